"""Units, exclusive duties, kin and order against the definitions spelt out."""

import random
from itertools import pairwise, permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.separation.checked import check_separation
from tests.building import catalog
from tests.separation.brute_force import World
from tests.separation.worlds import KINDS, world

UNITS = {"u0": {"name": "局"}, "u1": {"name": "一股", "parent": "u0"}, "u2": {"name": "二股", "parent": "u1"},
         "u3": {"name": "三股", "parent": "u0"}}


def made(rng: random.Random, rule: dict[str, Any]) -> tuple[dict[str, Any], World]:
    """A world with the rule, which counts bodies and is limited to powers as it falls, and the definitions on it."""
    records = world(rng)
    rule = {**rule, "bodies": rng.choice(["none", "chair", "members"])}
    scope = rng.choice([None, None, {"types": ["t:x"]}, {"domains": ["d1"]}, {"powers": ["w0"]}])
    rule = rule if scope is None else {**rule, "applies_to": scope}
    for post in records["posts"].values():
        post["unit"] = rng.choice(sorted(UNITS))
    records = {**records, "units": UNITS, "sod_rules": {"r": {"name": "则", **rule}}}
    return records, World(records, rule if "only" not in rule else {**rule, "within": "anywhere"})


def chain(unit: str | None) -> list[str]:
    """The unit and those that hold it."""
    found: list[str] = []
    while unit:
        found.append(unit)
        unit = UNITS[unit].get("parent")
    return found


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_different_units_neither_equal_nor_hold_each_other(seed: int) -> None:
    rng = random.Random(seed)
    left, right = rng.sample(["a0", "a1", "a2", "a3", *KINDS], 2)
    records, brute = made(rng, {"different_unit": [left, right], "within": rng.choice(["anywhere", "power", "domain"]),
                                                      "per": rng.choice(["person", "post", "unit"])})
    expected = set()
    for place in brute.places() if right not in brute.brings(left) and left not in brute.brings(right) else ():
        having = [{post["unit"] for id, post in records["posts"].items() if mark in brute.marks_of_post(id,
            place)} for mark in (left, right)]
        for one in having[0]:
            for other in having[1]:
                if one in chain(other) and (one == other or one != "u0"):
                    expected.add((other, one))
                elif other in chain(one) and other != "u0":
                    expected.add((one, other))
    found = [(one.holder, one.values["outer"]) for one in check_separation(catalog(**records)).conflicts]
    assert len(set(found)) == len(found)
    assert set(found) == expected


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_only_those_inside_have_the_duties(seed: int) -> None:
    rng = random.Random(seed)
    duties = rng.sample(["a0", "a1", "a2", "a3", *KINDS], rng.randint(1, 2))
    only = {"duties": duties, "units": rng.sample(sorted(UNITS), rng.randint(0, 1)),
        "posts": ["p0"] if rng.random() < 0.5 else []}
    records, brute = made(rng, {"only": only, "within": rng.choice(["anywhere", "power", "domain"]), "per": rng.choice(["post", "unit"])})
    inside = {id for id,
        post in records["posts"].items() if id in only["posts"] or set(chain(post["unit"])) & set(only["units"])}
    expected = {("design",
        id) for id in records["posts"] if id not in inside and set(duties) & brute.marks_of_post(id, "")}
    for person in records["people"]:
        if set(duties) & brute.marks_held_directly(person, "") and not inside & set(brute.held(person)):
            expected.add(("actual", person))
    assert {(one.state and one.state.value,
        one.holder) for one in check_separation(catalog(**records)).conflicts} == expected


class Line:
    """Posts that report to one another, and whether two are too near for kin."""

    def __init__(self, rng: random.Random) -> None:
        self.posts: dict[str, dict[str, Any]] = {f"p{number}": {"name": "岗", "unit": "u"} for number in range(5)}
        for number in range(1, 5):
            if rng.random() < 0.7:
                self.posts[f"p{number}"]["reports_to"] = f"p{rng.randrange(number)}"
        self.between: Any = rng.choice(["reporting_line", ["p0", "p1", "p2"]])

    def up(self, post: str) -> str | None:
        return self.posts[post].get("reports_to")

    def above(self, post: str) -> set[str]:
        up = self.up(post)
        return {up} | self.above(up) if up else set()

    def too_near(self, one: str, other: str) -> bool:
        if self.between != "reporting_line":
            return {one, other} <= set(self.between)
        same = self.up(one) is not None and self.up(one) == self.up(other)
        return one == other or same or one in self.above(other) or other in self.above(one)


def family(rng: random.Random, line: Line) -> dict[str, dict[str, Any]]:
    """Three people with posts, some of them kin."""
    def assignments() -> list[dict[str, str]]:
        return [{"post": post, "as": rng.choice(["primary", "backup"])}
                for post in rng.sample(sorted(line.posts), rng.randint(0, 2))]

    def kin() -> list[dict[str, str]]:
        known = [{"person": f"x{rng.randrange(3)}", "relation": rng.choice(["夫妻", "表亲"])}]
        return known if rng.random() < 0.6 else []

    return {f"x{number}": {"name": "张某", "assignments": assignments(), "kin": kin()} for number in range(3)}


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_kin_are_on_no_line(seed: int) -> None:
    rng = random.Random(seed)
    line = Line(rng)
    people = family(rng, line)
    relations = rng.choice([[], ["夫妻"]])
    said: dict[tuple[str, str], str] = {}
    for id, person in people.items():
        for kin in (kin for kin in person["kin"] if kin["person"] != id):
            said.setdefault((min(id, kin["person"]), max(id, kin["person"])), kin["relation"])
    expected: dict[tuple[str, ...], str] = {}
    for pair in (pair for pair, relation in said.items() if not relations or relation in relations):
        roles = {frozenset((mine["as"], theirs["as"])) for mine in people[pair[0]]["assignments"]
                 for theirs in people[pair[1]]["assignments"] if line.too_near(mine["post"], theirs["post"])}
        if roles:
            expected[pair] = "structural" if frozenset(("primary",)) in roles else "potential"
    rule = {"name": "则", "kin_avoidance": {"relations": relations, "between": line.between}}
    of = catalog(posts=line.posts, people=people, sod_rules={"r": rule})
    assert {one.holders: one.state and one.state.value for one in check_separation(of).conflicts} == expected


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_every_way_to_the_later_step_passes_the_earlier(seed: int) -> None:
    rng = random.Random(seed)
    keys = ["s0", "s1", "s2", "s3", "s4"]
    steps = {key: {"name": key, "kind": rng.choice(KINDS), "post": "p",
                   "next": rng.sample([*keys[number + 1:], "end"], min(rng.randint(1, 2), len(keys) - number))}
             for number, key in enumerate(keys)}
    first, then = rng.sample(KINDS, 2)
    powers = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s0", "steps": steps}}
    ways = [(keys[0], *middle) for size in range(5) for middle in permutations(keys[1:], size)]
    real = [way for way in ways if all(other in steps[one]["next"] for one, other in pairwise(way))]
    expected = any(steps[way[-1]]["kind"] == then and all(steps[key]["kind"] != first for key in way) for way in real)
    of = catalog(powers=powers, posts={"p": {"name": "岗", "unit": "u"}},
        sod_rules={"r": {"name": "则", "before": [first, then]}})
    assert bool(check_separation(of).conflicts) == expected
