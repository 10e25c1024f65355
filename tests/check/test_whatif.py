"""Before and after a change: conflicts, staffing, owners, terms of rotation."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.check.whatif import Effect, Standing, Watch, effect_of
from riskctl.collusion.survey import collusion_survey
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.rules import all_rules
from riskctl.separation.draft import Change
from riskctl.separation.whatif import changed
from riskctl.staffing.survey import staffing_of_all
from tests.building import catalog
from tests.separation.worlds import world

UNITS = {"u": {"name": "财务股"}}
POSTS = {"cash": {"name": "出纳", "unit": "u", "duties": ["std:cashier"], "max_tenure_years": 5},
         "books": {"name": "会计", "unit": "u", "duties": ["std:bookkeeping"]},
         "spare": {"name": "内勤", "unit": "u"}}
POWERS = {"w": {"name": "付款", "type": "t:x", "unit": "u", "start": "ask", "steps": {
    "ask": {"name": "申请", "kind": "apply", "post": "books", "next": ["give"]},
    "give": {"name": "付款", "kind": "pay", "post": "cash", "next": ["end"]}}}}
RULES = {"r": {"name": "分开", "incompatible": ["std:cashier", "std:bookkeeping"]},
         "s": {"name": "不同人", "different_person": ["w/ask", "w/give"]}}
CONTROLS = {"c": {"name": "盘点", "kind": "reconciliation", "timing": "detective", "owner": "cash"}}


def person(*posts: str) -> dict[str, Any]:
    return {"name": "张某", "assignments": [{"post": post, "as": "primary",
        "from": "2024-01-01"} for post in posts]}


def made(**people: Any) -> Catalog:
    return catalog(units=UNITS, posts=POSTS, powers=POWERS, people=people, sod_rules=RULES, controls=CONTROLS)


def effect(of: Catalog, *changes: Change) -> Effect:
    return effect_of(of, changes, all_rules())


def test_a_second_post_brings_a_conflict() -> None:
    found = effect(made(x=person("cash"), y=person("books")), Change("assign", "x", "books"))
    assert [(one.conflict.rule.id, one.conflict.holder) for one in found.new] == [("r", "x")]
    assert (found.gone, found.vacant, found.ownerless) == ((), (), ())
    assert found.is_worse


def test_changes_come_about_day_by_day_and_who_leaves_takes_nothing_along() -> None:
    of = made(x=person("cash"), y=person("books"))
    comes, leaves = Change("assign", "y", "cash", day=date(2026, 7, 1)), Change("remove", "y", day=date(2026, 9, 1))
    for changes in ((comes, leaves), (leaves, comes)):
        found = effect(of, *changes)
        assert (found.day, found.new, found.vacant) == (date(2026, 9, 1), (), ("books",))
    moved = Change("move", "y", "spare", day=date(2026, 9, 1))
    assert effect(of, moved, comes).new == effect(of, comes, moved).new == ()
    assert effect(of, Change("remove", "y"), Change("assign", "y", "cash")).vacant == ("books",)


def test_who_has_to_step_in_acts_out_the_conflict() -> None:
    steps_in = person("books")
    steps_in["assignments"].append({"post": "cash", "as": "backup", "from": "2024-01-01"})

    def acted(*changes: Change, **others: Any) -> list[tuple[str, str]]:
        found = effect(made(x=person("cash"), y=steps_in, **others), *changes)
        assert not found.new
        assert found.is_worse or not found.acting
        return [(one.conflict.rule.id, one.conflict.holder) for one in found.acting]

    assert acted(Change("absent", "x")) == [("r", "y")]
    assert acted(Change("absent", "x"), z=person("cash")) == []
    assert acted(Change("absent", "x"), Change("absent", "z"), z=person("cash")) == [("r", "y")]


def test_who_leaves_is_in_charge_of_nothing_any_more() -> None:
    of = catalog(units=UNITS, posts=POSTS, people={"x": person("spare"), "y": person("books")},
        portfolios={"f": {"leader": "x", "in_charge": {"domains": ["std:finance", "std:personnel"]}}},
        sod_rules={"r": {"name": "则", "not_both": {"domains": ["std:finance", "std:personnel"]}}})
    assert [one.conflict.holder for one in effect(of, Change("remove", "x")).gone] == ["x"]
    assert effect(of, Change("absent", "x")).gone == ()


def test_to_part_two_posts_mends_and_is_not_worse() -> None:
    of = made(x=person("cash", "books"), y=person("spare"))
    found = effect(of, Change("unassign", "x", "books"), Change("assign", "y", "books"))
    assert [(one.conflict.rule.id, one.conflict.holder) for one in found.gone] == [("r", "x")]
    assert found.powers == {"w": (Standing(False, None, None), Standing(True, 0, 2))}
    assert not found.is_worse


def test_a_post_that_falls_vacant_is_worse_even_where_no_power_needs_it() -> None:
    found = effect(made(x=person("cash"), y=person("books"), z=person("spare")), Change("remove", "z"))
    assert (found.new, found.powers, found.vacant, found.ownerless) == ((), {}, ("spare",), ())
    assert found.is_worse


def test_who_leaves_takes_staffing_owner_and_term_along() -> None:
    found = effect(made(x=person("cash"), y=person("books")), Change("remove", "x"))
    assert found.powers == {"w": (Standing(True, 0, 2), Standing(False, None, None))}
    assert (found.vacant, found.ownerless) == (("cash",), ("c",))
    assert [(before and before.due, after) for before, after in found.clocks] == [(date(2029, 1, 1), None)]
    assert found.is_worse


def test_who_is_only_away_keeps_the_term_of_the_post() -> None:
    found = effect(made(x=person("cash"), y=person("books")), Change("absent", "x"))
    assert found.powers == {"w": (Standing(True, 0, 2), Standing(False, None, None))}
    assert (found.vacant, found.clocks) == (("cash",), ())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_powers_left_alone_would_stand_as_before(seed: int) -> None:
    rng = random.Random(seed)
    records = world(rng)
    people, posts = sorted(records["people"]), sorted(records["posts"])
    of = catalog(**records)
    change = rng.choice([Change("remove", rng.choice(people)), Change("move", rng.choice(people), rng.choice(posts)),
                         Change("assign", rng.choice(people), rng.choice(posts), as_=rng.choice(["primary", "backup"]))])
    asked: list[str] = []
    found = effect_of(of, [change], all_rules(), noting(asked))
    was, is_now = (standings(one) for one in (of, changed(of, [change])))
    assert found.powers == {id: (was[id], is_now[id]) for id in was if was[id] != is_now[id]}
    assert set(found.powers) <= set(asked) <= set(was)


def noting(asked: list[str]) -> Watch:
    """Notes which powers are worked out."""
    def watch(powers: Sequence[Power]) -> Sequence[Power]:
        asked.extend(power.id for power in powers)
        return powers

    return watch


def standings(of: Catalog) -> dict[str, Standing]:
    numbers = {one.power: one.number for one in collusion_survey(of)}
    return {one.power: Standing(one.is_satisfiable, one.resilience, numbers.get(one.power)) for one in staffing_of_all(of)}


def test_a_power_whose_people_stay_is_not_worked_out() -> None:
    of = made(x=person("cash"), y=person("books"), z=person("spare"))
    asked: list[str] = []
    effect_of(of, [Change("remove", "z")], all_rules(), noting(asked))
    assert asked == []


def test_the_last_day_named_decides() -> None:
    of = made(x=person("cash"), y=person("books"))
    later = Change("assign", "x", "books", day=date(2027, 1, 1))
    found = effect(of, later)
    assert (found.day, len(found.new)) == (date(2027, 1, 1), 1)
    assert effect(of, Change("remove", "y", day=date(2027, 3, 1)), later).day == date(2027, 3, 1)


def test_a_new_post_changes_nothing_until_somebody_takes_it() -> None:
    of = made(x=person("cash"), y=person("books"))
    new = Change("add_post", "till", "u", "cash")
    assert effect(of, new) == Effect(date(2026, 6, 30), (), (), (), {}, (), (), (), (), ())
    assert [one.conflict.holder for one in effect(of, new, Change("assign", "y", "till")).new] == ["y"]
