"""What is offered as a mend takes the conflict away and brings no other, by working everything out anew."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import HolderKind
from riskctl.separation.access import access_of
from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict
from riskctl.separation.draft import Change
from riskctl.separation.mends import MOST, Mender
from riskctl.separation.whatif import changed
from tests.building import catalog
from tests.separation.worlds import KINDS, rule, world

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


def about_flow(rng: random.Random) -> dict[str, Any]:
    """A rule of one of the forms about the flow, or about who is in a post for too long."""
    one, other = rng.sample(KINDS, 2)
    return rng.choice([{"before": [one, other]}, {"collective": {"steps": [one], "quorum": rng.randint(1, 2)}},
        {"panel": {"steps": [one], "n": rng.randint(1, 3), "odd": rng.random() < 0.5}},
        {"min_people": {"steps": [one, other], "n": rng.randint(1, 3)}}, {"rotation": {"posts": ["p0"], "years": 0.5}}])


def atoms(conflict: Conflict) -> set[tuple[object, ...]]:
    """A conflict taken apart: that it is there, each pair that it is made up of, each place where it is."""
    form, values = conflict.rule.form, conflict.values
    of_posts = form not in ("different_unit", "kin_avoidance", "only", "before", "independent", "not_in_charge_of", "not_both")
    sources = tuple(sorted(conflict.between)) if of_posts and (conflict.per is not HolderKind.POST and conflict.per is not HolderKind.UNIT) else ()
    which = (conflict.rule.id, conflict.state, conflict.holder, sources, values.get("outer"), values.get("relative"))
    parts = [*conflict.pairs, *[("", duty) for duty in values.get("duties", ())], *[(place,) for place in conflict.places]]  # type: ignore[attr-defined]
    return {which, *((*which, part) for part in parts)}


def is_mended(conflict: Conflict, of: Catalog, change: Change) -> bool:
    """Whether nothing of the conflict is left, and there is nothing that was not there before, by working everything out anew."""
    before, after = (set[tuple[object, ...]]().union(*map(atoms, check_separation(one).conflicts)) for one in (of, changed(of, [change])))
    own = {atom for atom in atoms(conflict) if len(atom) == 6 or len(atom[6]) > 1}  # type: ignore[arg-type]
    pairs = {atom for atom in own if len(atom) > 6}
    return after <= before and after.isdisjoint(pairs or own)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_every_mend_mends(seed: int) -> None:
    rng = random.Random(seed)
    records = world(rng)
    records["sod_rules"]["q"] = rule(rng, records["powers"])
    records["sod_rules"]["o"] = {"name": "则", **about_flow(rng)}
    of = catalog(**records)
    for conflict, offered in zip(check_separation(of).conflicts, mends(of), strict=True):
        assert len(offered) <= MOST
        for change in offered:
            assert is_mended(conflict, of, change), change


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_a_change_of_people_is_good_where_working_everything_out_anew_says_so(seed: int) -> None:
    rng = random.Random(seed)
    records = world(rng)
    for number in range(rng.randint(0, 3)):
        records["sod_rules"][f"q{number}"] = rule(rng, records["powers"])
    records["sod_rules"]["o"] = {"name": "则", **about_flow(rng)}
    records["sod_rules"]["only"] = {"name": "则", "only": {"duties": [rng.choice(KINDS)], "posts": [rng.choice(list(records["posts"]))]}}
    of = catalog(**records)
    mender = Mender(of, access_of(of))
    for conflict in check_separation(of).conflicts[:4]:
        for change in people_changed(rng, of):
            assert mender.is_good(change, conflict) == is_mended(conflict, of, change), change


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_a_duty_goes_to_another_post_where_working_everything_out_anew_says_so(seed: int) -> None:
    rng = random.Random(seed)
    records = world(rng)
    for number in range(rng.randint(1, 3)):
        records["sod_rules"][f"q{number}"] = rule(rng, records["powers"])
    records["sod_rules"]["o"] = {"name": "则", **about_flow(rng)}
    records["sod_rules"]["only"] = {"name": "则", "only": {"duties": [rng.choice(KINDS)], "posts": [rng.choice(list(records["posts"]))]}}
    of = catalog(**records)
    mender = Mender(of, access_of(of))
    moves = [Change("move_duty", post.id, duty, rng.choice(list(of.posts))) for post in of.posts.values() for duty in post.duties]
    moves += [Change("split_post", post.id, to="new", items=post.duties[:1]) for post in of.posts.values() if post.duties]
    for conflict in check_separation(of).conflicts[:4]:
        for change in moves:
            assert mender.is_good(change, conflict) == is_mended(conflict, of, change), change


def people_changed(rng: random.Random, of: Catalog) -> list[Change]:
    """Changes of people of every sort, good or bad."""
    people, posts = list(of.people), list(of.posts)
    made = [Change("withdraw", person.id, duty) for person in of.people.values() for duty in person.duties]
    for person in of.people.values():
        for held in person.assignments:
            made += [Change("unassign", person.id, held.post or ""), Change("reassign", person.id, held.post or "", rng.choice(people))]
    made += [Change("assign", rng.choice(people), rng.choice(posts), as_=rng.choice(["primary", "backup"])) for _ in range(3)]
    return rng.sample(made, min(8, len(made)))


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
        Change("split_post", "cashier", to="cashier-2", items=("std:cashier",)))]


def test_a_post_with_a_side_by_several_steps_is_split() -> None:
    steps = {key: {"name": key, "kind": kind, "post": "one", "next": [then]}
             for key, kind, then in (("a", "review", "b"), ("b", "verify", "c"), ("c", "review", "end"))}
    of = catalog(posts={"one": {"name": "岗", "unit": "u"}}, powers={"w": {"name": "事", "type": "t:x", "unit": "u", "start": "a",
        "steps": steps}}, sod_rules={"r": {"name": "则", "incompatible": ["review", "verify"]}})
    assert mends(of) == [(Change("split_post", "one", to="one-2", items=("w/a", "w/c")),)]
    after = changed(of, mends(of)[0])
    assert [step.post for step in after.powers["w"].steps.values()] == ["one-2", "one", "one-2"]
    assert after.posts["one-2"].unit == "u"


FLOW: dict[str, dict[str, Any]] = {"ask": {"name": "受理", "kind": "accept", "post": "window", "next": [
            {"to": "check", "when": "大额"}, {"to": "decide", "when": "小额"}, {"to": "ask", "return": "supplement", "reason": "缺"}]},
        "check": {"name": "审核", "kind": "legal_review", "post": "lawyer", "next": ["decide"]},
        "decide": {"name": "决定", "kind": "decide", "post": "head", "next": ["end"]}}
DESKS = {post: {"name": post, "unit": "u"} for post in ("window", "lawyer", "head", "spare")}


def flowing(rule: dict[str, Any], steps: dict[str, Any] = FLOW, others: dict[str, Any] | None = None, **more: Any) -> Catalog:
    people = {post[0]: person(post) for post in DESKS} | {"t": person("lawyer")}
    powers = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "ask", "steps": steps}, **(others or {})}
    return catalog(posts=DESKS, people=people, powers=powers, sod_rules={"r": {"name": "则", **rule}}, **more)


def test_what_goes_round_an_earlier_step_is_led_through_it() -> None:
    of = flowing({"before": ["legal_review", "decide"]})
    assert mends(of) == [(Change("lead_through", "w", to="w/check", items=("w/decide",)),)]
    ask = changed(of, mends(of)[0]).powers["w"].steps["ask"]
    assert [(way.to, way.when) for way in ask.next] == [("check", "大额"), ("check", "小额"), ("ask", None)]


def test_where_there_is_no_earlier_step_one_is_added_for_who_does_such_elsewhere() -> None:
    steps = {"ask": {**FLOW["ask"], "next": ["decide"]}, "decide": FLOW["decide"]}
    other = {"v": {"name": "它", "type": "t:x", "unit": "u", "start": "check", "steps": {
        "check": {**FLOW["check"], "next": ["end"]}}}}
    of = flowing({"before": ["legal_review", "decide"]}, steps, other)
    assert mends(of) == [(Change("add_step", "w/decide", "legal_review", "lawyer"),
        Change("add_step", "w/decide", "legal_review", "window"), Change("add_step", "w/decide", "legal_review", "spare"))]
    after = changed(of, mends(of)[0][:1]).powers["w"].steps
    assert [(key, step.post, [way.to for way in step.next]) for key, step in after.items()] == [
        ("ask", "window", ["legal_review"]), ("decide", "head", ["end"]), ("legal_review", "lawyer", ["decide"])]


BODIES = {"board": {"name": "局务会", "members": ["head", "window", "spare"], "quorum": 2},
          "panel": {"name": "评审组", "members": ["head", "lawyer"]}}


@pytest.mark.parametrize(("rule", "actor", "expected"), [
    ({"collective": {"steps": ["decide"]}}, {}, [Change("set_body", "w/decide", to="board"), Change("set_body", "w/decide", to="panel")]),
    ({"collective": {"steps": ["decide"], "body": "panel"}}, {"body": "board"}, [Change("set_body", "w/decide", to="panel")]),
    ({"collective": {"steps": ["decide"], "quorum": "3/3"}}, {"body": "board"},
     [Change("set_quorum", "board", "3/3"), Change("set_body", "w/decide", to="panel")]),
    ({"collective": {"steps": ["decide"], "quorum": 3}}, {"body": "board"}, [Change("set_quorum", "board", "3")]),
    ({"panel": {"steps": ["decide"], "n": 4, "odd": True}}, {}, [Change("set_people", "w/decide", "5")]),
    ({"panel": {"steps": ["decide"], "odd": True}}, {"body": "panel"},
     [Change("add_member", "panel", to="window"), Change("add_member", "panel", to="spare"), Change("add_member", "panel", to="pro")]),
    ({"panel": {"steps": ["decide"], "n": 3, "experts": "1/3"}}, {"body": "panel"}, [Change("add_member", "panel", to="pro")]),
    ({"min_people": {"steps": ["w/ask", "w/check"], "n": 3}}, {},
     [Change("set_people", "w/check", "2"), Change("set_people", "w/ask", "2")])])
def test_bodies_panels_and_numbers_are_made_to_fit(rule: dict[str, Any], actor: dict[str, Any], expected: list[Change]) -> None:
    decide = {**FLOW["decide"], **actor}
    steps = {**FLOW, "decide": {key: value for key, value in decide.items() if key != "post" or not actor}}
    parties = {"pro": {"name": "专家", "role": "expert"}}
    [found] = mends(flowing(rule, steps, bodies=BODIES, parties=parties))
    assert list(found) == expected


def test_a_duty_that_belongs_to_a_unit_goes_to_a_post_of_it() -> None:
    many = {f"d{number}": {"name": "岗", "unit": "w"} for number in range(9)}
    of = catalog(units={id: {"name": id} for id in "uvw"}, posts={"driver": {"name": "司机", "unit": "v", "duties": ["std:cashier"]}, **many,
        "clerk": POSTS["clerk"]}, sod_rules={"r": {"name": "则", "only": {"duties": ["std:cashier"], "units": ["u"]}}})
    assert mends(of) == [(Change("move_duty", "driver", "std:cashier", "clerk"),)]


def test_somebody_else_takes_over_who_is_in_a_post_too_long() -> None:
    people = {"x": {"name": "张某", "assignments": [{"post": "cashier", "as": "primary", "from": "2015-01-01"}]}, "y": person("driver")}
    of = catalog(posts=POSTS, people=people, sod_rules={"r": {"name": "则", "rotation": {"posts": ["cashier"], "years": 5}}})
    assert mends(of) == [(Change("reassign", "x", "cashier", "y"),)]


def test_a_domain_goes_to_a_leader_without_a_portfolio_too() -> None:
    posts = {"head": {"name": "局长", "unit": "u"}, "deputy": {"name": "副局长", "unit": "u"}, **POSTS}
    of = catalog(units={"u": {"name": "局", "kind": "leadership"}, "v": {"name": "股"}}, posts=posts,
        people={"x": person("head"), "y": person("deputy"), "z": person("driver")},
        portfolios={"pf": {"leader": "x", "in_charge": {"domains": ["std:finance"]}}},
        sod_rules={"r": {"name": "则", "not_in_charge_of": {"posts": ["head"], "domains": ["std:finance"]}}})
    assert mends(of) == [(Change("hand_over", "pf", "std:finance", "y"),)]


def test_what_a_provision_of_law_checks_stands_in_no_mends_way() -> None:
    posts = {**POSTS, "cashier": {"name": "出纳", "unit": "u", "duties": ["std:cashier", "std:bookkeeping"]}}
    steps = {"say": {"name": "决定", "kind": "decide", "post": "driver", "next": ["end"]}}
    power = {"name": "罚", "type": "national:penalty", "unit": "u", "start": "say", "steps": steps}
    of = catalog({"riskctl": 1, "packs": ["penalties"]}, posts=posts, people={"x": person("cashier"), "y": person("clerk")},
        powers={"w": power}, sod_rules=RULES)
    assert Change("move_duty", "cashier", "std:bookkeeping", "clerk") in mends(of)[0]


def test_nothing_is_offered_once_the_work_is_used_up() -> None:
    of = catalog(posts=POSTS, people={"x": person("cashier", "clerk"), "y": person("cashier")}, sod_rules=RULES)
    mender = Mender(of, access_of(of), left=0)
    assert mender.mends(check_separation(of).conflicts[0]) == ()
