"""Duties held directly that no post of the person has."""

from typing import Any

import pytest

from riskctl.rules.separation.entitlement_outside_posts import RULE
from tests.building import catalog, facts

POSTS = {"p": {"name": "岗", "unit": "u", "duties": ["big"]}, "q": {"name": "岗", "unit": "u"}}
DUTIES = {"big": {"name": "大", "implies": ["small"]}, "small": {"name": "小"},
    "pays": {"name": "付", "kinds": ["pay"]}, "alias": {"name": "别", "same_as": "small"}}
POWERS = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s",
    "steps": {"s": {"name": "付", "kind": "pay", "post": "q", "next": ["end"]}}}}


@pytest.mark.parametrize(("held", "duties", "expected"), [
    (["p"], ["big"], []), (["p"], ["small"], []), (["p"], ["alias"], []), (["p"], ["pays"], ["pays"]),
    (["q"], ["pays"], []),
    (["p", "q"], ["pays", "small"], []), ([], ["small"], ["small"]),
    (["q"], ["small", "pays", "big"], ["small", "big"])])
def test_what_the_posts_bring_covers_what_is_held_directly(held: list[str], duties: list[str],
    expected: list[str]) -> None:
    people: dict[str, Any] = {"x": {"name": "张某", "duties": duties,
        "assignments": [{"post": post, "as": "backup"} for post in held]}}
    of = catalog(posts=POSTS, duties=DUTIES, powers=POWERS, people=people)
    assert [(record, values["duties"]) for record, _, values in facts(RULE,
        of)] == ([("x", expected)] if expected else [])


def test_a_post_that_has_ended_covers_nothing() -> None:
    people = {"x": {"name": "张某", "duties": ["big"], "assignments": [{"post": "p", "as": "primary",
        "to": "2026-06-29"}]}}
    assert [record for record, _, _ in facts(RULE, catalog(posts=POSTS, duties=DUTIES, people=people))] == ["x"]
