"""Duties that only some units or posts may have."""

from typing import Any

import pytest

from riskctl.rules.separation.duty_outside_its_unit import RULE
from tests.building import catalog, hits

UNITS = {"a": {"name": "甲股"}, "a1": {"name": "甲一组", "parent": "a"}, "b": {"name": "乙股"}}
POSTS = {"in": {"name": "内", "unit": "a"}, "below": {"name": "下", "unit": "a1"},
    "out": {"name": "外", "unit": "b"}}


@pytest.mark.parametrize(("posts", "people", "only", "expected"), [
    (("in",), {}, {"units": ["a"]}, []), (("below",), {}, {"units": ["a"]}, []),
    (("in",), {}, {"units": ["a1"]}, ["in"]),
    (("out",), {}, {"units": ["a"]}, ["out"]), (("out",), {}, {"units": ["a"], "posts": ["out"]}, []),
    (("in", "out"), {}, {"posts": ["in"]}, ["out"]),
    ((), {"x": {"name": "张某", "duties": ["d"]}}, {"units": ["a"]}, ["x"]),
    ((), {"x": {"name": "张某", "duties": ["d"], "unit": "a1"}}, {"units": ["a"]}, []),
    ((), {"x": {"name": "张某", "duties": ["more"]}}, {"units": ["a"]}, ["x"]),
    ((), {"x": {"name": "张某", "duties": ["d"], "assignments": [{"post": "in", "as": "backup"}]}},
    {"units": ["a"]}, []),
    ((), {"x": {"name": "张某", "duties": ["d"], "assignments": [{"post": "in", "as": "primary",
    "to": "2026-06-29"}]}}, {"units": ["a"]}, ["x"])])
def test_every_holder_holds_the_duty_through_the_units_or_posts(posts: tuple[str, ...],
    people: dict[str, Any], only: dict[str, Any],
                                                                expected: list[str]) -> None:
    having = {id: {**post, **({"duties": ["d"]} if id in posts else {})} for id, post in POSTS.items()}
    of = catalog(units=UNITS, posts=having, people=people, duties={"d": {"name": "职责"},
        "more": {"name": "更多", "implies": ["d"]}},
                 sod_rules={"r": {"name": "则", "only": {"duties": ["d"], **only}}})
    assert [hit.record for hit in hits(RULE, of)] == expected
