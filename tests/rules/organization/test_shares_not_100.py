"""OR203: shares of a post that do not add up to the whole."""

from typing import Any

import pytest

from riskctl.rules.organization.shares_not_100 import RULE
from tests.building import catalog, facts, hits

POSTS = {"fees": {"name": "规费管理岗", "unit": "u"}}


def shared(*assignments: dict[str, object]) -> Any:
    people = {f"p{at}": {"name": "潘某", "assignments": [{"post": "fees", "as": "primary", **each}]}
              for at, each in enumerate(assignments)}
    return catalog(posts=POSTS, people=people)


@pytest.mark.parametrize(("assignments", "total", "people"), [
    ([{"share": 70}, {"share": 30, "as": "deputy"}], None, 0),
    ([{"share": 70}, {"share": 20, "as": "deputy"}], "90", 2),
    ([{"share": 70}, {"share": 40, "as": "deputy"}], "110", 2),
    ([{"share": 70}], "70", 1),
    ([{"share": 70}, {"as": "deputy"}], "70", 2),
    ([{}, {"as": "deputy"}], None, 0),
    ([{"share": 100}, {"share": 100, "as": "backup"}], None, 0),
    ([{"share": 50, "as": "backup"}], None, 0),
    ([{"share": 100}, {"share": 100, "as": "acting"}], None, 0),
    ([{"share": 70, "as": "acting"}, {"share": 30, "as": "deputy"}], None, 0),
    ([{"share": 60, "as": "acting"}, {"share": 30, "as": "deputy"}], "90", 2),
    ([{"share": 33.3}, {"share": 33.3}, {"share": 33.3}], None, 0),
    ([{"share": 49.5}, {"share": 50}], None, 0),
    ([{"share": 33}, {"share": 33}, {"share": 33}], "99", 3),
    ([{"share": 33.3}, {"share": 33.3}], "66.6", 2),
    ([{"share": 70}, {"share": 30, "to": "2026-06-29"}], "70", 1),
    ([{"share": 70}, {"share": 30, "from": "2026-07-01"}], "70", 1),
    ([{"share": 70}, {"share": 30, "as": "deputi"}], "70", 1),
    ([{"share": "七成"}], None, 0),
    ([{"share": 0}], "0", 1),
])
def test_shares_add_up_to_the_whole(assignments: list[dict[str, object]], total: str | None,
                                    people: int) -> None:
    expected = [("fees", None, {"name": "规费管理岗", "scope": "", "sum": total,
                                "people": people})] if total else []
    assert facts(RULE, shared(*assignments)) == expected


def test_each_scope_is_a_whole_of_its_own() -> None:
    of = shared({"scope": "东片", "share": 70}, {"scope": "东片", "share": 30, "as": "deputy"},
                {"scope": "西片", "share": 80}, {"scope": "北片"})
    assert facts(RULE, of) == [("fees", None,
                                {"name": "规费管理岗", "scope": "西片", "sum": "80", "people": 1})]


def test_the_others_who_share_are_related() -> None:
    (hit,) = hits(RULE, shared({"share": 70}, {"share": 20, "as": "deputy"}, {"as": "backup"}))
    assert hit.kind == "posts"
    assert [(related.record, related.field) for related in hit.related] == [("p1", "assignments")]


def test_a_post_that_does_not_exist_is_left_to_others() -> None:
    of = catalog(people={"p": {"name": "潘某",
                               "assignments": [{"post": "nowhere", "as": "primary", "share": 70}]}})
    assert facts(RULE, of) == []
