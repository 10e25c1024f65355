"""OR108: one person as primary holder of several key posts."""

import pytest

from riskctl.rules.organization.two_key_posts import RULE
from tests.building import catalog, facts, hits

POSTS = {"cashier": {"name": "出纳岗", "unit": "u", "key": True},
         "seals": {"name": "印章管理岗", "unit": "u", "key": True},
         "assets": {"name": "资产管理岗", "unit": "u", "key": True}, "clerk": {"name": "文秘岗", "unit": "u"},
         "driver": {"name": "驾驶岗", "unit": "u", "key": False}}
CASHIER = {"post": "cashier", "as": "primary"}


@pytest.mark.parametrize(("other", "found"), [
    ({"post": "seals", "as": "primary"}, True),
    ({"post": "seals", "as": "primary", "to": "2026-06-30"}, True),
    ({"post": "seals", "as": "primary", "to": "2026-06-29"}, False),
    ({"post": "seals", "as": "primary", "from": "2026-07-01"}, False),
    ({"post": "seals", "as": "deputy"}, False),
    ({"post": "seals", "as": "backup"}, False),
    ({"post": "seals", "as": "acting"}, False),
    ({"post": "clerk", "as": "primary"}, False),
    ({"post": "driver", "as": "primary"}, False),
    ({"post": "nowhere", "as": "primary"}, False),
    ({"as": "primary"}, False),
    ({"post": "cashier", "as": "primary", "scope": "东片"}, False),
])
def test_two_key_posts_held_as_primary_today_are_found(other: dict[str, object], found: bool) -> None:
    of = catalog(posts=POSTS, people={"p": {"name": "龙某", "assignments": [CASHIER, other]}})
    values = {"name": "龙某", "posts": ["cashier", "seals"], "post_names": ["出纳岗", "印章管理岗"]}
    assert facts(RULE, of) == ([("p", "assignments", values)] if found else [])


def test_three_key_posts_are_one_finding() -> None:
    assignments = [{"post": post, "as": "primary"} for post in ("seals", "cashier", "assets")]
    (hit,) = hits(RULE, catalog(posts=POSTS, people={"p": {"name": "龙某", "assignments": assignments}}))
    assert hit.values["posts"] == ["seals", "cashier", "assets"]
    assert [related.record for related in hit.related] == ["p", "p"]


def test_two_people_with_a_key_post_each_are_none() -> None:
    people = {"p": {"name": "龙某", "assignments": [CASHIER]},
              "q": {"name": "邵某某", "assignments": [{"post": "seals", "as": "primary"}]}}
    assert facts(RULE, catalog(posts=POSTS, people=people)) == []
