"""RP103: a directly accountable post that is not where the risk is."""

from typing import Any

import pytest

from riskctl.rules.risk_point.accountable_elsewhere import RULE
from tests.building import catalog, facts

UNITS = {
    "bureau": {"name": "局", "head": "director"},
    "food": {"name": "食品科", "parent": "bureau", "head": "food-head"},
    "team": {"name": "执法中队", "parent": "food"},
    "finance": {"name": "财务科", "parent": "bureau", "head": "finance-head"},
}
POSTS = {
    "director": {"name": "局长", "unit": "bureau"},
    "deputy": {"name": "副局长", "unit": "bureau", "reports_to": "director"},
    "food-head": {"name": "科长", "unit": "food"},
    "clerk": {"name": "受理岗", "unit": "food", "reports_to": "lead"},
    "lead": {"name": "组长", "unit": "food", "reports_to": "deputy", "duties": ["own-duty"]},
    "inspector": {"name": "核查岗", "unit": "team"},
    "finance-head": {"name": "财务科长", "unit": "finance"},
    "cashier": {"name": "出纳岗", "unit": "finance", "reports_to": "finance-head"},
}
POWERS = {
    "XK": {"name": "许可", "unit": "food", "steps": {
        "apply": {"name": "申请", "kind": "apply", "party": "applicant"},
        "accept": {"name": "受理", "kind": "accept", "post": "clerk"},
        "check": {"name": "核查", "kind": "verify", "any_of": ["inspector"], "duties": ["check-duty"]},
        "decide": {"name": "决定", "kind": "decide", "body": "board"}}},
    "BARE": {"name": "确认", "units": {"lead": "food", "assist": ["finance"]}},
}
BODIES = {"board": {"name": "集体讨论会", "members": ["deputy", "expert"], "chair": "finance-head"}}
INSTITUTIONS = {"rules": {"name": "核查办法", "owner": "cashier", "owner_unit": "team"}}
DUTIES = {"own-duty": {"name": "带班"}, "check-duty": {"name": "核查"}, "idle": {"name": "闲置"}}


def found(at: Any, direct: object, **rest: Any) -> bool:
    point = {"name": "核查不实", "at": at, "accountable": {"direct": direct}, **rest.pop("point", {})}
    of = catalog(units=UNITS, posts=POSTS, powers=POWERS, bodies=BODIES, institutions=INSTITUTIONS, duties=DUTIES,
                 risk_points={"r": point}, **rest)
    return bool(facts(RULE, of))


@pytest.mark.parametrize(("at", "near"), [
    ("XK/accept", {"clerk", "lead", "deputy", "director", "food-head"}),
    ("XK/check", {"inspector", "food-head", "director"}),
    ("XK/decide", {"deputy", "finance-head", "director"}),
    ("XK/apply", {"clerk", "lead", "inspector", "deputy", "finance-head", "food-head", "director"}),
    ("XK", {"clerk", "lead", "inspector", "deputy", "finance-head", "food-head", "director"}),
    ("XK/*", {"clerk", "lead", "inspector", "deputy", "finance-head", "food-head", "director"}),
    ("BARE", {"clerk", "lead", "inspector", "food-head", "cashier", "finance-head", "deputy", "director"}),
    ("cashier", {"cashier", "finance-head", "director"}),
    ("team", {"inspector", "food-head", "director"}),
    ("food", {"food-head", "clerk", "lead", "inspector", "deputy", "director"}),
    ("board", {"deputy", "finance-head", "director"}),
    ("rules", {"cashier", "finance-head", "inspector", "food-head", "director"}),
    ("own-duty", {"lead", "deputy", "food-head", "director"}),
    ("check-duty", {"inspector", "food-head", "director"}),
    (["cashier", "team"], {"cashier", "finance-head", "inspector", "food-head", "director"}),
    (["team", "nowhere"], {"inspector", "food-head", "director"}),
])
def test_who_acts_there_or_is_above_is_near(at: object, near: set[str]) -> None:
    assert {post for post in POSTS if not found(at, post)} == near


@pytest.mark.parametrize(("at", "direct"), [
    ("nowhere", "cashier"), ("idle", "cashier"), ([], "cashier"), (None, "cashier"), ("XK/accept", "nobody"),
    ("XK/accept", None), ("XK/accept", ""), ("XK/accept", 5)])
def test_what_cannot_be_told_is_not_found(at: object, direct: object) -> None:
    assert not found(at, direct)


@pytest.mark.parametrize("status", ["accepted", "retired"])
def test_points_that_are_not_open_are_left_alone(status: str) -> None:
    assert not found("XK/accept", "cashier", point={"status": status})


@pytest.mark.parametrize(("loan", "is_found"), [
    ({"from": "clerk", "to": "cashier"}, False),
    ({"from": "clerk", "to": "cashier", "valid_from": "2026-01-01", "valid_to": "2026-06-30"}, False),
    ({"from": "clerk", "to": "cashier", "valid_to": "2026-06-29"}, True),
    ({"from": "clerk", "to": "cashier", "valid_from": "2026-07-01"}, True),
    ({"from": "inspector", "to": "cashier"}, True),
    ({"from": "cashier", "to": "clerk"}, True),
])
def test_who_acts_by_delegation_today_is_there(loan: dict[str, object], is_found: bool) -> None:
    assert found("XK/accept", "cashier", delegations={"d": loan}) is is_found


def test_a_ring_of_superiors_ends() -> None:
    ring = {"a": {"unit": "u", "reports_to": "b"}, "b": {"unit": "u", "reports_to": "a"}, "c": {"unit": "v"}}
    units = {"u": {"parent": "v"}, "v": {"parent": "u"}}
    points = {"r": {"at": "a", "accountable": {"direct": "b"}}, "s": {"at": "a", "accountable": {"direct": "c"}}}
    of = catalog(posts=ring, units=units, risk_points=points)
    assert [record for record, _, _ in facts(RULE, of)] == ["s"]


def test_the_finding_names_both_places() -> None:
    of = catalog(units=UNITS, posts=POSTS, powers=POWERS, risk_points={
        "r": {"name": "核查不实", "at": ["XK/check", "XK/accept"], "accountable": {"direct": "cashier"}}})
    assert facts(RULE, of) == [("r", "accountable.direct", {
        "name": "核查不实", "post": "cashier", "post_name": "出纳岗", "at": ["XK/check", "XK/accept"],
        "at_names": ["许可/核查", "许可/受理"]})]
