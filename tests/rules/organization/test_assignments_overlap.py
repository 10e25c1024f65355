"""OR202: assignments to one post that overlap in time and cannot both be right."""

from typing import Any

import pytest

from riskctl.rules.organization.assignments_overlap import RULE
from tests.building import catalog, facts, hits

POSTS: dict[str, dict[str, object]] = {
    "one": {"name": "出纳岗", "unit": "u", "headcount": 1},
    "many": {"name": "检查岗", "unit": "u", "headcount": 5},
    "open": {"name": "文秘岗", "unit": "u"},
}


def people(**assignments: list[dict[str, object]]) -> dict[str, Any]:
    return {id: {"name": id.upper(), "assignments": [{"as": "primary", **each} for each in held]}
            for id, held in assignments.items()}


def clash(post: str, who: list[str], since: str, days: str) -> tuple[str, str, dict[str, object]]:
    return (who[-1], "assignments",
            {"post": post, "post_name": POSTS[post]["name"], "people": who,
             "people_names": [id.upper() for id in who], "since": since, "days": days})


@pytest.mark.parametrize(("first", "second", "found"), [
    ({}, {}, ("", "")),
    ({"to": "2025-12-31"}, {}, ("", "… 2025-12-31")),
    ({"to": "2025-12-31"}, {"from": "2025-12-31"}, ("2025-12-31", "2025-12-31 … 2025-12-31")),
    ({"to": "2025-12-31"}, {"from": "2026-01-01"}, None),
    ({"from": "2026-01-01"}, {"to": "2025-12-31"}, None),
    ({"from": "2020-01-01"}, {"from": "2024-01-01", "as": "deputy"}, ("2024-01-01", "2024-01-01 …")),
    ({"from": "2024-01-01", "to": "2023-01-01"}, {}, None),
    ({"to": "2025-13-01"}, {"from": "2026-01-01"}, None),
    ({"from": "2025-02-30"}, {}, None),
    ({"as": "backup"}, {}, None),
    ({"as": "backup"}, {"as": "backup"}, ("", "")),
    ({"scope": "东片"}, {"scope": "西片"}, None),
    ({"scope": "东片"}, {}, None),
    ({"scope": "东片"}, {"scope": "东片"}, ("", "")),
])
def test_one_person_holds_a_post_once_at_a_time(
        first: dict[str, object], second: dict[str, object], found: tuple[str, str] | None) -> None:
    of = catalog(posts=POSTS, people=people(p=[{"post": "many"} | first, {"post": "many"} | second]))
    assert facts(RULE, of) == ([clash("many", ["p"], *found)] if found else [])


@pytest.mark.parametrize(("post", "first", "second", "found"), [
    ("one", {}, {}, True),
    ("one", {"to": "2026-03-01"}, {"from": "2026-02-01"}, True),
    ("one", {"to": "2026-03-01"}, {"from": "2026-03-01"}, False),
    ("one", {"to": "2026-03-01"}, {"from": "2026-03-02"}, False),
    ("one", {}, {"as": "deputy"}, False),
    ("one", {}, {"as": "backup"}, False),
    ("one", {"as": "acting"}, {}, False),
    ("one", {"as": "primry"}, {}, False),
    ("many", {}, {}, False),
    ("open", {}, {}, False),
    ("nowhere", {}, {}, False),
])
def test_a_post_for_one_has_one_primary_at_a_time(
        post: str, first: dict[str, object], second: dict[str, object], found: bool) -> None:
    of = catalog(posts=POSTS, people=people(p=[{"post": post} | first], q=[{"post": post} | second]))
    assert [values["people"] for _, _, values in facts(RULE, of)] == ([["p", "q"]] if found else [])


def test_the_finding_stands_at_the_later_one() -> None:
    of = catalog(posts=POSTS, people=people(p=[{"post": "one", "from": "2026-01-01"}],
                                            q=[{"post": "one", "from": "2020-01-01"}]))
    (hit,) = hits(RULE, of)
    assert (hit.record, [related.record for related in hit.related]) == ("p", ["q"])


def test_three_primaries_are_two_findings() -> None:
    three = people(p=[{"post": "one"}], q=[{"post": "one", "from": "2025-01-01"}],
                   r=[{"post": "one", "from": "2026-01-01"}])
    found = facts(RULE, catalog(posts=POSTS, people=three))
    assert [values["people"] for _, _, values in found] == [["p", "q"], ["p", "r"]]


def test_twice_the_same_person_is_not_said_again_for_the_post() -> None:
    of = catalog(posts=POSTS, people=people(p=[{"post": "one"}, {"post": "one", "from": "2026-01-01"}]))
    assert facts(RULE, of) == [clash("one", ["p"], "2026-01-01", "2026-01-01 …")]
