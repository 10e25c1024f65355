"""Incompatible duties: every state by example, and everything against the definitions spelt out."""

import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.model.catalog import Catalog
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict, Path
from tests.building import catalog
from tests.separation.brute_force import DIRECT, Found, World
from tests.separation.worlds import world


def found_in(of: Catalog) -> list[Conflict]:
    return [one for one in check_separation(of).conflicts if one.rule.form == "incompatible"]


def as_found(conflict: Conflict, posts: Any) -> Found:
    """A conflict in the words of the brute force."""
    sources = tuple(sorted(path[1] if path[1] in posts else DIRECT for path in conflict.paths)) \
        if conflict.per and conflict.per.value == "person" else ()
    state = conflict.state.value if conflict.state else ""
    return state, conflict.holder, sources, frozenset(conflict.pairs), frozenset(conflict.places)


@settings(max_examples=2000, deadline=None)
@given(st.integers(0, 2**32))
def test_conflicts_are_those_of_the_definitions(seed: int) -> None:
    records = world(random.Random(seed))
    of = catalog(**records)
    brute = World(records, records["sod_rules"]["r"])
    expected = set(brute.conflicts())
    actual = [as_found(one, records["posts"]) for one in found_in(of)]
    assert len(set(actual)) == len(actual)
    if records["sod_rules"]["r"]["per"] == "unit":
        # Of a unit the first pair and place stand for all.
        assert {one[:3] for one in actual} == {one[:3] for one in expected}
        assert all(any(pairs <= one[3] and places <= one[4] for one in expected if one[1] == holder)
                   for _, holder, _, pairs, places in actual)
    else:
        assert set(actual) == expected
    for conflict in found_in(of):
        for path, mark in zip(conflict.paths, (conflict.left, conflict.right), strict=True):
            assert is_a_way(path, mark or "", brute), (path, mark)


def is_a_way(path: Path, mark: str, brute: World) -> bool:
    """Whether each id of the path leads to the next, and the last is the mark or brings it."""
    return all(_leads(one, other, brute) for one, other in pairwise(path)) and (
        path[-1] == mark or mark in brute.brings(path[-1]))


def _leads(one: str, other: str, brute: World) -> bool:
    links: dict[str, Any] = {
        "units": lambda: brute.of("posts").get(other, {}).get("unit") == one,
        "people": lambda: other in brute.held(one) or other in brute.of("people")[one].get("duties", ()),
        "posts": lambda: other in brute.of("posts")[one].get("duties", ()) or other == "b"
        or brute.of("delegations").get(other, {}).get("to") == one
        or tuple(other.split("/")) in brute.performed(one),
        "delegations": lambda: _lends(one, other, brute), "bodies": lambda: "/" in other,
        "duties": lambda: other in brute.closure([one]),
    }
    kind = next((kind for kind in links if one in brute.of(kind)), None)
    return bool(links[kind]()) if kind else other in brute.brings(one)


def _lends(one: str, other: str, brute: World) -> bool:
    """Whether a delegation leads to what its post performs itself, or to the delegation from which that has it."""
    loan = brute.of("delegations")[one]
    source = brute.of("delegations").get(other)
    if source is not None:
        return bool(source["to"] == loan["from"] and source.get("redelegate"))
    power, _, key = other.partition("/")
    step = brute.of("powers")[power]["steps"][key]
    return loan["from"] in {step.get("post"), *step.get("any_of", ())}


POSTS = {"cashier": {"name": "出纳", "unit": "u", "duties": ["std:cashier"]},
         "clerk": {"name": "会计", "unit": "u", "duties": ["std:register_income"]}}
RULE = {"name": "则", "incompatible": ["std:cashier", "std:bookkeeping"]}


def person(*held: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"name": "张某", "assignments": [{"post": post, "as": role, "from": "2024-01-01"} for post,
        role in held], **more}


def test_a_person_has_both_sides_by_two_posts_and_what_they_imply() -> None:
    of = catalog(posts=POSTS, people={"x": person(("cashier", "primary"), ("clerk", "acting"))},
        sod_rules={"r": RULE})
    [one] = found_in(of)
    assert (one.state and one.state.value, one.holder, one.left, one.right) == ("actual", "x", "std:cashier",
        "std:bookkeeping")
    assert one.paths == (("x", "cashier", "std:cashier"), ("x", "clerk", "std:register_income",
        "std:bookkeeping"))
    assert one.between == ("cashier", "clerk")


@pytest.mark.parametrize(("roles", "state"), [
    (("primary", "primary"), "actual"), (("deputy", "acting"), "actual"), (("primary", "backup"), "potential"),
    (("backup", "backup"), "potential")])
def test_a_backup_makes_it_potential(roles: tuple[str, str], state: str) -> None:
    people = {"x": person(("cashier", roles[0]), ("clerk", roles[1]))}
    assert [one.state and one.state.value for one in found_in(catalog(posts=POSTS, people=people,
        sod_rules={"r": RULE}))] == [state]


def test_a_post_that_combines_both_is_one_conflict_whoever_holds_it() -> None:
    posts = {"all": {"name": "财务岗", "unit": "u", "duties": ["std:cashier", "std:bookkeeping"]}}
    people = {"x": person(("all", "primary")), "y": person(("all", "backup"))}
    [one] = found_in(catalog(posts=posts, people=people, sod_rules={"r": RULE}))
    assert (one.state and one.state.value, one.holder, one.holders) == ("design", "all", ("x", "y"))


def test_both_paths_must_be_in_force_on_the_same_day() -> None:
    people = {"x": {"name": "张某", "assignments": [
        {"post": "cashier", "as": "primary", "from": "2024-01-01", "to": "2026-06-29"},
        {"post": "clerk", "as": "primary", "from": "2026-06-30"}]}}
    assert found_in(catalog(posts=POSTS, people=people, sod_rules={"r": RULE})) == []
    people["x"]["assignments"][0]["to"] = "2026-06-30"  # type: ignore[index]
    assert len(found_in(catalog(posts=POSTS, people=people, sod_rules={"r": RULE}))) == 1


def test_an_entry_that_brings_the_other_is_no_conflict() -> None:
    rule = {"name": "则", "incompatible": ["std:register_income", "std:bookkeeping"]}
    assert found_in(catalog(posts=POSTS, people={"x": person(("clerk", "primary"))},
        sod_rules={"r": rule})) == []
