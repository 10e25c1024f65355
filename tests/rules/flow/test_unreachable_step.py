"""ST103: a step that no case comes to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.rules.flow.unreachable_step import NO_WAY, ONLY_RETURN, ONLY_UNREACHED, RULE
from tests.building import facts, hits
from tests.flow.drawing import END, Steps, catalog_of, processes, walked
from tests.rules.flow.naming import at


@pytest.mark.parametrize(("steps", "expected"), [
    ({"a": ["b"], "b": ["end"]}, []),
    ({"a": ["end"], "b": ["end"]}, [at("b", "", **NO_WAY)]),
    ({"a": ["end"], "b": ["a"]}, [at("b", "", **NO_WAY)]),
    ({"a": [{"to": "b", "return": "supplement"}, "end"], "b": ["a"]}, [at("b", "", **ONLY_RETURN)]),
    ({"a": ["end"], "b": ["c"], "c": ["end"]}, [at("b", "", **NO_WAY)]),
    ({"a": ["end"], "b": ["c"], "c": ["b"]}, [at("b", "", **ONLY_UNREACHED)]),
    ({"a": ["end"], "b": ["d"], "c": ["d"], "d": ["end"]}, [at("b", "", **NO_WAY), at("c", "", **NO_WAY)]),
    ({"a": ["end"], "b": ["b"]}, [at("b", "", **NO_WAY)]),
])
def test_what_no_forward_way_leads_to_is_found(steps: dict[str, Any], expected: list[Any]) -> None:
    assert facts(RULE, catalog_of(steps)) == expected


def test_the_steps_behind_are_listed_with_the_first() -> None:
    [hit] = hits(RULE, catalog_of({"a": ["end"], "b": ["c", "a"], "c": ["d"], "d": ["end"]}))
    assert [related.field for related in hit.related] == ["steps.c", "steps.d"]


def test_a_step_behind_two_that_are_not_reached_is_listed_once() -> None:
    first, second = hits(RULE, catalog_of({"a": ["end"], "b": ["d"], "c": ["d"], "d": ["end"]}))
    assert [related.field for related in first.related] == ["steps.d"]
    assert second.related == ()


@pytest.mark.parametrize(("steps", "changes"), [
    ({"a": ["c"], "b": ["end"]}, {}),
    ({"a": ["end"], "b": ["end"]}, {"start": None}),
    ({"a": ["end"], "b": ["end"]}, {"start": "nowhere"}),
    ({"a": ["end"], "b": ["end"]}, {"start": ["a", "nowhere"]}),
    ({"a": [{"when": "齐全"}], "b": ["end"]}, {}),
    ({"a": ["end"], "b": ["end"]}, {"start": ["a", "b"]}),
    ({"a": ["end"], "b": ["end"]}, {"status": "retired"}),
    ({}, {}),
])
def test_what_another_fault_may_explain_is_left_alone(steps: dict[str, Any], changes: dict[str, Any]) -> None:
    assert facts(RULE, catalog_of(steps, **changes)) == []


def test_an_unknown_way_that_no_case_comes_to_explains_nothing() -> None:
    assert facts(RULE, catalog_of({"a": ["end"], "b": ["nowhere"]})) == [at("b", "", **NO_WAY)]


@given(processes(), st.data())
def test_every_step_never_come_to_is_told_once(steps: Steps, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.sampled_from(sorted(steps)), min_size=1, unique=True))
    found = hits(RULE, catalog_of(steps, start=starts))
    told = [field for hit in found for field in (hit.field, *(related.field for related in hit.related))]
    lost = set(steps) - set().union(*(walked(steps, start) for start in starts)) - {END}
    assert sorted(map(str, told)) == sorted(f"steps.{key}" for key in lost)
