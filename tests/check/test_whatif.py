"""Before and after a change: conflicts, staffing, owners, terms of rotation."""

from datetime import date
from typing import Any

from riskctl.check.whatif import Effect, Standing, effect_of
from riskctl.model.catalog import Catalog
from riskctl.rules import all_rules
from riskctl.separation.whatif import Change
from tests.building import catalog

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


def test_to_part_two_posts_mends_and_is_not_worse() -> None:
    of = made(x=person("cash", "books"), y=person("spare"))
    found = effect(of, Change("unassign", "x", "books"), Change("assign", "y", "books"))
    assert [(one.conflict.rule.id, one.conflict.holder) for one in found.gone] == [("r", "x")]
    assert found.powers == {"w": (Standing(False, None, None), Standing(True, 0, 2))}
    assert not found.is_worse


def test_who_leaves_takes_staffing_owner_and_term_along() -> None:
    found = effect(made(x=person("cash"), y=person("books")), Change("remove", "x"))
    assert found.powers == {"w": (Standing(True, 0, 2), Standing(False, None, None))}
    assert (found.vacant, found.ownerless) == (("cash",), ("c",))
    assert [(before and before.due, after) for before, after in found.clocks] == [(date(2029, 1, 1), None)]
    assert found.is_worse


def test_the_last_day_named_decides() -> None:
    of = made(x=person("cash"), y=person("books"))
    later = Change("assign", "x", "books", day=date(2027, 1, 1))
    found = effect(of, later)
    assert (found.day, len(found.new)) == (date(2027, 1, 1), 1)
    assert effect(of, Change("remove", "y", day=date(2027, 3, 1)), later).day == date(2027, 3, 1)


def test_a_new_post_changes_nothing_until_somebody_takes_it() -> None:
    of = made(x=person("cash"), y=person("books"))
    new = Change("add_post", "till", "u", "cash")
    assert effect(of, new) == Effect(date(2026, 6, 30), (), (), {}, (), (), (), (), ())
    assert [one.conflict.holder for one in effect(of, new, Change("assign", "y", "till")).new] == ["y"]
