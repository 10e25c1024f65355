"""DF201: a risk point that goes while what it is at stays."""

from dataclasses import replace
from typing import Any

import pytest

from riskctl.rules.change.risk_point_removed import RULE
from tests.building import catalog, effects


@pytest.mark.parametrize(("at", "steps", "told"), [
    ("w/s", {"s": {"name": "核查"}}, True),
    ("w", {}, True),
    ("p", {}, True),
    ("w/*", {}, True),
    (["w/gone", "w/s"], {"s": {"name": "核查"}}, True),
    ("w/gone", {"s": {"name": "核查"}}, False),
])
def test_it_is_told_if_anything_that_it_is_at_stays(at: Any, steps: Any, told: bool) -> None:
    head = catalog(powers={"w": {"name": "许可", "steps": steps}}, posts={"p": {"name": "窗口"}})
    base = replace(head, records={**head.records, **catalog(risk_points={"r": {"name": "核查不实", "at": at, "level": "high"}}).records})
    expected = [("weakens", "r", None, {"name": "核查不实", "level": "高", "at": [base.label_of(one) for one in base.risk_points["r"].at]})]
    assert effects(RULE, base, head) == (expected if told else [])
    assert [one[:3] for one in effects(RULE, head, base)] == ([("strengthens", "r", None)] if told else [])


@pytest.mark.parametrize(("before", "after", "told"), [
    ("open", "accepted", True), (None, "retired", True), ("accepted", "retired", False), (None, "open", False),
])
def test_a_status_by_which_it_is_no_longer_watched_is_told(before: str | None, after: str, told: bool) -> None:
    base, head = (catalog(risk_points={"r": {"name": "核查不实", "at": "p", "status": status}}) for status in (before, after))
    expected = [("weakens", "r", "status", {"name": "核查不实", "level": "", "at": ["p"]})]
    assert effects(RULE, base, head) == (expected if told else [])


@pytest.mark.parametrize(("before", "after", "left"), [
    (["w/s", "w/t"], ["w/t"], "许可/核查"),
    (["w/s", "p"], "p", "许可/核查"),
    (["w", "w/s"], "w", None),
    (["w/*", "w/s"], "w/*", None),
    (["w/s", "w/gone"], "w/s", None),
    (["w/s", "p"], ["w/t", "p"], None),
])
def test_a_place_that_it_leaves_is_told(before: Any, after: Any, left: str | None) -> None:
    base, head = (catalog(powers={"w": {"name": "许可", "steps": {"s": {"name": "核查"}, "t": {"name": "决定"}}}}, posts={"p": {"name": "窗口"}},
                          risk_points={"r": {"name": "核查不实", "at": at}}) for at in (before, after))
    told = [("r", "at", {"name": "核查不实", "level": "", "at": [left]})] if left else []
    assert effects(RULE, base, head) == [("weakens", *one) for one in told]
    if len(base.risk_points["r"].at) > len(head.risk_points["r"].at):
        assert effects(RULE, head, base) == [("strengthens", *one) for one in told]
