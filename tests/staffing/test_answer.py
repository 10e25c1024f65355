"""The answer for a power against the definitions tried one by one: every roster, every absence, every core."""

import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.model.catalog import Catalog
from riskctl.staffing.answer import Clash, Open, Staffing, Unstaffed, staffing_of
from riskctl.staffing.decider import Work
from riskctl.staffing.solved import Solving
from tests.building import catalog
from tests.staffing.brute_force import World, smallest_breaking
from tests.staffing.worlds import world

SOLVERS = [pytest.param(Work(solver=False), id="patterns"), pytest.param(Work(solver=True, slots=99, first_nodes=0), id="solver")]


def answer(of: Catalog, work: Work | None = None, id: str = "w") -> Staffing:
    return staffing_of(of.powers[id], of, Solving(work or Work(solver=False)))


def has_roster(own: World, rules: Any, free: Any = ()) -> bool:
    """Whether there is a roster under these rules when everybody may hold the free posts."""
    everybody = frozenset(own.bureau.people)
    seats = {}
    for step, of_step in own.seats.items():
        record = own.power["steps"][step]
        posts = posts_of(own, record)
        seats[step] = [(own.bureau.qualified(everybody, record.get("qualified")) if set(of_seat) & set(free) else people, sitting)
                       for (people, sitting), of_seat in zip(of_step, posts, strict=True)]
    return next(own.rosters(rules, seats), None) is not None


def posts_of(own: World, step: Any) -> list[list[str]]:
    """The posts through which each seat of a step is filled."""
    if "body" in step:
        body = own.bureau.records["bodies"][step["body"]]
        rest = [list(body["members"])] * (len(own.bureau.seats(step)) - ("chair" in body))
        return [[body["chair"]], *rest] if "chair" in body else rest
    if "all_of" in step:
        return [[actor["post"]] for actor in step["all_of"]]
    return [[step["post"]] if "post" in step else step["any_of"]] * step.get("people", 1)


@pytest.mark.parametrize("work", SOLVERS)
@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_answer_is_that_of_every_roster_and_absence(work: Work, seed: int) -> None:
    records = world(random.Random(seed))
    own = World(records, "w")
    found = answer(catalog(**records), work)
    rosters = list(own.rosters(own.rules))
    assert found.is_satisfiable == bool(rosters)
    if not rosters:
        assert found.resilience is None
        check_core(own, found)
        return
    assert found.roster in rosters
    used = [frozenset(person for people in roster.values() for person in people) for roster in rosters]
    if not own.seats:
        assert (found.resilience, found.breaking, found.bottlenecks) == (None, (), ())
        return
    breaking = smallest_breaking({person for seats in own.seats.values() for people, _ in seats for person in people}, used)
    assert found.resilience == len(breaking[0]) - 1
    assert frozenset(found.breaking) in breaking
    assert set(found.bottlenecks) == frozenset[str]().union(*breaking)
    assert set(found.posts) == fewest_holders(own, frozenset(found.bottlenecks))


def fewest_holders(own: World, people: frozenset[str]) -> set[str]:
    """Of the posts for which these people act in the power, those with the fewest who do."""
    acting: dict[str, set[str]] = {}
    for step, seats in own.seats.items():
        for (able, sitting), posts in zip(seats, posts_of(own, own.power["steps"][step]), strict=True):
            for post in posts:
                holders = own.bureau.holders(post, in_office=sitting == "member")
                if holders & able & people:
                    acting.setdefault(post, set()).update(holders)
    return {post for post, holders in acting.items() if len(holders) == min(map(len, acting.values()))}


def check_core(own: World, found: Staffing) -> None:
    """Whether the rules and posts of the core have no roster, and one as soon as any is dropped; and which runs have none."""
    assert found.clash is not None
    assert found.clash.is_minimal
    every_post = {post for step in own.seats for of_seat in posts_of(own, own.power["steps"][step]) for post in of_seat}
    rules, free = set(found.clash.rules), every_post - set(found.clash.posts)
    assert not has_roster(own, rules, free)
    for rule in rules:
        assert has_roster(own, rules - {rule}, free)
    for post in found.clash.posts:
        assert has_roster(own, rules, free | {post})
    alone = {frozenset(step for step in run if step in own.seats) for run in own.plain if not staffed_alone(own, run)}
    assert {frozenset(run.steps) for run in found.runs} == alone


def staffed_alone(own: World, run: frozenset[str]) -> bool:
    """Whether there is a roster for one run by itself."""
    seats = {step: of_step for step, of_step in own.seats.items() if step in run}
    single = World({**own.bureau.records}, own.id)
    single.plain = single.every = {run}
    return next(single.rosters(own.rules, seats), None) is not None


def bureau(steps: dict[str, Any], held: dict[str, list[str]], rules: dict[str, Any] | None = None, **rest: Any) -> Catalog:
    """A power with these steps, and posts with these holders."""
    people = sorted({person for holders in held.values() for person in holders})
    keys = list(steps)
    filled = {key: {"name": key, "kind": "review", "next": ["end"] if key == keys[-1] else [keys[at + 1]], **step}
              for at, (key, step) in enumerate(steps.items())}
    return catalog(
        posts={post: {"name": post, "unit": "u"} for post in held},
        people={person: {"name": person, "assignments": [{"post": post, "as": "primary", "from": "2020-01-01"}
                                                         for post, holders in held.items() if person in holders]}
                for person in people},
        powers={"w": {"name": "事项", "start": keys[0], "steps": filled, **rest}},
        sod_rules={id: {"name": id, **rule} for id, rule in (rules or {}).items()})


def test_rules_and_the_two_holders_of_a_post_that_cannot_hold_together() -> None:
    of = bureau({"a": {"post": "cashier"}, "b": {"post": "cashier"}, "c": {"post": "cashier"}, "d": {"post": "head"}},
                {"cashier": ["x", "y"], "head": ["z"]},
                {"r1": {"different_person": ["w/a", "w/b"]}, "r2": {"different_person": ["w/b", "w/c"]},
                 "r3": {"different_person": ["w/a", "w/c"]}, "r4": {"different_person": ["w/a", "w/d"]}})
    assert answer(of) == Staffing("w", False, clash=Clash(("r1", "r2", "r3"), ("cashier",), is_minimal=True),
                                  runs=(Unstaffed(("a", "b", "c", "d"), is_sure=True),))


def test_runs_that_can_be_staffed_only_one_by_one_are_told() -> None:
    of = bureau({"a": {"post": "p", "next": ["b", "c"]}, "b": {"post": "q", "next": ["end"]}, "c": {"post": "r"}},
                {"p": ["x", "y"], "q": ["x"], "r": ["y"]},
                {"r1": {"different_person": ["w/a", "w/b"]}, "r2": {"different_person": ["w/a", "w/c"]}})
    found = answer(of)
    assert (found.is_satisfiable, found.runs) == (False, ())


def test_too_few_people_in_all_is_a_core_of_nothing() -> None:
    of = bureau({"a": {"post": "p", "people": 3}}, {"p": ["x", "y"]})
    assert answer(of).clash == Clash((), (), is_minimal=True)


def test_the_worst_band_is_told() -> None:
    authority = [{"to": 100, "post": "p"}, {"over": 100, "post": "q"}]
    of = bureau({"a": {"authority": authority}}, {"p": ["x", "y"], "q": ["z"]}, measure={"name": "金额", "unit": "元"})
    found = answer(of)
    assert (found.band, found.resilience, found.breaking, found.posts) == ((100, float("inf")), 0, ("z",), ("q",))


def test_a_delegation_brings_its_holders_up_to_its_amount() -> None:
    steps = {"a": {"post": "p"}}
    of = bureau(steps, {"p": ["x"], "q": ["y"]})
    loan = {"from": "p", "to": "q", "powers": ["w"], "document": "号", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}

    def lent(**rest: Any) -> Catalog:
        return replace(of, records={**of.records, "delegations": catalog(delegations={"d": {**loan, **rest}}).delegations})

    assert answer(of).resilience == 0
    assert answer(lent()).resilience == 1
    assert answer(lent(powers=["v"])).resilience == 0
    assert answer(lent(valid_to="2026-06-29")).resilience == 0
    assert answer(lent(steps=["w/a"], powers=[])).resilience == 1


def test_what_may_be_passed_on_is_lent_from_post_to_post() -> None:
    of = bureau({"a": {"post": "p"}}, {"p": ["x"], "q": ["y"], "n": ["z"]})
    loan = {"powers": ["w"], "document": "号", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}

    def lent(**first: Any) -> int | None:
        chain = {"d": {**loan, "from": "p", "to": "q", **first}, "e": {**loan, "from": "q", "to": "n"},
                 "back": {**loan, "from": "n", "to": "p", "redelegate": True}}
        return answer(replace(of, records={**of.records, "delegations": catalog(delegations=chain).delegations})).resilience

    assert (lent(redelegate=True), lent(), lent(redelegate=False)) == (2, 1, 1)
    assert lent(redelegate=True, powers=["v"]) == 0


def test_a_chair_is_lent_with_the_step_of_its_body() -> None:
    of = bureau({"a": {"body": "b"}}, {"head": ["x"], "m": ["y"], "n": ["z"]})
    loan = {"from": "head", "to": "n", "document": "号", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}

    def lent(**rest: Any) -> Staffing:
        made = catalog(delegations={"d": {**loan, **rest}}, bodies={"b": {"name": "会", "members": ["head", "m"], "chair": "head"}})
        return answer(replace(of, records={**of.records, "delegations": made.delegations, "bodies": made.bodies}))

    assert (lent(powers=["v"]).resilience, lent(powers=["v"]).breaking) == (0, ("x",))
    assert (lent(powers=["w"]).resilience, lent(steps=["w/a"]).breaking) == (1, ("x", "z"))


def test_a_case_sent_back_may_bring_one_person_to_all_of_its_steps() -> None:
    back = {"to": "s", "return": "send_back", "reason": "退回"}
    steps: dict[str, Any] = {"s": {"party": "c", "next": ["a", "b"]}, "a": {"post": "p", "next": ["end", back]},
                             "b": {"post": "p", "next": ["end"]}}
    held = {"p": ["x"], "q": ["y"]}
    assert answer(bureau(steps, held, {"r": {"no_single_person": True}})).clash == Clash(("r",), ("p",), is_minimal=True)
    steps["a"]["next"] = ["end"]
    assert answer(bureau(steps, held, {"r": {"no_single_person": True}})).is_satisfiable


def test_a_waived_rule_binds_nobody_and_is_told() -> None:
    of = bureau({"a": {"post": "p"}, "b": {"post": "p"}}, {"p": ["x"]}, {"r": {"different_person": ["w/a", "w/b"]}})
    waivers = catalog(waivers={"v": {"rule": "SD101/r", "record": "w", "reason": "人少", "approved_by": "p", "compensating": ["c"],
                                     "from": "2026-01-01", "expires": "2026-12-31"}}).waivers
    found = answer(replace(of, records={**of.records, "waivers": waivers}))
    assert (answer(of).is_satisfiable, found.is_satisfiable, found.relaxed) == (False, True, (("r", "v"),))


@pytest.mark.parametrize(("between", "rule", "staffed", "relaxed"), [
    ([], {"different_person": ["w/a", "w/b", "w/c"]}, True, True),
    (["w/a", "w/b"], {"different_person": ["w/a", "w/b"]}, True, True),
    (["w/b", "w/a"], {"incompatible": ["w/a", "w/b"]}, True, True),
    (["w/a", "w/b"], {"different_person": ["w/a", "w/b", "w/c"]}, False, True),
    (["w/a", "w/c"], {"different_person": ["w/a", "w/b"]}, False, False),
    (["w/a"], {"different_person": ["w/a", "w/b"]}, False, False), (["p", "q"], {"different_person": ["w/a", "w/b"]}, False, False),
    (["w/a", "w/b"], {"no_single_person": True}, False, False),
    (["w/a", "w/b"], {"different_person": ["w/a", "w/b"], "compensating": "forbidden"}, False, False)])
def test_a_waiver_between_two_steps_takes_them_out_of_the_rule_and_no_others(between: list[str], rule: dict[str, Any], staffed: bool,
                                                                            relaxed: bool) -> None:
    of = bureau({"a": {"post": "p"}, "b": {"post": "p"}, "c": {"post": "p"}}, {"p": ["x"]}, {"r": rule})
    waivers = catalog(waivers={"v": {"rule": "SD201/r", "record": "w", "between": between, "reason": "人少", "approved_by": "p",
                                     "compensating": ["c"], "from": "2026-01-01", "expires": "2026-12-31"}}).waivers
    found = answer(replace(of, records={**of.records, "waivers": waivers}))
    assert (found.is_satisfiable, found.relaxed) == (staffed, (("r", "v"),) if relaxed else ())


def test_what_is_not_known_is_not_decided() -> None:
    assert answer(bureau({"a": {"post": "p", "next": ["nowhere"]}}, {"p": ["x"]})).open is Open.FLOW
    assert answer(bureau({"a": {}}, {"p": ["x"]})).open is Open.ACTOR


def test_limits_are_of_work_and_give_no_guess() -> None:
    steps = {f"s{at}": {"post": "p"} for at in range(6)}
    apart = [{"different_person": [f"w/{one}", f"w/{other}"]} for one, other in combinations(list(steps)[:5], 2)]
    of = bureau(steps, {"p": ["x1", "x2", "x3", "x4"]}, {f"r{at}": rule for at, rule in enumerate(apart)})
    assert answer(of, Work(nodes=3, solver=False)).open is Open.WORK
    found = answer(of, Work(nodes=40, solver=False))
    assert found.is_satisfiable is False
    assert found.clash is not None
    assert found.is_undecided != found.clash.is_minimal
    satisfied = bureau({"a": {"post": "p"}, "b": {"post": "p"}, "c": {"post": "p"}}, {"p": ["x", "y", "z"]},
                       {"r": {"min_people": {"steps": ["w/*"], "n": 2}}})
    few = answer(satisfied, Work(questions=1, solver=False))
    assert (few.is_satisfiable, few.resilience, few.open) == (True, None, Open.WORK)
    assert few.survives is not None
    assert few.survives <= 1 == answer(satisfied).resilience
