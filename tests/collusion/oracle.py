"""Collusion and bypass as sod.md 4 says it, by trying everything; written on the mappings of a catalog, without riskctl."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Any

Steps = Mapping[str, Mapping[str, Any]]
Run = Mapping[str, tuple[str, ...]]
"""The steps of a run, each with the steps that follow it there."""

EFFECTS = {"decide", "approve", "execute", "collect", "pay"}
CONTROLLING = {"legal_review", "discuss", "supervise"}


def runs(steps: Steps, start: str, *, without_negative: bool) -> Iterator[Run]:
    """Every run: each step takes one of its options, and what is come to so is the run."""
    options: dict[str, list[tuple[str, ...] | None]] = {
        key: [*ways_on(step, without_negative=without_negative)] for key, step in steps.items()}
    found = []
    for chosen in product(*[options[key] or [None] for key in steps]):
        taken = dict(zip(steps, chosen, strict=True))
        run: dict[str, tuple[str, ...]] = {}
        waiting = [start]
        while waiting:
            key = waiting.pop()
            option = taken[key]
            if option is None:
                break
            if key not in run:
                run[key] = option
                waiting += option
        else:
            if run not in found:
                found.append(run)
                yield run


def ways_on(step: Mapping[str, Any], *, without_negative: bool) -> Iterator[tuple[str, ...]]:
    """What may follow the step: all of its ways at a fork, else each of them; () is the end."""
    ways = [way if isinstance(way, dict) else {"to": way} for way in step["next"]]
    kept = [way for way in ways if not (without_negative and way.get("negative"))]
    if step.get("split") == "all":
        if len(kept) == len(ways):
            yield tuple(way["to"] for way in ways if way["to"] != "end")
    else:
        yield from ((() if way["to"] == "end" else (way["to"],)) for way in kept)


def number(steps: Steps, start: str, holders: Mapping[str, set[str]], rules: Sequence[Mapping[str, Any]]) -> int | None:
    """The fewest people who perform every internal step of some run that counts."""
    numbers = []
    for run in runs(steps, start, without_negative=True):
        if EFFECTS.isdisjoint(steps[key]["kind"] for key in run):
            continue
        internal = [key for key in steps if key in run and "party" not in steps[key]]
        choices = [list(combinations(sorted(able(steps[key], holders)), steps[key].get("people", 1))) for key in internal]
        for filled in product(*choices):
            plan = {key: set(people) for key, people in zip(internal, filled, strict=True)}
            if all(holds(rule, plan, steps) for rule in rules):
                numbers.append(len(set().union(*plan.values())))
    return min(numbers, default=None)


def able(step: Mapping[str, Any], holders: Mapping[str, set[str]]) -> set[str]:
    posts = step["any_of"] if "any_of" in step else [step["post"]]
    return set().union(*(holders.get(post, set()) for post in posts))


def holds(rule: Mapping[str, Any], plan: Mapping[str, set[str]], steps: Steps) -> bool:
    """Whether the plan keeps the rule on its run."""

    def named(kinds: list[str]) -> list[str]:
        return [key for key in plan if steps[key]["kind"] in kinds]

    if "different_person" in rule:
        return all(not plan[one] & plan[other] for one, other in combinations(named(rule["different_person"]), 2))
    if "same_person" in rule:
        pairs = (sorted((plan[one], plan[other]), key=len) for one, other in combinations(named(rule["same_person"]), 2))
        return all(small <= large for small, large in pairs)
    if "incompatible" in rule:
        return all(not plan[one] & plan[other] for left, right in combinations(rule["incompatible"], 2)
                   for one, other in product(named([left]), named([right])))
    if "max_steps" in rule:
        done = [plan[key] for key in named(rule["max_steps"]["of"])]
        return all(sum(person in people for people in done) <= rule["max_steps"]["n"] for person in set().union(*done, set()))
    if "min_people" in rule:
        done = [plan[key] for key in named(rule["min_people"]["steps"])]
        return not done or len(set().union(*done)) >= rule["min_people"]["n"]
    if "one_team" in rule:
        people = set().union(set(), *(plan[key] for key in named(rule["one_team"]["steps"])))
        return any(people <= set(team) for team in rule["one_team"]["teams"])
    assert rule["no_single_person"]
    return len(plan) < 2 or not set.intersection(*plan.values())


def bypass(steps: Steps, start: str, timings: Mapping[str, set[str]]) -> tuple[int | None, set[str]]:
    """How many steps the shortest run with an unguarded effect has, and every effect that some run leaves unguarded."""
    lengths, effects = [], set()
    for run in runs(steps, start, without_negative=False):
        open_ = {key for key in run if steps[key]["kind"] in EFFECTS and "preventive" not in timings.get(key, set())
                 and not any(controls(one, steps, timings) for one in before(key, run))}
        effects |= open_
        lengths += [len(run)] if open_ else []
    return min(lengths, default=None), effects


def controls(key: str, steps: Steps, timings: Mapping[str, set[str]]) -> bool:
    return steps[key]["kind"] in CONTROLLING or not timings.get(key, set()).isdisjoint({"preventive", "detective"})


def before(key: str, run: Run) -> set[str]:
    found: set[str] = set()
    while True:
        more = {one for one, following in run.items() if not {key, *found}.isdisjoint(following)} - found
        if not more:
            return found
        found |= more


def fewest_to_guard(steps: Steps, start: str, timings: Mapping[str, set[str]], effects: set[str]) -> int | None:
    """How many internal steps must be taken out so that no way without a control leads to one of the effects."""
    internal = [key for key in steps if "party" not in steps[key]]
    for many in range(len(internal) + 1):
        if any(not come_to(steps, start, timings, set(gone)) & effects for gone in combinations(internal, many)):
            return many
    return None


def come_to(steps: Steps, start: str, timings: Mapping[str, set[str]], gone: set[str]) -> set[str]:
    """The steps come to when nothing is come to through a control or a step that is gone."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key in found or key in gone:
            continue
        found.add(key)
        if not controls(key, steps, timings):
            waiting += [way["to"] if isinstance(way, dict) else way for way in steps[key]["next"]]
            waiting = [one for one in waiting if one != "end"]
    return found
