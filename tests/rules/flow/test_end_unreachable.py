"""ST112: steps from which no forward way leads to the end."""

from typing import Any

import pytest
from hypothesis import given

from riskctl.rules.flow import dead_end, loop_without_way_out
from riskctl.rules.flow.end_unreachable import RULE
from tests.building import facts, hits
from tests.flow.drawing import END, Steps, catalog_of, processes, targets, walked
from tests.rules.flow.naming import ids


def back(to: str) -> dict[str, str]:
    return {"to": to, "return": "send_back"}


@pytest.mark.parametrize(("steps", "stuck"), [
    ({"a": ["b"], "b": ["end"]}, ""),
    ({"a": ["b", "end"], "b": [back("a")]}, "b"),
    ({"a": ["b", "end"], "b": ["c"], "c": [back("a")]}, "bc"),
    ({"a": ["b", "end"], "b": ["c"], "c": [back("a"), "end"]}, ""),
    ({"a": ["b", "end"], "b": ["c"], "c": ["b", back("a")]}, "bc"),
    ({"a": ["b", "end"], "b": {}}, ""),
    ({"a": ["b"], "b": {}}, ""),
    ({"a": ["b"], "b": [back("a")]}, ""),
    ({"a": ["b", "end"], "b": ["c"], "c": [back("b")]}, ""),
    ({"a": ["b", "end"], "b": ["b"]}, ""),
    ({"a": ["b", "end"], "b": ["nowhere"]}, ""),
    ({"a": ["b", "end"], "b": [back("nowhere")]}, ""),
    ({"a": ["b", "end"], "b": [back("end")]}, ""),
    ({"a": ["end"], "b": [back("a")]}, ""),
    ({}, ""),
])
def test_steps_that_can_only_send_back_are_found(steps: dict[str, Any], stuck: str) -> None:
    values = {"name": "事项", "steps": ids(*stuck), "step_names": list(stuck)}
    assert facts(RULE, catalog_of(steps)) == ([("X", "steps", values)] if stuck else [])


def test_the_place_is_where_the_way_forward_stops() -> None:
    of = catalog_of({"a": ["b", "end"], "b": ["c"], "c": [back("a")]})
    [hit] = hits(RULE, of)
    assert [related.field for related in hit.related] == ["steps.b"]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["b", "end"], "b": [back("a")]}, status="retired")) == []


@given(processes())
def test_each_step_that_cannot_go_on_to_the_end_has_one_of_three_reasons(steps: Steps) -> None:
    of = catalog_of(steps)
    dead = {str(fact[2]["step"]) for fact in facts(dead_end.RULE, of)}
    loops = {step for fact in facts(loop_without_way_out.RULE, of) for step in fact[2]["loop"]}  # type: ignore[attr-defined]
    told = {step for fact in facts(RULE, of) for step in fact[2]["steps"]}  # type: ignore[attr-defined]
    explained = {step.removeprefix("X/") for step in dead | loops}
    expected = {key for key in walked(steps, "a") - {END}
                if END not in targets(steps, key, back=True)
                and walked(steps, key).isdisjoint(explained)
                and not any(END in targets(steps, step, back=True) for step in walked(steps, key))}
    assert told == {f"X/{key}" for key in expected}
    assert told.isdisjoint(dead | loops)
