"""Whom to appoint, against every appointment tried one by one; and substitutions, against every absence."""

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.flow.process import processes
from riskctl.separation.checked import check_separation
from riskctl.staffing.acting import Acting, acting_conflicts, ahead_of
from riskctl.staffing.answer import staffing_of
from riskctl.staffing.backups import Backup, best_backups
from riskctl.staffing.decider import Work
from riskctl.staffing.solved import Solving
from riskctl.staffing.survey import Bottleneck, survey
from tests.building import catalog
from tests.staffing.test_answer import bureau
from tests.staffing.worlds import world


def proposed(records: dict[str, Any], posts_each: int = 3) -> dict[tuple[str, str], int]:
    of = catalog(**records)
    found = best_backups([of.powers["w"]], of, Solving(Work(solver=False)), most=1000, people_each=1000, posts_each=posts_each)
    return {(one.person, one.post): one.gain for one in found}


def by_trying(records: dict[str, Any], posts_each: int = 3) -> dict[tuple[str, str], int]:
    """The gain of every appointment that brings no new conflict, each made in a catalog of its own."""
    today, conflicts = level(records), conflicts_of(records)
    found = {}
    for person, record in records["people"].items():
        held = {assignment["post"] for assignment in record.get("assignments", ())}
        for post in records["posts"]:
            assignments = [*record.get("assignments", ()), {"post": post, "as": "backup", "from": "2026-06-30"}]
            changed = {**records, "people": {**records["people"], person: {**record, "assignments": assignments}}}
            gain = level(changed) - today
            if gain > 0 and len(held | {post}) <= posts_each and conflicts_of(changed) <= conflicts:
                found[person, post] = gain
    return found


def level(records: dict[str, Any]) -> int:
    of = catalog(**records)
    found = staffing_of(of.powers["w"], of, Solving(Work(solver=False)))
    return -1 if found.resilience is None else found.resilience


def conflicts_of(records: dict[str, Any]) -> set[object]:
    return {conflict.key for conflict in check_separation(catalog(**records)).conflicts}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([2, 3]))
def test_backups_are_those_of_every_appointment(seed: int, posts_each: int) -> None:
    records = world(random.Random(seed))
    if level(records) == -1 and not any("party" not in step for step in records["powers"]["w"]["steps"].values()):
        return
    assert proposed(records, posts_each) == by_trying(records, posts_each)


def test_backups_are_ranked_over_all_powers_and_bring_no_conflict() -> None:
    of = bureau({"a": {"post": "p"}, "b": {"post": "q"}}, {"p": ["x"], "q": ["y"], "r": ["z"], "s": ["z"], "t": ["z"], "o": ["v"]},
                {"n": {"incompatible": ["w/a", "w/b"]}})
    second = {"name": "乙", "start": "a", "steps": {"a": {"name": "a", "kind": "review", "post": "p", "next": ["end"]}}}
    both = replace(of, records={**of.records, "powers": {**of.powers, **catalog(powers={"v2": second}).powers}})
    powers = [both.powers["w"], both.powers["v2"]]
    found = best_backups(powers, both, Solving(Work(solver=False)))
    assert found == (Backup("v", "p", 1, ("v2",)),)


def test_bottlenecks_are_ranked_by_how_many_powers_hang_on_them() -> None:
    of = bureau({"a": {"post": "p"}, "b": {"post": "q"}}, {"p": ["x"], "q": ["y", "z"]})
    found = survey(of, [power for power, _ in processes(of)])
    assert found.bottlenecks == (Bottleneck("x", False, {0: ("w",)}), Bottleneck("p", True, {0: ("w",)}))
    assert [(one.person, one.post, one.gain) for one in found.backups] == [("y", "p", 1), ("z", "p", 1)]


# Substitution

def substitution(rng: random.Random) -> dict[str, Any]:
    """Two posts in conflict, held by up to five people in whatever way."""
    people: dict[str, Any] = {}
    for number in range(rng.randint(1, 5)):
        held = rng.sample(["p", "q"], rng.randint(0, 2))
        people[f"x{number}"] = {"name": "张某", "assignments": [
            {"post": post, "as": rng.choice(["primary", "deputy", "backup", "backup"]), "from": "2020-01-01"} for post in held]}
    return {"posts": {post: {"name": post, "unit": "u", "duties": [f"d{post}"]} for post in "pq"}, "people": people,
            "duties": {"dp": {"name": "甲"}, "dq": {"name": "乙"}}, "sod_rules": {"r": {"name": "则", "incompatible": ["dp", "dq"]}}}


def acting(records: dict[str, Any], post: str, absent: frozenset[str]) -> set[str]:
    """Who acts in the post: whoever holds it and is there, else the first backup who is."""
    held = [(id, assignment["as"]) for id, person in records["people"].items() for assignment in person["assignments"]
            if assignment["post"] == post and id not in absent]
    in_office = {id for id, how in held if how != "backup"}
    return in_office or {id for id, _ in held[:1]}


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_the_fewest_absences_that_make_one_person_act_in_both(seed: int) -> None:
    records = substitution(random.Random(seed))
    of = catalog(**records)
    found = {one.person: one for one in acting_conflicts(of)}
    for person in records["people"]:
        others = [other for other in records["people"] if other != person]
        sizes = [size for size in range(len(others) + 1) for absent in combinations(others, size)
                 if all(person in acting(records, post, frozenset(absent)) for post in "pq")]
        both = {assignment["as"] for assignment in records["people"][person]["assignments"]}
        if sizes and len(records["people"][person]["assignments"]) == 2 and "backup" in both:
            assert len(found[person].absent) == min(sizes)
            assert all(person in acting(records, post, frozenset(found[person].absent)) for post in "pq")
        else:
            assert person not in found


@pytest.mark.parametrize(("person", "expected"), [("a", ()), ("b", ("a",)), ("c", ("a", "b")), ("d", None)])
def test_who_is_ahead_of_whom(person: str, expected: tuple[str, ...] | None) -> None:
    ways = {"a": "primary", "b": "backup", "c": "backup"}
    of = catalog(posts={"p": {"name": "岗", "unit": "u"}}, people={
        id: {"name": id, "assignments": [{"post": "p", "as": how, "from": "2020-01-01"}]} for id, how in ways.items()})
    assert ahead_of(person, "p", of) == expected


def test_a_backup_who_stands_in_for_nobody_acts_today() -> None:
    records = substitution(random.Random(0))
    records["people"] = {"x": {"name": "张某", "assignments": [{"post": "p", "as": "primary", "from": "2020-01-01"},
                                                            {"post": "q", "as": "backup", "from": "2020-01-01"}]}}
    assert acting_conflicts(catalog(**records)) == (Acting("x", ("p", "q"), "r", ()),)


def test_a_backup_with_the_other_duty_held_directly_steps_into_a_conflict_too() -> None:
    records = substitution(random.Random(0))
    held = [{"post": "p", "as": "primary", "from": "2020-01-01"}]
    records["people"] = {"y": {"name": "李某", "assignments": held},
                         "x": {"name": "张某", "duties": ["dq"], "assignments": [{**held[0], "as": "backup"}]}}
    assert acting_conflicts(catalog(**records)) == (Acting("x", ("p",), "r", ("y",)),)


def test_leaders_come_last_among_those_who_would_do() -> None:
    of = bureau({"a": {"post": "p"}}, {"head": ["a"], "p": ["b"], "q": ["c"], "chief": ["d"]})
    units = catalog(units={"u": {"name": "股", "head": "head"}, "l": {"name": "局领导", "kind": "leadership"}}).units
    posts = {**of.posts, **catalog(posts={"chief": {"name": "副局长", "unit": "l"}}).posts}
    of = replace(of, records={**of.records, "units": units, "posts": posts})
    found = best_backups([of.powers["w"]], of, Solving(Work(solver=False)))
    assert [(one.person, one.post) for one in found] == [("c", "p"), ("a", "p"), ("d", "p")]


def choice(most: int, people_each: int) -> list[tuple[str, str]]:
    """The appointments proposed where four people, one of them barred, would do for either of two posts."""
    of = bureau({"a": {"post": "p"}}, {"p": ["x"], "q": ["y"], "r": ["z"], "s": ["v"], "t": ["w"]},
                {"n": {"incompatible": ["std:cashier", "review"]}})
    posts = {**of.posts, **catalog(posts={"t": {"name": "岗", "unit": "u", "duties": ["std:cashier"]}}).posts}
    second = {"name": "乙", "start": "c", "steps": {"c": {"name": "c", "kind": "review", "post": "q", "next": ["end"]}}}
    powers = {**of.powers, **catalog(powers={"v2": second}).powers}
    of = replace(of, records={**of.records, "posts": posts, "powers": powers})
    found = best_backups(list(of.powers.values()), of, Solving(Work(solver=False)), most=most, people_each=people_each)
    return [(one.person, one.post) for one in found]


def test_so_many_posts_are_named_with_so_many_people_each() -> None:
    assert choice(10, 10) == [("v", "p"), ("y", "p"), ("z", "p"), ("v", "q"), ("x", "q"), ("z", "q")]
    assert choice(10, 1) == [("v", "p"), ("v", "q")]
    assert choice(1, 10) == [("v", "p"), ("y", "p"), ("z", "p")]
    assert choice(10, 2) == [("v", "p"), ("y", "p"), ("v", "q"), ("x", "q")]
