"""ST113: steps that lead to one another and nowhere else."""

from typing import Any

import pytest

from riskctl.rules.flow.loop_without_way_out import RULE
from tests.building import facts, hits
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import Fact, at, ids


def back(to: str) -> dict[str, str]:
    return {"to": to, "return": "send_back"}


def loop(members: str) -> Fact:
    return at(members[-1], "next", loop=ids(*members), loop_names=list(members))


@pytest.mark.parametrize(("steps", "expected"), [
    ({"a": ["b"], "b": [back("a")]}, [loop("ab")]),
    ({"a": ["b"], "b": ["a"]}, [loop("ab")]),
    ({"a": ["b"], "b": [back("a"), "end"]}, []),
    ({"a": ["b", "end"], "b": ["c"], "c": [back("b")]}, [loop("bc")]),
    ({"a": ["b", "c"], "b": ["d"], "d": [back("b")], "c": ["e"], "e": [back("c")]}, [loop("bd"), loop("ce")]),
    ({"a": ["b"], "b": [back("a"), "c"], "c": {}}, []),
    ({"a": ["b"], "b": [back("a"), "nowhere"]}, []),
    ({"a": ["b"], "b": [back("a"), back("nowhere")]}, []),
    ({"a": ["b"], "b": [back("a"), back("end")]}, []),
    ({"a": ["a"]}, []),
    ({"a": ["end"], "b": ["c"], "c": [back("b")]}, []),
])
def test_a_loop_that_cannot_be_left_is_found(steps: dict[str, Any], expected: list[Any]) -> None:
    assert facts(RULE, catalog_of(steps)) == expected


def test_the_other_steps_of_the_loop_are_related() -> None:
    [hit] = hits(RULE, catalog_of({"a": ["b"], "b": ["c"], "c": [back("a")]}))
    assert [related.field for related in hit.related] == ["steps.a", "steps.b"]


def test_without_a_start_every_loop_is_looked_at() -> None:
    assert facts(RULE, catalog_of({"a": ["end"], "b": ["c"], "c": [back("b")]}, start=None)) == [loop("bc")]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["b"], "b": [back("a")]}, status="retired")) == []
