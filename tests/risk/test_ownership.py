"""Which controls are in the hands of whom they control."""

from typing import Any

import pytest

from riskctl.risk.ownership import Ownership
from tests.building import catalog

STEPS = {"check": {"name": "核查", "kind": "verify", "any_of": ["clerk", "second"]}, "other": {"name": "他", "kind": "review", "post": "auditor"}}
POSTS = {id: {"name": id, "unit": "u"} for id in ("clerk", "second", "head", "auditor", "twin")}


def _is_own(control: dict[str, Any], at: str = "X/check", people: dict[str, list[str]] | None = None) -> bool:
    held = {person: {"name": person, "assignments": [{"post": post, "as": "primary"} for post in posts if not post.endswith("?")]
                     + [{"post": post[:-1], "as": "backup"} for post in posts if post.endswith("?")]}
            for person, posts in (people or {}).items()}
    of = catalog(posts=POSTS, powers={"X": {"name": "X", "steps": STEPS}}, people=held, controls={"c": control},
                 risk_points={"r": {"name": "r", "at": at, "accountable": {"direct": "clerk"}}})
    return Ownership(of).is_own(of.controls["c"], of.risk_points["r"])


@pytest.mark.parametrize(("control", "is_own"), [
    ({"owner": "clerk"}, True),
    ({"owner": "clerk", "performed_by": "auditor"}, True),
    ({"owner": "head"}, False),
    ({"owner": "head", "performed_by": "clerk"}, False),
    ({"owner": "second"}, True),
    ({"owner": "second", "performed_by": ["second"]}, True),
    ({"owner": "second", "performed_by": ["second", "auditor"]}, False),
    ({"owner": "auditor", "performed_by": "auditor"}, False),
    ({"owner": "auditor", "at": "X/other"}, False),
    ({"owner": "nobody"}, False),
    ({}, False),
])
def test_by_posts(control: dict[str, Any], is_own: bool) -> None:
    assert _is_own(control) is is_own


@pytest.mark.parametrize(("at", "owner", "is_own"), [
    ("X", "second", False), ("X/*", "second", False), ("second", "second", True), ("X/other", "auditor", True), ("X/none", "second", False),
])
def test_the_controlled_are_those_where_the_risk_is(at: str, owner: str, is_own: bool) -> None:
    assert _is_own({"owner": owner}, at) is is_own


@pytest.mark.parametrize(("people", "is_own"), [
    ({"a": ["clerk", "twin"]}, True),
    ({"a": ["clerk", "twin"], "b": ["clerk"]}, True),
    ({"a": ["clerk", "twin"], "b": ["twin"]}, False),
    ({"a": ["clerk"], "b": ["twin"]}, False),
    ({"a": ["clerk"]}, False),
    ({"a": ["clerk", "twin?"], "b": ["twin"]}, False),
    ({"a": ["clerk?", "twin"]}, False),
    ({"a": ["clerk", "twin"], "b": ["twin?"]}, True),
])
def test_by_people(people: dict[str, list[str]], is_own: bool) -> None:
    assert _is_own({"owner": "twin", "performed_by": "auditor"}, people=people) is is_own


@pytest.mark.parametrize(("people", "performed_by", "is_own"), [
    ({"a": ["second", "twin"]}, [], True),
    ({"a": ["second", "twin"]}, ["twin"], True),
    ({"a": ["second", "twin"]}, ["twin", "auditor"], False),
    ({"a": ["second", "twin"], "b": ["twin"]}, [], False),
    ({"a": ["second"], "b": ["twin"]}, [], False),
    ({"a": ["auditor", "twin"]}, [], False),
])
def test_by_people_who_perform_the_step(people: dict[str, list[str]], performed_by: list[str], is_own: bool) -> None:
    assert _is_own({"owner": "twin", "performed_by": performed_by}, people=people) is is_own
