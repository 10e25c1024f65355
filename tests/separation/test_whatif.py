"""A catalog after changes, which are never made to the catalog itself."""

from datetime import date
from typing import Any

import pytest

from riskctl.errors import UserError
from riskctl.model.catalog import Catalog
from riskctl.separation.draft import Change
from riskctl.separation.whatif import changed
from tests.building import catalog

DAY = date(2026, 6, 30)
UNITS = {"u": {"name": "甲"}, "v": {"name": "乙"}}
POSTS = {"a": {"name": "甲岗", "unit": "u", "duties": ["std:cashier"]}, "b": {"name": "乙岗", "unit": "v"}}
PEOPLE: dict[str, Any] = {
    "x": {"name": "张某", "duties": ["std:approve"], "assignments": [{"post": "a", "as": "deputy",
    "from": "2024-01-01"}]},
    "y": {"name": "李某", "assignments": [{"post": "b", "as": "primary", "from": "2024-01-01",
    "to": "2026-12-31"}]}}
POWERS = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s", "steps": {
    "s": {"name": "办", "kind": "verify", "all_of": [{"post": "a", "people": 2}, "b"], "next": ["end"]}}}}
PORTFOLIOS = {"pf": {"leader": "x", "in_charge": {"units": ["u", "v"]}},
    "pg": {"leader": "y", "in_charge": {"domains": ["std:finance"]}}}


def made() -> Catalog:
    return catalog(units=UNITS, posts=POSTS, people=PEOPLE, powers=POWERS, portfolios=PORTFOLIOS)


def assignments(of: Catalog, person: str) -> list[tuple[Any, ...]]:
    return [(one.post, one.as_.value if one.as_ else "", one.from_ and one.from_.isoformat(),
        one.to and one.to.isoformat())
            for one in of.people[person].assignments]


@pytest.mark.parametrize(("change", "x", "y"), [
    (Change("assign", "x", "b", as_="backup"), [("a", "deputy", "2024-01-01", None),
    ("b", "backup", "2026-06-30", None)], None),
    (Change("assign", "x", "b", day=date(2026, 9, 1)), [("a", "deputy", "2024-01-01", None),
    ("b", "primary", "2026-09-01", None)], None),
    (Change("unassign", "x", "a"), [("a", "deputy", "2024-01-01", "2026-06-29")], None),
    (Change("unassign", "x", "b"), [("a", "deputy", "2024-01-01", None)], None),
    (Change("reassign", "x", "a", "y"), [("a", "deputy", "2024-01-01", "2026-06-29")],
     [("b", "primary", "2024-01-01", "2026-12-31"), ("a", "deputy", "2026-06-30", None)]),
    (Change("move", "y", "a"), None, [("b", "primary", "2024-01-01", "2026-06-29"),
    ("a", "primary", "2026-06-30", None)]),
    (Change("remove", "y"), None, [("b", "primary", "2024-01-01", "2026-06-29")]),
    (Change("remove", "y", day=date(2023, 1, 1)), None, [])])
def test_people_change_posts_from_a_day_on(change: Change, x: list[Any] | None, y: list[Any] | None) -> None:
    before = made()
    after = changed(before, [change])
    for person, expected in (("x", x), ("y", y)):
        assert assignments(after, person) == (expected if expected is not None else assignments(before, person))
    assert assignments(before, "x") == [("a", "deputy", "2024-01-01", None)]


def test_who_leaves_loses_what_was_held_directly() -> None:
    assert changed(made(), [Change("remove", "x")]).people["x"].duties == ()
    assert changed(made(), [Change("withdraw", "x", "std:approve")]).people["x"].duties == ()


def test_duties_and_steps_go_to_other_posts() -> None:
    after = changed(made(), [Change("move_duty", "a", "std:cashier", "b")])
    assert (after.posts["a"].duties, after.posts["b"].duties) == ((), ("std:cashier",))
    after = changed(made(), [Change("move_step", "a", "w/s", "b")])
    assert [(one.post, one.people) for one in after.powers["w"].steps["s"].all_of] == [("b", 2), ("b", None)]


def test_what_a_leader_is_in_charge_of_goes_to_another() -> None:
    after = changed(made(), [Change("hand_over", "pf", "u", "y")])
    remits = {id: (one.leader, one.in_charge and one.in_charge.units, one.in_charge and one.in_charge.domains)
              for id, one in after.portfolios.items()}
    assert remits == {"pf": ("x", ("v",), ()), "pg": ("y", ("u",), ("std:finance",))}


def test_a_new_post_may_be_like_another_and_be_taken_at_once() -> None:
    after = changed(made(), [Change("add_post", "c", "v", "a"), Change("assign", "y", "c")])
    assert (after.posts["c"].unit, after.posts["c"].duties) == ("v", ("std:cashier",))
    assert [post for post, *_ in assignments(after, "y")] == ["b", "c"]


@pytest.mark.parametrize("change", [
    Change("assign", "nobody", "a"), Change("assign", "x", "nowhere"), Change("move_step", "a", "w/gone", "b"),
    Change("add_post", "a", "u"), Change("add_post", "c", "nowhere")])
def test_what_is_not_there_is_refused(change: Change) -> None:
    with pytest.raises(UserError):
        changed(made(), [change])
