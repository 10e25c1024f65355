"""Leaders, controllers, bodies, head counts and terms against the definitions spelt out over plain records."""

import random
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.separation.checked import check_separation
from riskctl.separation.conflict import Conflict
from tests.building import TODAY, catalog

Records = dict[str, Any]
SEEDS = st.integers(0, 2**32)


def conflicts(records: Records, **rule: Any) -> tuple[Conflict, ...]:
    return check_separation(catalog(**records, sod_rules={"r": {"name": "则", **rule}})).conflicts


def state(conflict: Conflict) -> str | None:
    return conflict.state.value if conflict.state else None


def posts(rng: random.Random, number: int = 5) -> Records:
    """Posts of which each may report to one before it."""
    made: Records = {f"p{at}": {"name": "岗", "unit": rng.choice(["u1", "u2"])} for at in range(number)}
    for at in range(1, number):
        if rng.random() < 0.6:
            made[f"p{at}"]["reports_to"] = f"p{rng.randrange(at)}"
    return made


def people(rng: random.Random, of: Records, number: int = 4) -> Records:
    """People with posts, incumbent or not, some of them kin."""
    made: Records = {}
    for at in range(number):
        held = rng.sample(sorted(of), rng.randint(0, 2))
        kin = [{"person": f"x{rng.randrange(number)}", "relation": "夫妻"}] if rng.random() < 0.3 else []
        made[f"x{at}"] = {"name": "张某", "kin": kin, "assignments": [
            {"post": post, "as": rng.choice(["primary", "acting", "backup"])} for post in held]}
    return made


def holders(of: Records, post: str) -> dict[str, bool]:
    """Who holds the post, and whether in office."""
    return {id: one["as"] != "backup" for id, person in of.items() for one in person["assignments"] if one["post"] == post}


# Domains: d2 lies in d1, d3 in d2; d4 stands alone.
PARENTS = {"d2": "d1", "d3": "d2"}
DOMAINS = {id: {"name": id, **({"parent": PARENTS[id]} if id in PARENTS else {})} for id in ("d1", "d2", "d3", "d4")}
UNITS = {"u1": {"name": "一股"}, "u2": {"name": "二股", "parent": "u1"}}


def over(domain: str) -> set[str]:
    return {domain} | (over(PARENTS[domain]) if domain in PARENTS else set())


def overlap(one: str, other: str) -> bool:
    return one in over(other) or other in over(one)


def remits(rng: random.Random) -> tuple[Records, dict[str, list[tuple[str, bool]]]]:
    """Portfolios, and for each leader the domains in charge: named whole, or by a power of a unit."""
    powers = {f"w{at}": {"name": "事", "type": "t:x", "unit": rng.choice(["u1", "u2"]), "domain": rng.choice(sorted(DOMAINS))}
              for at in range(2)}
    made: Records = {}
    charged: dict[str, list[tuple[str, bool]]] = {}
    for at in range(2):
        leader, is_over = f"x{rng.randrange(3)}", rng.random() < 0.2
        units = rng.sample(["u1", "u2"], rng.randint(0, 2))
        domains = rng.sample(sorted(DOMAINS), rng.randint(0, 2))
        made[f"f{at}"] = {"leader": leader, "in_charge": {"units": units, "domains": domains},
                          "assists": {"domains": ["d4"]}, **({"to": "2026-06-29"} if is_over else {})}
        if not is_over:
            charged.setdefault(leader, []).extend((domain, True) for domain in domains)
            # What is charged with u1 is charged with u2 in it.
            reached = {"u1", "u2"} if "u1" in units else set(units)
            charged[leader] += [(power["domain"], False) for power in powers.values() if power["unit"] in reached]
    return {"portfolios": made, "powers": powers, "domains": DOMAINS, "units": UNITS}, charged


def touches(charge: tuple[str, bool], domain: str) -> bool:
    """Whether the charge is of something in the domain, or is the whole of what it lies in."""
    return domain in over(charge[0]) or (charge[1] and charge[0] in over(domain))


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_who_holds_these_posts_is_not_in_charge_of_these_domains(seed: int) -> None:
    rng = random.Random(seed)
    records, charged = remits(rng)
    records["posts"] = posts(rng)
    records["people"] = people(rng, records["posts"])
    named, domains = rng.sample(sorted(records["posts"]), 2), rng.sample(sorted(DOMAINS), rng.randint(1, 2))
    expected = {(leader, domain) for leader, held in charged.items() for domain in domains if any(touches(one, domain) for one in held)
                and any(holders(records["people"], post).get(leader) for post in named)}
    found = conflicts(records, not_in_charge_of={"posts": named, "domains": domains})
    assert sorted((one.holder, domain) for one in found for _, domain in one.pairs) == sorted(expected)
    assert all(one.pairs[0] == one.between and one.between[0] in named for one in found)
    assert len({one.paths for one in found}) == len(found)


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_no_leader_is_in_charge_of_both(seed: int) -> None:
    rng = random.Random(seed)
    records, charged = remits(rng)
    records["posts"] = posts(rng)
    records["people"] = people(rng, records["posts"])
    asked = rng.sample(sorted(DOMAINS), rng.randint(2, 3))
    expected = {(leader, pair) for leader, held in charged.items() for pair in combinations(asked, 2) if not overlap(*pair)
                and all(any(touches(charge, domain) for charge in held) for domain in pair)}
    found = conflicts(records, not_both={"domains": asked})
    assert sorted((one.holder, pair) for one in found for pair in one.pairs) == sorted(expected)
    assert len({(one.holder, frozenset(one.paths)) for one in found}) == len(found)
    for one in found:
        assert {path[-1] for path in one.paths} <= {domain for domain, _ in charged[one.holder]}


def above(of: Records, post: str) -> list[str]:
    up = of[post].get("reports_to")
    return [up, *above(of, up)] if up else []


@settings(max_examples=500, deadline=None)
@given(SEEDS)
def test_who_controls_is_neither_the_controlled_nor_below_nor_kin(seed: int) -> None:
    rng = random.Random(seed)
    desks = posts(rng)
    staff = people(rng, desks)
    powers: Records = {f"w{at}": {"name": "事", "type": rng.choice(["t:x", "t:y"]), "unit": "u1", "start": "s", "steps": {
        key: {"name": "步", "kind": "review", "post": rng.choice(sorted(desks)), "next": [then]}
        for key, then in (("s", "t"), ("t", "end"))}} for at in range(2)}
    by_owner, place = rng.random() < 0.5, rng.choice(["w0/s", "w0/t", "w1/s", "w0/*", "w1/*"])
    controller = rng.choice(sorted(desks))
    point = {"name": "险", "at": [place], "type": ["process"], **({} if by_owner else {"supervisor": controller}),
             "status": rng.choice(["open", "retired"]), "controls": ["c"]}
    at_point = by_owner and rng.random() < 0.5
    control = {"name": "措", "kind": "recheck", "timing": "preventive", **({} if at_point else {"at": [place]}),
               **({"owner": controller} if by_owner else {})}
    scope = rng.choice([None, {"types": ["t:x"]}])
    power, _, key = place.partition("/")
    loans = {f"l{at}": {"from": rng.choice(sorted(desks)), "to": rng.choice(sorted(desks)), "powers": [power], "document": "文",
                        "valid_from": "2026-01-01", "valid_to": rng.choice(["2026-06-29", "2026-06-30"]), "redelegate": rng.random() < 0.5}
             for at in range(rng.choice([0, 0, 2, 4]))}
    running = [loan for loan in loans.values() if loan["valid_to"] == "2026-06-30"]
    performers = {borrower for name, step in powers[power]["steps"].items() if key in ("*", name)
                  for borrower in {step["post"]} | lent_on(step["post"], running)}
    records = {"posts": desks, "people": staff, "powers": powers, "controls": {"c": control}, "risk_points": {"k": point},
               "delegations": loans}
    if (scope and powers[power]["type"] != "t:x") or (point["status"] == "retired" and (at_point or not by_owner)):
        performers = set()
    kin = {frozenset((id, one["person"])) for id, person in staff.items() for one in person["kin"] if one["person"] != id}
    expected = {post: how for post in performers if (how := nearness(desks, staff, kin, controller, post))}
    rule: Records = {"independent": {"of": "owner" if by_owner else "supervisor"}, **({"applies_to": scope} if scope else {})}
    found = conflicts(records, **rule)
    assert {one.right: (one.values["how"], state(one)) for one in found} == expected
    assert {one.left for one in found} <= {controller}
    assert {one.holder for one in found} <= {"c" if by_owner else "k"}


def lent_on(post: str, loans: list[Records]) -> set[str]:
    """The posts to which the post lends, and on to which these pass it."""
    found: set[str] = set()
    for loan in loans:
        if loan["from"] == post:
            rest = [one for one in loans if one is not loan]
            found |= {loan["to"]} | (lent_on(loan["to"], rest) if loan["redelegate"] else set())
    return found


def nearness(desks: Records, staff: Records, kin: set[frozenset[str]], one: str, other: str) -> tuple[str, str] | None:
    if one == other:
        return "same", "design"
    if other in above(desks, one):
        return "above", "structural"
    ours, theirs = holders(staff, one), holders(staff, other)
    both = ours.keys() & theirs.keys()
    if both:
        return "person", "actual" if any(ours[id] and theirs[id] for id in both) else "potential"
    return ("kin", "structural") if any(frozenset((a, b)) in kin for a in ours for b in theirs) else None


KINDS = ("accept", "review", "decide")


def deciding(rng: random.Random) -> Records:
    """A power whose steps are taken by posts, by posts together, by bodies, or by bands of an amount."""
    bodies: Records = {}
    for at in range(2):
        members = rng.sample(["p0", "p1", "p2", "e0", "e1"], rng.randint(1, 5))
        quorum = rng.choice([None, rng.randint(1, len(members)), "2/3"])
        bodies[f"b{at}"] = {"name": "会", "members": members, **({"quorum": quorum} if quorum else {})}

    def actor() -> Records:
        return rng.choice([{"post": "p0"}, {"body": "b0"}, {"body": "b1"},
                           {"all_of": [{"post": "p0", "people": rng.randint(1, 2)}, {"post": "p1"}]}])

    steps: Records = {}
    for at, kind in enumerate(KINDS):
        acting = actor() if rng.random() < 0.7 else {"authority": [{"to": 100, **actor()}, {"over": 100, **actor()}]}
        people = {"people": rng.randint(1, 3)} if "post" in acting else {}
        steps[f"s{at}"] = {"name": "步", "kind": kind, **acting, **people, "next": [f"s{at + 1}" if at < 2 else "end"]}
    return {"bodies": bodies, "posts": {f"p{at}": {"name": "岗", "unit": "u1"} for at in range(3)}, "units": UNITS,
            "parties": {"e0": {"name": "专家", "role": "expert"}, "e1": {"name": "中介", "role": "agency"}},
            "powers": {"w": {"name": "事", "type": "t:x", "unit": "u1", "start": "s0", "steps": steps}}}


def quorum(body: Records) -> int:
    members, asked = len(body["members"]), body.get("quorum")
    return members // 2 + 1 if asked is None else share(asked, members)


def share(asked: int | str, of: int) -> int:
    """The number asked, or the least whole number that is not below the share."""
    return asked if isinstance(asked, int) else next(number for number in range(of + 1) if number >= Fraction(asked) * of)


def top_body(records: Records, step: Records) -> Records | None:
    """The body for the largest amounts."""
    actor = step["authority"][-1] if "authority" in step else step
    return {**records["bodies"][actor["body"]], "id": actor["body"]} if "body" in actor else None


def seats(records: Records, step: Records) -> int:
    """How many different people the step takes, at most."""
    def taken(actor: Records) -> int:
        if "body" in actor:
            return quorum(records["bodies"][actor["body"]])
        return sum(one.get("people", 1) for one in actor["all_of"]) if "all_of" in actor else int(step.get("people", 1))

    return max(map(taken, step.get("authority", [step])))


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_a_body_takes_the_step_with_the_quorum(seed: int) -> None:
    rng = random.Random(seed)
    records = deciding(rng)
    asked: Records = {"steps": rng.sample(KINDS, rng.randint(1, 2)), **rng.choice([{}, {"body": "b0"}]),
             **rng.choice([{}, {"quorum": 2}, {"quorum": "3/4"}])}
    expected = {}
    for key, step in records["powers"]["w"]["steps"].items():
        body = top_body(records, step)
        if step["kind"] in asked["steps"]:
            if body is None or asked.get("body", body["id"]) != body["id"]:
                expected[f"w/{key}"] = "body"
            elif "quorum" in asked and quorum(body) < share(asked["quorum"], len(body["members"])):
                expected[f"w/{key}"] = "quorum"
    assert {one.values["step"]: one.values["how"] for one in conflicts(records, collective=asked)} == expected


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_a_panel_is_large_enough_odd_and_expert_enough(seed: int) -> None:
    rng = random.Random(seed)
    records = deciding(rng)
    asked: Records = {"steps": rng.sample(KINDS, rng.randint(1, 2)), **rng.choice([{}, {"n": rng.randint(1, 5)}]),
             **rng.choice([{}, {"odd": True}]), **rng.choice([{}, {"experts": "1/3"}, {"experts": 1}])}
    expected = {}
    for key, step in records["powers"]["w"]["steps"].items():
        body = top_body(records, step)
        size = len(body["members"]) if body else seats(records, step)
        experts = body["members"].count("e0") if body else 0
        wrong = [*(["size"] if size < asked.get("n", 0) else []), *(["even"] if asked.get("odd") and size % 2 == 0 else []),
                 *(["experts"] if "experts" in asked and experts < share(asked["experts"], size) else [])]
        if step["kind"] in asked["steps"] and wrong:
            expected[f"w/{key}"] = wrong[0]
    assert {one.values["step"]: one.values["how"] for one in conflicts(records, panel=asked)} == expected


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_steps_take_so_many_people_together(seed: int) -> None:
    rng = random.Random(seed)
    records = deciding(rng)
    named, n = rng.sample(KINDS, rng.randint(1, 3)), rng.randint(1, 6)
    has = sum(seats(records, step) for step in records["powers"]["w"]["steps"].values() if step["kind"] in named)
    found = conflicts(records, min_people={"steps": named, "n": n})
    assert [(one.values["has"], one.values["asked"]) for one in found] == ([(has, n)] if has < n else [])


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_nobody_stays_longer_than_the_term(seed: int) -> None:
    rng = random.Random(seed)
    spells = []
    begins = date(2012, 1, 1) + timedelta(rng.randrange(1000))
    for _ in range(rng.randint(1, 3)):
        ends = begins + timedelta(rng.randrange(30, 1500))
        spells.append((begins, ends))
        begins = ends + timedelta(rng.choice([1, 30, 150, 250, 400]))
    if rng.random() < 0.7:
        spells[-1] = (spells[-1][0], date.max)
    since = None
    for first, last in spells:
        if first <= TODAY <= last:
            since = first
    for (_, ended), (first, _) in reversed([*pairwise(spells)]):
        # Only gaps that are plainly shorter or longer than half a year are drawn.
        if since == first and (first - ended).days < 200:
            since = next(one for one, last in spells if last == ended)
    years = rng.randint(1, 8)
    due = since is not None and (since.year + years, since.month, since.day) < (TODAY.year, TODAY.month, TODAY.day)
    held = [{"post": "p", "as": "primary", "from": first.isoformat(), **({} if last == date.max else {"to": last.isoformat()})}
            for first, last in spells]
    records = {"posts": {"p": {"name": "岗", "unit": "u1", "key": True}}, "people": {"x": {"name": "张某", "assignments": held}}}
    found = conflicts(records, rotation={"posts": "key", "years": years})
    assert [(one.holder, one.values["since"]) for one in found] == ([("x", str(since))] if due else [])
