"""What is offered as a mend takes the conflict away and brings no other, by working everything out anew."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.model.catalog import Catalog
from riskctl.separation.access import access_of
from riskctl.separation.checked import check_separation
from riskctl.separation.mends import MOST, Mender
from riskctl.separation.whatif import Change, changed
from tests.building import catalog
from tests.separation.worlds import rule, world

POSTS = {"cashier": {"name": "出纳", "unit": "u", "duties": ["std:cashier"]},
         "clerk": {"name": "会计", "unit": "u", "duties": ["std:bookkeeping"]},
         "driver": {"name": "司机", "unit": "v"}}
RULES = {"r": {"name": "则", "incompatible": ["std:cashier", "std:bookkeeping"]}}


def mends(of: Catalog) -> list[tuple[Change, ...]]:
    mender = Mender(of, access_of(of))
    return [mender.mends(conflict) for conflict in check_separation(of).conflicts]


def person(*posts: str, **more: Any) -> dict[str, Any]:
    return {"name": "张某", "assignments": [{"post": post, "as": "primary",
        "from": "2024-01-01"} for post in posts], **more}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_every_mend_mends(seed: int) -> None:
    rng = random.Random(seed)
    records = world(rng)
    records["sod_rules"]["q"] = rule(rng, records["powers"])
    of = catalog(**records)
    before = {(*one.key, one.pairs) for one in check_separation(of).conflicts}
    for conflict, offered in zip(check_separation(of).conflicts, mends(of), strict=True):
        assert len(offered) <= MOST
        for change in offered:
            after = {(*one.key, one.pairs) for one in check_separation(changed(of, [change])).conflicts}
            assert (*conflict.key, conflict.pairs) not in after, change
            assert after <= before, change


def test_who_is_alone_in_a_post_is_replaced_by_somebody_of_the_unit_without_a_new_conflict() -> None:
    people = {"x": person("cashier", "clerk"), "y": person("driver"), "z": person("cashier", unit="u")}
    of = catalog(units={"u": {"name": "甲"}, "v": {"name": "乙"}}, posts=POSTS, people=people, sod_rules=RULES)
    assert mends(of) == [(Change("unassign", "x", "cashier"), Change("reassign", "x", "clerk", "y"))]


def test_a_backup_only_gives_the_post_up() -> None:
    people = {"x": person("cashier"), "y": person("driver")}
    people["x"]["assignments"].append({"post": "clerk", "as": "backup", "from": "2024-01-01"})
    of = catalog(posts=POSTS, people=people, sod_rules=RULES)
    assert mends(of) == [(Change("unassign", "x", "clerk"), Change("reassign", "x", "cashier", "y"))]


def test_a_duty_held_directly_is_withdrawn_first() -> None:
    of = catalog(posts=POSTS, people={"x": person("cashier", duties=["std:bookkeeping"])}, sod_rules=RULES)
    assert mends(of) == [(Change("withdraw", "x", "std:bookkeeping"),)]


def test_what_a_post_combines_goes_to_another_post() -> None:
    posts = {**POSTS, "cashier": {"name": "出纳", "unit": "u", "duties": ["std:cashier", "std:bookkeeping"]}}
    of = catalog(posts=posts, people={"x": person("cashier"), "y": person("clerk"), "z": person("driver")},
        sod_rules=RULES)
    assert mends(of) == [(Change("move_duty", "cashier", "std:cashier", "driver"),
        Change("move_duty", "cashier", "std:bookkeeping", "clerk"),
                          Change("move_duty", "cashier", "std:bookkeeping", "driver"))]


def test_nothing_is_offered_once_the_work_is_used_up() -> None:
    of = catalog(posts=POSTS, people={"x": person("cashier", "clerk"), "y": person("cashier")}, sod_rules=RULES)
    mender = Mender(of, access_of(of), left=0)
    assert mender.mends(check_separation(of).conflicts[0]) == ()
