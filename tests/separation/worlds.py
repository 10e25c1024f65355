"""Small worlds for the oracle: everything that can lead to a duty, in every combination."""

import random
from typing import Any

KINDS = ["apply", "review", "decide"]


def world(rng: random.Random) -> dict[str, Any]:
    """Records with a rule `r` of the form incompatible."""
    domains = {"d1": {"name": "甲域"}, "d2": {"name": "乙域", "parent": "d1"}, "d3": {"name": "丙域"}}
    duties = {f"a{number}": _duty(rng, number) for number in range(4)}
    units = {"u1": {"name": "一股"}, "u2": {"name": "二股", "parent": "u1"}}
    posts = {f"p{number}": _post(rng) for number in range(rng.randint(2, 4))}
    bodies = {"b": {"name": "会", "members": sorted(rng.sample(sorted(posts), 2)),
        "chair": rng.choice(sorted(posts))}}
    powers = {f"w{number}": _power(rng, sorted(posts)) for number in range(rng.randint(1, 2))}
    people = {f"x{number}": _person(rng, sorted(posts)) for number in range(rng.randint(1, 3))}
    records: dict[str, Any] = {"domains": domains, "duties": duties, "units": units, "posts": posts,
        "bodies": bodies,
                               "powers": powers, "people": people,
                               "delegations": _loans(rng, sorted(posts), powers)}
    return {**records, "sod_rules": {"r": rule(rng, powers)}}


def rule(rng: random.Random, powers: dict[str, Any]) -> dict[str, Any]:
    """A rule of the form incompatible over these powers."""
    steps = [f"{power}/{key}" for power, record in powers.items() for key in record["steps"]]
    marks = ["a0", "a1", "a2", "a3", *KINDS, rng.choice(steps), f"{rng.choice(sorted(powers))}/*"]
    chosen = rng.sample(marks, rng.randint(2, 5))
    made: dict[str, Any] = {"name": "则", "within": rng.choice(["anywhere", "power", "domain"])}
    cut = rng.randint(1, len(chosen) - 1)
    sides = {"left": chosen[:cut], "right": [*chosen[cut:], *rng.sample(chosen[:cut], rng.randint(0, 1))]}
    made["incompatible"] = chosen if rng.random() < 0.5 else sides
    made["per"] = rng.choice(["person", "person", "person", "post", "unit"])
    made["bodies"] = rng.choice(["none", "chair", "members"])
    scope = rng.choice([None, None, {"types": ["t:x"]}, {"domains": ["d1"]}, {"powers": ["w0"]},
                        {"types": ["t:x"], "domains": ["d1"]}])
    return made if scope is None else {**made, "applies_to": scope}


def _duty(rng: random.Random, number: int) -> dict[str, Any]:
    made: dict[str, Any] = {"name": f"职责{number}"}
    if rng.random() < 0.5:
        made["domain"] = rng.choice(["d1", "d2", "d3"])
    if rng.random() < 0.3:
        made["implies"] = [f"a{rng.randrange(4)}"]
    if rng.random() < 0.15:
        made["same_as"] = f"a{rng.randrange(4)}"
    if rng.random() < 0.3:
        made["kinds"] = [rng.choice(KINDS)]
    return made


def _post(rng: random.Random) -> dict[str, Any]:
    duties = sorted({f"a{rng.randrange(4)}" for _ in range(rng.randint(0, 2))})
    return {"name": "岗", "unit": rng.choice(["u1", "u2"]), **({"duties": duties} if duties else {})}


def _power(rng: random.Random, posts: list[str]) -> dict[str, Any]:
    steps: dict[str, Any] = {}
    for key in ("s", "t", "v")[:rng.randint(1, 3)]:
        actor: dict[str, Any] = rng.choice([{"post": rng.choice(posts)},
            {"any_of": sorted(rng.sample(posts, 2))}, {"body": "b"}])
        duties = {"duties": [f"a{rng.randrange(4)}"]} if rng.random() < 0.3 else {}
        steps[key] = {"name": "步", "kind": rng.choice(KINDS), **actor, **duties}
    made: dict[str, Any] = {"name": "事", "type": rng.choice(["t:x", "t:y"]), "unit": "u1", "start": "s",
        "steps": steps}
    if rng.random() < 0.6:
        made["domain"] = rng.choice(["d1", "d2", "d3"])
    return {**made, "status": "retired"} if rng.random() < 0.1 else made


def _person(rng: random.Random, posts: list[str]) -> dict[str, Any]:
    dates = [{}, {"from": "2026-06-30"}, {"to": "2026-06-30"}, {"from": "2026-07-01"}, {"to": "2026-06-29"}]
    held = [{"post": rng.choice(posts), "as": rng.choice(["primary", "deputy", "backup", "acting"]),
             **rng.choices(dates, [6, 1, 1, 1, 1])[0]} for _ in range(rng.randint(1, 4))]
    duties = sorted({f"a{rng.randrange(4)}" for _ in range(rng.choice([0, 0, 1, 2]))})
    return {"name": "张某", "assignments": held, **({"duties": duties} if duties else {})}


def _loans(rng: random.Random, posts: list[str], powers: dict[str, Any]) -> dict[str, Any]:
    """Up to four delegations, some over, some that may be passed on, to oneself and in rings as well."""
    made: dict[str, Any] = {}
    for number in range(rng.choice([0, 0, 1, 2, 4])):
        power = rng.choice(sorted(powers))
        step = rng.choice([*sorted(powers[power]["steps"]), "*"])
        item = {"powers": [power]} if rng.random() < 0.5 else {"steps": [f"{power}/{step}"]}
        first, last = rng.choice([("2026-01-01", "2026-12-31"), ("2026-06-30", "2026-06-30"), ("2026-01-01", "2026-12-31"),
            ("2025-01-01", "2026-06-29")])
        made[f"l{number}"] = {"from": rng.choice(posts), "to": rng.choice(posts), **item, "document": "文", "valid_from": first,
            "valid_to": last, **({"redelegate": True} if rng.random() < 0.6 else {})}
    return made
