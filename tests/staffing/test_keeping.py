"""Whether a change leaves a power without people, against every roster before and after it, made on plain records."""

import copy
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.separation.access import access_of
from riskctl.separation.checked import check_separation
from riskctl.separation.draft import Change
from riskctl.separation.mends import Mender
from riskctl.staffing.keeping import Keeper
from tests.building import catalog
from tests.staffing.brute_force import World
from tests.staffing.worlds import world

Records = dict[str, Any]


def made_of(records: Records, change: Change) -> Records:
    """The records after the change, by hand."""
    after = copy.deepcopy(records)
    match change.what:
        case "unassign" | "reassign":
            person = after["people"][change.record]
            held = [one for one in person["assignments"] if one["post"] == change.item]
            person["assignments"] = [one for one in person["assignments"] if one["post"] != change.item]
            if change.what == "reassign":
                after["people"][change.to]["assignments"] += held
        case "move_step":
            _put_post(after["powers"]["w"]["steps"][change.item.partition("/")[2]], change.record, change.to)
        case "set_people":
            after["powers"]["w"]["steps"][change.record.partition("/")[2]]["people"] = int(change.item)
        case "set_quorum":
            after["bodies"][change.record]["quorum"] = int(change.item)
        case "add_member":
            after["bodies"][change.record]["members"].append(change.to)
        case "move_duty" | "withdraw":
            pass
        case _:
            raise LookupError(change.what)
    return after


def _put_post(step: Records, old: str, new: str) -> None:
    if step.get("post") == old:
        step["post"] = new
    step.update({"any_of": [new if one == old else one for one in step["any_of"]]} if "any_of" in step else {})
    for actor in step.get("all_of", ()):
        actor["post"] = new if actor["post"] == old else actor["post"]


def is_staffed(records: Records) -> bool:
    own = World(records, "w")
    return next(own.rosters(own.rules), None) is not None


def some_change(rng: random.Random, records: Records) -> Change:
    """A change of a person with a post, of a step, or of the body."""
    person = rng.choice(sorted(records["people"]))
    held = [one["post"] for one in records["people"][person]["assignments"]]
    posts, steps = sorted(records["posts"]), records["powers"]["w"]["steps"]
    acting = [(key, post) for key, step in steps.items() for post in
              (*([step["post"]] if "post" in step else ()), *step.get("any_of", ()), *(one["post"] for one in step.get("all_of", ())))]
    changes = [Change("add_member", "b", to=rng.choice(posts)), Change("set_quorum", "b", str(rng.randint(1, 3)))]
    others = [id for id in records["people"] if id != person]
    changes += [Change("unassign", person, post) for post in held]
    changes += [Change("reassign", person, post, rng.choice(others)) for post in held
                if not any(one["post"] == post for one in records["people"][others[0]]["assignments"])] if len(others) == 1 else []
    changes += [Change("move_step", post, f"w/{key}", rng.choice(posts)) for key, post in acting]
    changes += [Change("set_people", f"w/{key}", str(rng.randint(1, 3))) for key, step in steps.items() if "post" in step]
    return rng.choice(changes)


@settings(max_examples=500, deadline=None)
@given(st.integers(0, 2**32))
def test_what_could_be_staffed_still_can_where_some_roster_says_so(seed: int) -> None:
    rng = random.Random(seed)
    records = world(rng)
    change = some_change(rng, records)
    expected = is_staffed(made_of(records, change)) or not is_staffed(records)
    assert Keeper(catalog(**records)).keeps(change) == expected, change


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_no_mend_leaves_a_power_without_people(seed: int) -> None:
    records = world(random.Random(seed))
    of = catalog(**records)
    mender = Mender(of, access_of(of), keeps=Keeper(of).keeps)
    was_staffed = is_staffed(records)
    for conflict in check_separation(of).conflicts:
        for change in mender.mends(conflict):
            if change.what != "split_post":
                assert is_staffed(made_of(records, change)) or not was_staffed, change


POSTS = {id: {"name": id, "unit": "u"} for id in ("clerk", "cashier", "guard")}
STEPS = {"count": {"name": "清点", "kind": "verify", "post": "cashier", "people": 2, "next": ["end"]}}


def person(*held: str) -> Records:
    return {"name": "张某", "assignments": [{"post": post, "as": "primary"} for post in held]}


def test_a_post_that_two_must_hold_is_not_given_up_by_one_of_them() -> None:
    of = catalog(posts=POSTS, people={"x": person("cashier", "clerk"), "y": person("cashier"), "z": person("clerk")},
        powers={"w": {"name": "事", "type": "t:x", "unit": "u", "start": "count", "steps": STEPS}},
        sod_rules={"r": {"name": "则", "kin_avoidance": {"between": ["clerk", "cashier"]}}})
    keeper = Keeper(of)
    assert not keeper.keeps(Change("unassign", "x", "cashier"))
    assert keeper.keeps(Change("unassign", "x", "clerk"))
    assert keeper.keeps(Change("reassign", "x", "cashier", "z"))
    assert not keeper.keeps(Change("reassign", "x", "cashier", "y"))


def test_a_delegation_on_which_a_power_hangs_does_not_end() -> None:
    loan = {"from": "cashier", "to": "guard", "powers": ["w"], "document": "文", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}
    records: Records = {"posts": POSTS, "powers": {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "count", "steps": STEPS}},
                        "delegations": {"l": loan}}
    people = {"x": person("cashier"), "y": person("guard"), "z": person("cashier")}
    assert Keeper(catalog(**records, people=people)).keeps(Change("end_delegation", "l"))
    assert not Keeper(catalog(**records, people={**people, "z": person("clerk")})).keeps(Change("end_delegation", "l"))
