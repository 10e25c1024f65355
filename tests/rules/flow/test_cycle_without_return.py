"""ST104: a cycle of forward ways."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from riskctl.rules.flow.cycle_without_return import RULE
from tests.building import facts, hits, read
from tests.flow.drawing import Steps, catalog_of, groups, processes, targets, walked, ways_from
from tests.rules.flow.naming import at


def cycle(last: str, *path: str) -> Any:
    row = " → ".join(path)
    return at(last, "next", path=row, path_names=row)


@pytest.mark.parametrize(("steps", "expected"), [
    ({"a": ["b"], "b": ["end"]}, []),
    ({"a": ["b"], "b": ["a", "end"]}, [cycle("b", "a", "b", "a")]),
    ({"a": ["b"], "b": [{"to": "a", "return": "send_back"}, "end"]}, []),
    ({"a": ["b"], "b": [{"to": "a", "return": "sendback"}, "end"]}, []),
    ({"a": ["b"], "b": [{"to": "a", "return": None}, "end"]}, [cycle("b", "a", "b", "a")]),
    ({"a": ["a", "end"]}, []),
    ({"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": ["e"], "e": ["d", "end"]},
     [cycle("c", "b", "c", "b"), cycle("e", "d", "e", "d")]),
    ({"a": ["b"], "b": ["c"], "c": ["d"], "d": ["b", "c"]}, [cycle("d", "b", "c", "d", "b")]),
    ({"a": ["end"], "b": ["c"], "c": ["b"]}, [cycle("c", "b", "c", "b")]),
])
def test_forward_ways_that_come_back_are_found(steps: dict[str, Any], expected: list[Any]) -> None:
    assert facts(RULE, catalog_of(steps)) == expected


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["b"], "b": ["a"]}, valid_to="2026-01-01")) == []


def test_the_place_is_the_way_that_closes_the_cycle() -> None:
    of = read("powers:\n  X:\n    start: a\n    steps:\n      a:\n        next: [b]\n      b:\n"
              "        next:\n          - {to: a, return: send_back}\n          - {to: a, when: 不齐}\n")
    assert [hit.at[:3] for hit in RULE.check(of)] == [("a.yaml", 10, 18)]


@given(processes(to_itself=True))
def test_each_set_of_steps_that_lead_to_one_another_is_told_once(steps: Steps) -> None:
    found = hits(RULE, catalog_of(steps))
    told = {frozenset(str(related.field).removeprefix("steps.") for related in hit.related): hit
            for hit in found}
    assert len(told) == len(found)
    assert set(told) == groups(steps, lambda a, b: b in walked(steps, a))
    for members, hit in told.items():
        path = str(hit.values["path"]).split(" → ")
        assert path[0] == path[-1]
        assert members.issuperset(path)
        assert all(to in targets(steps, key) for key, to in pairwise(path))
        others = [len(way) for way in ways_from(steps, path[0]) if path[0] in targets(steps, way[-1])]
        assert len(path) - 1 == min(length for length in others if length > 1)
