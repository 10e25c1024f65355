"""ST119: a step that needs more different people than its posts have."""

from typing import Any

import pytest

from riskctl.rules.flow.too_few_holders import RULE
from tests.building import catalog, facts, hits

POSTS = {key: {"name": f"{key}岗", "unit": "u"} for key in "pqrs"}
# p is held by one, q by the same and another (as backup), r by three, s by nobody.
HELD = {"one": "pq", "two": "r", "three": "r", "four": "r"}
PEOPLE: dict[str, Any] = {
    id: {"name": id, "assignments": [{"post": post, "as": "primary"} for post in posts]}
    for id, posts in HELD.items()}
PEOPLE["five"] = {"name": "五", "assignments": [
    {"post": "q", "as": "backup", "from": "2026-01-01", "to": "2026-06-30"},
    {"post": "p", "as": "primary", "to": "2026-06-29"},
    {"post": "p", "as": "primary", "from": "2026-07-01"}]}


def build(*steps: dict[str, Any], **more: Any) -> Any:
    written = {f"s{at}": {**step, "next": ["end"]} for at, step in enumerate(steps)}
    return catalog(posts=POSTS, people=PEOPLE, powers={"X": {"start": "s0", "steps": written}}, **more)


def short(posts: str, need: int, held: int, step: str = "s0") -> list[Any]:
    return [(posts[0], None, {"step": f"X/{step}", "name": step, "posts": list(posts), "need": need,
                              "held": held, "post_names": [f"{post}岗" for post in posts]})]


@pytest.mark.parametrize(("step", "expected"), [
    ({"post": "p"}, []),
    ({"post": "p", "people": 1}, []),
    ({"post": "p", "people": 2}, short("p", 2, 1)),
    ({"post": "q", "people": 2}, []),
    ({"post": "q", "people": 3}, short("q", 3, 2)),
    ({"post": "r", "people": 3}, []),
    ({"post": "s", "people": 2}, []),
    ({"post": "nowhere", "people": 2}, []),
    ({"people": 2}, []),
    ({"post": "p", "people": 0}, []),
    ({"party": "applicant", "people": 9}, []),
    ({"any_of": ["p", "q"], "people": 2}, []),
    ({"any_of": ["p", "q"], "people": 3}, short("pq", 3, 2)),
    ({"any_of": ["p", "nowhere"], "people": 2}, []),
    ({"all_of": ["p", "q"]}, []),
    ({"all_of": [{"post": "p"}, {"post": "q", "people": 2}]}, short("pq", 3, 2)),
    ({"all_of": [{"post": "p", "people": 2}, "r"]}, short("pr", 3, 2)),
    ({"all_of": [{"post": "r", "people": 4}]}, short("r", 4, 3)),
    ({"all_of": [{"post": "r", "people": 1000000000}]}, short("r", 1000000000, 3)),
    ({"all_of": ["s", "p"]}, []),
    ({"all_of": ["p", "p"]}, short("p", 2, 1)),
    ({"authority": [{"to": 5, "post": "r"}, {"over": 5, "post": "p"}], "people": 2}, short("p", 2, 1)),
    ({"authority": [{"all_of": ["p", {"post": "p"}]}]}, short("p", 2, 1)),
    ({"body": "board", "people": 9}, []),
])
def test_a_step_finds_as_many_people_as_it_needs(step: dict[str, Any], expected: list[Any]) -> None:
    assert facts(RULE, build(step)) == expected


def test_those_who_act_by_delegation_count() -> None:
    loan = {"from": "p", "to": "r", "powers": ["X"], "valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    assert facts(RULE, build({"post": "p", "people": 4}, delegations={"d": loan})) == []
    assert facts(RULE, build({"post": "p", "people": 5}, delegations={"d": loan})) == short("p", 5, 4)


def test_what_may_be_passed_on_brings_more_people() -> None:
    loan = {"powers": ["X"], "valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    for passed_on, expected in ((True, []), (False, short("p", 4, 1))):
        loans = {"d": {**loan, "from": "p", "to": "s", "redelegate": passed_on}, "e": {**loan, "from": "s", "to": "r"}}
        assert facts(RULE, build({"post": "p", "people": 4}, delegations=loans)) == expected


def test_all_steps_short_of_the_same_posts_are_one_finding_at_the_worst() -> None:
    [hit] = hits(RULE, build(*({"post": "p", "people": people} for people in (2, 3, 2))))
    assert (hit.kind, hit.values["step"], hit.values["need"]) == ("posts", "X/s1", 3)
    assert [related.field for related in hit.related] == ["steps.s0", "steps.s2"]


def test_a_power_that_has_ended_is_left_alone() -> None:
    steps = {"a": {"post": "p", "people": 2, "next": ["end"]}}
    power = {"start": "a", "steps": steps, "status": "retired"}
    assert facts(RULE, catalog(posts=POSTS, people=PEOPLE, powers={"X": power})) == []
