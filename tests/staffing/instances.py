"""Random problems as plain data, their rosters one by one, and instances of the literature."""

import random
from itertools import combinations, product
from pathlib import Path

from riskctl.staffing.problem import (
    Constraint,
    Differ,
    LeastPeople,
    MostPeople,
    MostSteps,
    OneTeam,
    Only,
    Problem,
    Roster,
    Within,
    is_valid,
    members,
    union,
)

WSP = Path(__file__).parent.parent / "data" / "wsp"


def rosters(problem: Problem, rules: int | None = None, facts: int | None = None) -> list[Roster]:
    """Every roster that keeps these rules and facts."""
    people = max((union((*problem.pools, *problem.able)).bit_length()), 1)
    return [one for one in product(range(people), repeat=len(problem.pools)) if is_valid(one, problem, rules, facts)]


def problem(rng: random.Random, *, with_facts: bool = False) -> Problem:
    """A problem of at most five slots and five people, with every form of constraint."""
    slots, people = rng.randint(1, 5), rng.randint(1, 5)
    pools = tuple(rng.randint(0 if rng.random() < 0.1 else 1, (1 << people) - 1) for _ in range(slots))
    steps = (0b11,) if slots > 2 and rng.random() < 0.5 else ()
    asked = tuple(_constraint(rng, rule, slots, people) for rule in range(rng.randint(0, 5)))
    if not with_facts:
        return Problem(pools, steps, asked)
    able = tuple((1 << people) - 1 if rng.random() < 0.6 else pool | rng.randint(0, (1 << people) - 1) for pool in pools)
    return Problem(pools, steps, asked, tuple(rng.randint(0, 7) for _ in pools), able)


def _constraint(rng: random.Random, rule: int, slots: int, people: int) -> Constraint:
    some = rng.randint(1, (1 << slots) - 1)
    everybody = (1 << people) - 1
    one, other = rng.randrange(slots), rng.randrange(slots)
    return rng.choice([
        Differ(rule, one, other) if one != other else LeastPeople(rule, some, 2),
        Within(rule, some & ~(1 << one) or 1 << other, 1 << one | rng.randint(0, (1 << slots) - 1)),
        MostSteps(rule, tuple(1 << slot for slot in members(some)), rng.randint(0, 3)),
        LeastPeople(rule, some, rng.randint(1, 4)), MostPeople(rule, some, rng.randint(1, 3)),
        Only(rule, some, rng.randint(0, everybody)),
        OneTeam(rule, some, tuple(rng.randint(0, everybody) for _ in range(2))),
    ])


def instance(name: str) -> Problem:
    """An instance of the published set; users who have no line may do every step."""
    lines = (WSP / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    steps, users = (int(line.split()[1]) for line in lines[:2])
    allowed = dict.fromkeys(range(users), (1 << steps) - 1)
    asked: list[Constraint] = []
    for line in lines[3:]:
        word, *rest = line.replace("(", " ( ").replace(")", " ) ").split()
        if word == "Authorisations":
            allowed[int(rest[0][1:]) - 1] = _steps(rest[1:])
        else:
            asked.append(_published(word, rest, len(asked)))
    pools = tuple(union(1 << user for user, mask in allowed.items() if mask >> step & 1) for step in range(steps))
    return Problem(pools, (), tuple(asked))


def _steps(words: list[str]) -> int:
    return union(1 << int(word[1:]) - 1 for word in words)


def _published(word: str, rest: list[str], rule: int) -> Constraint:
    match word:
        case "Separation-of-duty":
            return Differ(rule, *(int(step[1:]) - 1 for step in rest))
        case "Binding-of-duty":
            return Within(rule, _steps(rest[:1]), _steps(rest[1:]))
        case "At-most-k":
            return MostPeople(rule, _steps(rest[1:]), int(rest[0]))
        case "One-team":
            steps = [one for one in rest if one.startswith("s")]
            groups = " ".join(rest[len(steps):]).split(")")
            return OneTeam(rule, _steps(steps), tuple(_steps(group.replace("(", " ").split()) for group in groups if group.strip()))
        case _:
            raise ValueError(word)


def pairs(slots: int) -> list[tuple[int, int]]:
    """Every pair of slots."""
    return list(combinations(range(slots), 2))
