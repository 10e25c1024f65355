"""Small bureaus with one power: every form of rule about cases, forks, choices, returns, bodies."""

import random
from typing import Any

KINDS = ("review", "verify", "decide", "execute")


def world(rng: random.Random, *, rules: int = 3) -> dict[str, Any]:
    """Records with the power `w` and some rules."""
    posts = {f"p{number}": {"name": "岗", "unit": "u"} for number in range(rng.randint(2, 4))}
    people = {f"x{number}": _person(rng, sorted(posts)) for number in range(rng.randint(2, 4))}
    body: dict[str, Any] = {"name": "会", "members": sorted(rng.sample(sorted(posts), 2))}
    if rng.random() < 0.5:
        body["chair"] = rng.choice(sorted(posts))
    if rng.random() < 0.5:
        body["quorum"] = rng.randint(1, 2)
    power = _power(rng, sorted(posts))
    made = {f"r{number}": _rule(rng, sorted(power["steps"]), sorted(people)) for number in range(rng.randint(0, rules))}
    return {"units": {"u": {"name": "股"}}, "posts": posts, "people": people, "bodies": {"b": body}, "powers": {"w": power},
            "duties": {"a0": {"name": "职责"}, "a1": {"name": "职责二"}}, "parties": {"c": {"name": "申请人", "role": "applicant"}},
            "sod_rules": made}


def _person(rng: random.Random, posts: list[str]) -> dict[str, Any]:
    held = rng.sample(posts, rng.randint(0, min(3, len(posts))))
    made: dict[str, Any] = {"name": "张某", "unit": "u", "assignments": [
        {"post": post, "as": rng.choice(["primary", "deputy", "backup", "acting"]), "from": "2020-01-01"} for post in held]}
    if rng.random() < 0.6:
        made["qualifications"] = ["执法证"]
    return made


def _power(rng: random.Random, posts: list[str]) -> dict[str, Any]:
    number = rng.randint(1, 5)
    steps = {f"s{at}": _step(rng, posts, at, number) for at in range(number)}
    before = {"s0": {"s0"}}
    for key, step in steps.items():
        for following in step["next"] if key in before else ():
            if following != "end":
                before.setdefault(following, {following}).update(before[key])
    for key, ahead in before.items():
        if rng.random() < 0.25:
            steps[key]["next"].append({"to": rng.choice(sorted(ahead)), "return": "send_back", "reason": "退回"})
    return {"name": "事项", "type": "t:x", "unit": "u", "start": "s0", "steps": {key: steps[key] for key in steps if key in before}}


def _step(rng: random.Random, posts: list[str], at: int, number: int) -> dict[str, Any]:
    later = [f"s{other}" for other in range(at + 1, number)]
    ways: list[Any] = rng.sample(later, min(len(later), rng.choice([1, 1, 2, 3])))
    made: dict[str, Any] = {"name": "环节", "kind": rng.choice(KINDS), **_actor(rng, posts)}
    if not ways or rng.random() < 0.1:
        ways.append("end")
    if len(ways) > 1 and rng.random() < 0.4:
        made["split"] = "all"
    if rng.random() < 0.2:
        made["duties"] = [rng.choice(["a0", "a1"])]
    return {**made, "next": ways}


def _actor(rng: random.Random, posts: list[str]) -> dict[str, Any]:
    actor: dict[str, Any] = rng.choice([
        {"post": rng.choice(posts)}, {"post": rng.choice(posts)}, {"any_of": sorted(rng.sample(posts, 2))}, {"body": "b"},
        {"all_of": [{"post": post} for post in sorted(rng.sample(posts, 2))]}, {"party": "c"},
    ])
    if "post" in actor and rng.random() < 0.3:
        actor["people"] = 2
    if "post" in actor and rng.random() < 0.2:
        actor["qualified"] = "执法证"
    return actor


def _rule(rng: random.Random, steps: list[str], people: list[str]) -> dict[str, Any]:
    marks = [*KINDS, "a0", "a1", *(f"w/{step}" for step in steps), "w/*"]
    some = rng.sample(marks, rng.randint(2, 4))
    cut = rng.randint(1, len(some) - 1)
    form: dict[str, Any] = rng.choice([
        {"different_person": some}, {"same_person": some}, {"incompatible": some},
        {"incompatible": {"left": some[:cut], "right": [*some[cut:], *rng.sample(some[:cut], rng.randint(0, 1))]}},
        {"max_steps": {"n": rng.randint(1, 2), "of": some}}, {"min_people": {"steps": some, "n": rng.randint(1, 3)}},
        {"min_people": {"steps": some, "n": 1, "qualified": "执法证"}}, {"no_single_person": True},
        {"one_team": {"steps": some, "teams": [sorted(rng.sample(people, 2)), sorted(rng.sample(people, 1))]}},
    ])
    return {"name": "则", **form, "bodies": rng.choice(["none", "none", "chair", "members"])}
