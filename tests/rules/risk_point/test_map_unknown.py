"""RP111: a mapping between schemes to a scheme or level that does not exist."""

from typing import Any

import pytest

from riskctl.rules.risk_point.map_unknown import RULE
from tests.building import catalog, facts, hits, read


def _own(maps: Any) -> dict[str, Any]:
    return {"own": {"name": "本局", "by": "declared", "levels": [{"id": "a", "label": "a"}, {"id": "b", "label": "b"}], "maps": maps}}


@pytest.mark.parametrize(("maps", "found"), [
    (None, []),
    ({"hml": {"a": "high", "b": "low"}}, []),
    ({"hml": {"a": "hihg"}}, [("maps.hml.a", "hihg", "hml", "high")]),
    ({"hml": {"a": 1}}, [("maps.hml.a", "1", "hml", "")]),
    ({"hml": {"a": ["high"]}}, [("maps.hml.a", "", "hml", "")]),
    ({"hml": {"c": "high"}}, [("maps.hml.c", "c", "own", "")]),
    ({"hml": "high"}, []),
    ({"matrx": {"a": "一"}}, [("maps.matrx", "matrx", "", "matrix")]),
    ({"own": {"a": "b"}}, []),
])
def test_maps(maps: Any, found: list[tuple[str, str, str, str]]) -> None:
    seen = facts(RULE, catalog(level_schemes=_own(maps)))
    assert [(field, values["unknown"], values["of"], values["suggestion"]) for _, field, values in seen] == found


def test_a_scheme_that_does_not_exist_under_also_is_one_finding() -> None:
    points = {"r1": {"name": "一", "also": {"matrx": "一", "hml": "high"}}, "r2": {"name": "二", "also": {"matrx": "二"}},
              "r3": {"name": "三", "also": {"matrx": "二"}, "status": "retired"}, "r4": {"name": "四"}}
    of = catalog(risk_points=points)
    assert facts(RULE, of) == [("matrx", "also", {"name": "一", "unknown": "matrx", "of": "", "suggestion": "matrix", "count": 2})]
    assert [[related.record for related in hit.related] for hit in hits(RULE, of)] == [["r2"]]


def test_names_of_schemes_are_left_alone_while_files_are_unread() -> None:
    text = "risk_points:\n  r: {name: 一, also: {mine: a}}\n"
    assert len(hits(RULE, read(text))) == 1
    assert hits(RULE, read(text + "level_schemes: [\n")) == []
