"""OR102: a second unit without a parent."""

import pytest

from riskctl.rules.organization.several_roots import RULE
from tests.building import catalog, facts, hits

BUREAU = {"name": "某县税务局"}
BELOW = {"name": "办公室", "parent": "bureau"}


@pytest.mark.parametrize(("units", "found"), [
    ({}, []),
    ({"bureau": BUREAU, "office": BELOW}, []),
    ({"bureau": BUREAU, "office": BELOW, "info": {"name": "信息中心"}}, ["info"]),
    ({"info": {"name": "信息中心"}, "bureau": BUREAU, "office": BELOW}, ["info"]),
    ({"bureau": BUREAU, "office": BELOW, "info": {"name": "信息中心"}, "legal": {"name": "法制股"}},
     ["info", "legal"]),
    ({"bureau": BUREAU, "city": {"name": "市税务局", "kind": "external"}}, []),
    ({"bureau": BUREAU, "city": {"name": "市税务局", "kind": "externl"}}, []),
    ({"bureau": BUREAU, "info": {"name": "信息中心", "parent": "nowhere"}}, []),
    ({"bureau": BUREAU, "info": {"name": "信息中心", "parent": 7}}, []),
    ({"bureau": BUREAU, "a": {"name": "a", "parent": "b"}, "b": {"name": "b", "parent": "a"}}, []),
])
def test_each_root_beside_the_main_one_is_found(units: dict[str, dict[str, object]],
                                                found: list[str]) -> None:
    main = {"root": "bureau", "root_name": "某县税务局"}
    expected = [(id, "parent", {"name": units[id]["name"], **main}) for id in found]
    assert facts(RULE, catalog(units=units)) == expected


def test_of_roots_with_nothing_below_the_first_is_the_main_one() -> None:
    (hit,) = hits(RULE, catalog(units={"b": {"name": "乙"}, "a": {"name": "甲"}}))
    assert (hit.record, hit.kind, [related.record for related in hit.related]) == ("a", "units", ["b"])


def test_the_main_root_has_most_units_at_any_depth() -> None:
    deep = {"x": {"name": "x"}, "x1": {"name": "x1", "parent": "x"}, "x2": {"name": "x2", "parent": "x1"}}
    wide = {"y": {"name": "y"}, "y1": {"name": "y1", "parent": "y"}}
    assert [record for record, _, _ in facts(RULE, catalog(units=wide | deep))] == ["y"]
