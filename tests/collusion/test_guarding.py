"""Which controls act at which step."""

from typing import Any

import pytest

from riskctl.collusion.guarding import Guarding, guarding_of
from tests.building import catalog

STEPS = {
    "ask": {"name": "申请", "kind": "apply", "party": "x", "next": ["check"]},
    "check": {"name": "审查", "kind": "review", "post": "p", "next": ["talk"]},
    "talk": {"name": "讨论", "kind": "discuss", "post": "p", "next": ["agree"]},
    "agree": {"name": "审批", "kind": "approve", "post": "q", "next": ["give"]},
    "give": {"name": "付款", "kind": "pay", "post": "p", "next": ["end"]},
}
CONTROL = {"name": "措施", "kind": "dual_person", "timing": "preventive", "owner": "q"}


def found(control: dict[str, Any], **more: Any) -> Guarding:
    of = catalog(powers={"w": {"name": "支付", "type": "internal:finance", "unit": "u", "start": "ask", "steps": STEPS}},
                 controls={"c": {**CONTROL, **control}}, **more)
    return guarding_of(of.powers["w"], of)


def guarded(controls: set[str], preventive: set[str]) -> Guarding:
    return Guarding(frozenset({"agree", "give"}), frozenset({"talk", *controls}), frozenset(preventive))


def point(at: object, answer: object = "c", **more: object) -> dict[str, Any]:
    return {"risk_points": {"r": {"at": at, "name": "风险", "controls": [answer], **more}}}


@pytest.mark.parametrize(("control", "more", "expected"), [
    ({}, {}, guarded(set(), set())),
    ({"at": "w/check"}, {}, guarded({"check"}, {"check"})),
    ({"at": ["w/check", "w/give"], "timing": "detective"}, {}, guarded({"check", "give"}, set())),
    ({"at": "w/check", "timing": "corrective"}, {}, guarded(set(), set())),
    ({"at": "w/*", "timing": "detective"}, {}, guarded(set(STEPS), set())),
    ({"at": "w"}, {}, guarded(set(), set())),
    ({"at": "w/check", "valid_to": "2026-06-29"}, {}, guarded(set(), set())),
    ({"at": "w/check", "valid_from": "2026-07-01"}, {}, guarded(set(), set())),
    ({"at": "w/check", "effect": {"design": "none"}}, {}, guarded(set(), set())),
    ({"at": "w/check", "effect": {"operation": "none", "design": "full"}}, {}, guarded(set(), set())),
    ({"at": "w/check", "effect": {"operation": "partial"}}, {}, guarded({"check"}, {"check"})),
    ({}, point("w/give"), guarded({"give"}, {"give"})),
    ({"at": "w/check"}, point("w/give"), guarded({"check"}, {"check"})),
    ({}, point(["w/give", "w/agree", "p"]), guarded({"give", "agree"}, {"give", "agree"})),
    ({}, point("w/give", status="accepted"), guarded(set(), set())),
    ({}, point("w/give", {"control": "c", "effect": {"operation": "none"}}), guarded(set(), set())),
    ({"effect": {"operation": "none"}}, point("w/give", {"control": "c", "effect": {"operation": "full"}}), guarded({"give"}, {"give"})),
    ({"effect": {"design": "none"}}, point("w/give", {"control": "c", "effect": {"operation": "full"}}), guarded(set(), set())),
    ({"at": "w/check", "effect": {"design": "none"}}, point("w/check", {"control": "c", "effect": {"design": "full"}}),
     guarded({"check"}, {"check"})),
])
def test_a_control_acts_where_it_says_or_answers_unless_it_is_without_effect(control: dict[str, Any], more: dict[str, Any],
                                                                             expected: Guarding) -> None:
    assert found(control, **more) == expected


def test_of_several_answers_at_a_step_one_that_works_is_enough() -> None:
    dead = {"control": "c", "effect": {"operation": "none"}}
    more = {"risk_points": {"r": {"at": "w/give", "name": "甲", "controls": [dead]}, "s": {"at": "w/give", "name": "乙", "controls": ["c"]}}}
    assert found({}, **more) == guarded({"give"}, {"give"})
