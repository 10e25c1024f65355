"""DS107: a column of disclosure that names no field, or one that may not be shown."""

from typing import Any

import pytest

from riskctl.rules.disclosure.unknown_column import RULE
from tests.building import catalog, hits


def found(columns: object, **settings: Any) -> list[tuple[object, object, object]]:
    of = catalog({"riskctl": 1, "disclosure": {"columns": columns, **settings}})
    return [(hit.values["column"], hit.values["problem"], hit.values["suggestion"]) for hit in hits(RULE, of)]


@pytest.mark.parametrize(("columns", "expected"), [
    ({"powers": ["name", "steps.name", "time_limit.promised"]}, []),
    ({"powers": []}, []),
    (None, []),
    ({"powers": ["nome"]}, [("powers.nome", "field", "powers.name")]),
    ({"powers": ["steps.nama"]}, [("powers.steps.nama", "field", "powers.steps.name")]),
    ({"powers": [3]}, [("powers.3", "field", "")]),
    ({"powers": ["filing"]}, [("powers.filing", "profile", "")]),
    ({"people": ["name"]}, [("people.name", "profile", "")]),
    ({"power": ["name"]}, [("power", "kind", "powers")]),
    ({"powers": "name"}, [("powers", "form", "")]),
    (["name"], [("columns", "form", "")]),
    ({"risk_points": ["level"]}, [("risk_points.level", "profile", "")]),
    ({"powers": ["number", "type", {"column": "unit", "title": "谁来办"}], "posts": ["step", "limit"]}, []),
    ({"powers": [{"column": "nunber"}]}, [("powers.nunber", "field", "powers.number")]),
    ({"powers": [{"columns": "name"}, {"column": 3}, {"column": "name", "title": 3}]},
     [("powers.{'columns': 'name'}", "form", ""), ("powers.{'column': 3}", "form", ""), ("powers.{'column': 'name', 'title': 3}", "form", "")]),
    ({"powers": ["name", {"column": "name", "title": "再来"}]}, [("powers.name", "twice", "")]),
    ({"disclosure": ["number", "name"], "coverage": ["holes"]}, [("disclosure.name", "profile", ""), ("coverage.holes", "profile", "")]),
    ({"institutions": ["controls"], "posts": ["holders"]}, [("institutions.controls", "profile", ""), ("posts.holders", "profile", "")]),
    ({"registr": ["name"]}, [("registr", "kind", "register")]),
    ({"units": ["name", {"column": "head", "title": "负责人"}]}, []),
])
def test_columns_are_fields_that_the_profile_shows(columns: object, expected: list[Any]) -> None:
    assert found(columns) == expected


@pytest.mark.parametrize(("settings", "count"), [
    ({}, 2), ({"profile": "internal"}, 0), ({"publish_risk_points": True}, 1), ({"publish_risk_points": False}, 2),
    ({"profile": "everybody"}, 2),
])
def test_the_profile_and_the_switch_decide(settings: dict[str, Any], count: int) -> None:
    assert len(found({"risk_points": ["level", "scoring"]}, **settings)) == count


def test_without_settings_there_is_nothing_to_check() -> None:
    assert hits(RULE, catalog()) == []
    assert hits(RULE, catalog({"riskctl": 1, "disclosure": {}})) == []
