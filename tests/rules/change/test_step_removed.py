"""DF301: a step of the bureau that is there no more."""

from typing import Any

import pytest

from riskctl.change.comparison import compare
from riskctl.review.effects import entries_of
from riskctl.rules.change.step_removed import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told, power_of

CHECK = {"name": "核查", "kind": "verify", "post": "p", "next": ["b"]}


def test_a_step_takes_its_ways_and_risk_points_along() -> None:
    points = {"r": {"name": "核查不实", "at": "w/check"}, "s": {"name": "受理不公", "at": ["w/check", "w/a"]}}
    before = power_of({"a": {"name": "受理", "next": ["check"]}, "check": CHECK, "b": {"name": "决定", "next": ["end"]}}, risk_points=points)
    after = power_of({"a": {"name": "受理", "next": ["b"]}, "b": {"name": "决定", "next": ["end"]}},
                     risk_points={"s": {"name": "受理不公", "at": ["w/a"]}})
    assert_told(RULE, before, after, "w", "steps.check", {"step": "核查", "kind": "verify", "points": 1})
    entries, _ = entries_of(compare(before, after), [RULE])
    assert [[(change.kind.value, change.record, change.field) for change in (entry.change, *entry.also)] for entry in entries] == [
        [("removed", "w", "steps.check"), ("removed", "w", "steps.a.next"), ("added", "w", "steps.a.next"), ("removed", "r", None)],
        [("removed", "s", "at")]]


@pytest.mark.parametrize(("step", "left"), [
    ({"name": "补正", "party": "applicant"}, {}),
    (CHECK, {"other": CHECK}),
])
def test_what_others_do_and_what_is_renamed_is_no_loss(step: Any, left: Any) -> None:
    other = {"b": {"name": "决定", "next": ["end"]}}
    assert_told(RULE, power_of({**other, "check": step}), power_of({**other, **left}), "w", None, None)


def test_a_power_that_is_removed_is_not_told_step_by_step() -> None:
    assert_told(RULE, power_of({"check": CHECK}), catalog(), "w", None, None)
