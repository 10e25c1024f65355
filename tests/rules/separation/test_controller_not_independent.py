"""Controllers who are not independent of the controlled."""

from typing import Any

import pytest

from riskctl.rules.separation.controller_not_independent import RULE
from tests.building import catalog, hits

POSTS = {"head": {"name": "股长", "unit": "u"}, "doer": {"name": "经办", "unit": "u", "reports_to": "head"},
         "clerk": {"name": "内勤", "unit": "u", "reports_to": "doer"}, "other": {"name": "他岗", "unit": "v"}}
POWERS = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s",
    "steps": {"s": {"name": "办", "kind": "verify", "post": "doer", "next": ["end"]}}}}
POINT = {"at": "w/s", "name": "险", "type": ["process"], "manifestation": "不查", "level": "high",
    "accountable": {"direct": "doer"}}


def control(owner: str, **more: Any) -> dict[str, Any]:
    return {"name": "核", "kind": "spot_check", "timing": "detective", "owner": owner, "at": "w/s", **more}


def found(of: str = "owner", **records: Any) -> list[tuple[str | None, object, object]]:
    made = catalog(posts=POSTS, powers=POWERS, sod_rules={"r": {"name": "则", "independent": {"of": of}}},
        **records)
    return [(hit.record, hit.values["how"], hit.values["state"]) for hit in hits(RULE, made)]


@pytest.mark.parametrize(("owner", "expected"), [
    ("doer", [("c", "same", "design")]), ("clerk", [("c", "above", "structural")]), ("head", []),
    ("other", [])])
def test_the_owner_is_neither_the_performer_nor_below(owner: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(controls={"c": control(owner)}) == expected


def test_a_control_without_a_place_is_at_the_steps_of_its_risk_points() -> None:
    held = {"c": {key: value for key, value in control("doer").items() if key != "at"}}
    assert found(controls=held, risk_points={"p": {**POINT, "controls": ["c"]}}) == [("c", "same", "design")]
    assert found(controls=held, risk_points={"p": {**POINT, "controls": ["c"], "status": "retired"}}) == []


@pytest.mark.parametrize("dates", [{"valid_to": "2026-06-29"}, {"valid_from": "2026-07-01"}])
def test_a_control_not_in_force_is_left_alone(dates: dict[str, str]) -> None:
    assert found(controls={"c": control("doer", **dates)}) == []


@pytest.mark.parametrize(("roles", "state"), [(("primary", "primary"), "actual"),
    (("primary", "backup"), "potential")])
def test_one_person_in_both_posts(roles: tuple[str, str], state: str) -> None:
    held = [{"post": post, "as": role} for post, role in zip(("other", "doer"), roles, strict=True)]
    assert found(controls={"c": control("other")}, people={"x": {"name": "张某",
        "assignments": held}}) == [("c", "person", state)]


def test_kin_in_the_two_posts() -> None:
    people = {"x": {"name": "张某", "assignments": [{"post": "other", "as": "primary"}]},
              "y": {"name": "李某", "assignments": [{"post": "doer", "as": "primary"}],
              "kin": [{"person": "x", "relation": "夫妻"}]}}
    assert found(controls={"c": control("other")}, people=people) == [("c", "kin", "structural")]


def test_the_supervisor_of_a_risk_point() -> None:
    assert found("supervisor", risk_points={"p": {**POINT, "supervisor": "clerk"}}) == [("p", "above",
        "structural")]
    assert found("supervisor", risk_points={"p": {**POINT, "supervisor": "head"}}) == []
    assert found("supervisor", controls={"c": control("doer")}) == []
