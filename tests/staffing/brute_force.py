"""The definitions of staffing, word for word and as slowly as they read: every run, every roster, every absence."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Any

Records = Mapping[str, Any]
Seat = tuple[frozenset[str], str]  # who may fill it, as what
Roster = dict[str, tuple[str, ...]]


# --- problems ---

def subsets(of: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Every subset, the small ones first."""
    listed = list(of)
    for size in range(len(listed) + 1):
        yield from combinations(listed, size)


def smallest_breaking(people: Iterable[str], rosters: list[frozenset[str]]) -> list[frozenset[str]]:
    """Every smallest set of people whom all rosters need somebody of."""
    found: list[frozenset[str]] = []
    for some in subsets(sorted(people)):
        if found and len(some) > len(found[0]):
            break
        if all(roster & set(some) for roster in rosters):
            found.append(frozenset(some))
    return found


# --- runs ---

def runs(power: Records, *, returning: bool) -> set[frozenset[str]]:
    """The sets of steps of all runs: each pass of a case follows one function of choices."""
    steps = power["steps"]
    turns = {key: _turns(step, returning) for key, step in steps.items()}
    done: set[frozenset[str]] = set()
    seen: set[tuple[frozenset[str], frozenset[str]]] = set()
    waiting = [(frozenset[str](), frozenset({start})) for start in _listed(power["start"])]
    while waiting:
        passed, sources = waiting.pop()
        if (passed, sources) in seen:
            continue
        seen.add((passed, sources))
        for choice in product(*turns.values()):
            chosen = dict(zip(turns, choice, strict=True))
            here, back = _one_pass(sources, chosen)
            if back:
                waiting.append((passed | here, back))
            else:
                done.add(passed | here)
    return done


def _one_pass(sources: Iterable[str], chosen: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> tuple[frozenset[str], frozenset[str]]:
    here: set[str] = set()
    back: set[str] = set()
    waiting = list(sources)
    while waiting:
        step = waiting.pop()
        if step not in here:
            here.add(step)
            onward, returned = chosen[step]
            waiting += [to for to in onward if to != "end"]
            back.update(returned)
    return frozenset(here), frozenset(back)


def _turns(step: Records, returning: bool) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    ways = [way if isinstance(way, dict) else {"to": way} for way in _listed(step["next"])]
    onward = [way["to"] for way in ways if "return" not in way]
    turns: list[tuple[tuple[str, ...], tuple[str, ...]]] = \
        [(tuple(onward), ())] if step.get("split") == "all" else [((to,), ()) for to in onward]
    return turns + [((), (way["to"],)) for way in ways if "return" in way and returning]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


# --- who may act ---

class Bureau:
    """People and posts of plain records on the day 2026-06-30, without dates."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.people = list(records["people"])

    def holders(self, post: str, *, in_office: bool = False) -> frozenset[str]:
        return frozenset(id for id, person in self.records["people"].items() for held in person.get("assignments", ())
                         if held["post"] == post and not (in_office and held["as"] == "backup"))

    def qualified(self, people: frozenset[str], qualification: str | None) -> frozenset[str]:
        if qualification is None:
            return people
        return frozenset(id for id in people if qualification in self.records["people"][id].get("qualifications", ()))

    def seats(self, step: Records) -> list[Seat]:
        """The seats of a step with who may fill them."""
        if "body" in step:
            body = self.records["bodies"][step["body"]]
            members = frozenset[str]().union(*(self.holders(post, in_office=True) for post in body["members"]))
            number = int(body["quorum"]) if "quorum" in body else len(members) // 2 + 1
            seats = [(members, "member")] * number
            return [(self.holders(body["chair"]), "chair"), *seats[1:]] if "chair" in body else seats
        if "all_of" in step:
            return [(self.holders(actor["post"]), "post") for actor in step["all_of"] for _ in range(actor.get("people", 1))]
        posts = [step["post"]] if "post" in step else step.get("any_of", [])
        if not posts:
            return []
        people = frozenset[str]().union(*(self.holders(post) for post in posts))
        return [(self.qualified(people, step.get("qualified")), "post")] * step.get("people", 1)


# --- rosters ---

class World:
    """One power of a bureau: its runs, its seats, and every valid roster."""

    def __init__(self, records: Records, power: str) -> None:
        self.bureau = Bureau(records)
        self.id = power
        self.power = records["powers"][power]
        self.plain = runs(self.power, returning=False)
        self.every = runs(self.power, returning=True)
        passed = frozenset[str]().union(*self.plain)
        self.seats = {key: seats for key, step in self.power["steps"].items() if key in passed and (seats := self.bureau.seats(step))}
        self.rules = dict(records.get("sod_rules", {}))

    def meet(self, one: str, other: str) -> bool:
        return any(one in run and other in run for run in self.every)

    def rosters(self, rules: Iterable[str], seats: Mapping[str, list[Seat]] | None = None) -> Iterator[Roster]:
        """Every roster that keeps these rules."""
        asked = [self.rules[rule] for rule in rules]
        own = self.seats if seats is None else seats
        for choice in product(*(self._of_step(some) for some in own.values())):
            roster = dict(zip(own, choice, strict=True))
            if all(self.keeps(rule, roster) for rule in asked):
                yield roster

    def _of_step(self, seats: list[Seat]) -> Iterator[tuple[str, ...]]:
        for people in product(*(sorted(seat[0]) for seat in seats)):
            if len(set(people)) == len(people):
                yield people

    def seen(self, rule: Records, roster: Roster) -> dict[str, frozenset[str]]:
        """Who performs each step as the rule sees it; steps in which it sees nobody are not there."""
        shown = {"none": ("post",), "chair": ("post", "chair"), "members": ("post", "chair", "member")}[rule.get("bodies", "none")]
        found = {step: frozenset(person for person, (_, sitting) in zip(people, self.seats[step], strict=True) if sitting in shown)
                 for step, people in roster.items()}
        return {step: people for step, people in found.items() if people}

    def named(self, side: Iterable[str]) -> list[str]:
        """The steps that a side names: by their id, all of them, their kind, or a duty of their own."""
        return [key for key, step in self.power["steps"].items()
                if any(entry in (f"{self.id}/{key}", f"{self.id}/*", step["kind"], *step.get("duties", ())) for entry in side)]

    def keeps(self, rule: Records, roster: Roster) -> bool:
        """Whether the roster keeps the rule."""
        seen = self.seen(rule, roster)
        if "different_person" in rule:
            named = [step for step in self.named(rule["different_person"]) if step in seen]
            return all(not seen[a] & seen[b] for a, b in combinations(named, 2) if self.meet(a, b))
        if "same_person" in rule:
            named = [step for step in self.named(rule["same_person"]) if step in seen]
            return all(seen[a] <= seen[b] or seen[b] <= seen[a] for a, b in combinations(named, 2) if self.meet(a, b))
        if "incompatible" in rule:
            return self._keeps_apart(rule["incompatible"], seen)
        if "no_single_person" in rule:
            return all(not frozenset.intersection(*(seen.get(step, frozenset()) for step in run & roster.keys()))
                       for run in self.every if len(run & roster.keys()) > 1)
        return all(self._keeps_on(rule, [seen[step] for step in run if step in seen and step in self._named_by(rule)])
                   for run in self.every)

    def _keeps_apart(self, sides: Any, seen: Mapping[str, frozenset[str]]) -> bool:
        pairs = [(sides["left"], sides["right"])] if isinstance(sides, dict) else [([a], [b]) for a, b in combinations(sides, 2)]
        for left, right in pairs:
            brings = {step: ({entry for entry in left if step in self.named([entry])},
                             {entry for entry in right if step in self.named([entry])}) for step in seen}
            both = {step for step, (lefts, rights) in brings.items() if any(a != b for a in lefts for b in rights)}
            for one, other in product(seen, seen):
                if one in both or other in both or one == other or not self.meet(one, other):
                    continue
                if any(a != b for a in brings[one][0] for b in brings[other][1]) and seen[one] & seen[other]:
                    return False
        return True

    def _named_by(self, rule: Records) -> list[str]:
        form = next(form for form in ("max_steps", "min_people", "one_team") if form in rule)
        return self.named(rule[form]["of" if form == "max_steps" else "steps"])

    def _keeps_on(self, rule: Records, performers: list[frozenset[str]]) -> bool:
        """Whether the performers of the named steps on one run keep the rule; a run without them is free."""
        together = frozenset[str]().union(*performers)
        if not performers:
            return True
        if "max_steps" in rule:
            return all(sum(person in some for some in performers) <= rule["max_steps"]["n"] for person in together)
        if "one_team" in rule:
            return any(together <= set(team) for team in rule["one_team"]["teams"])
        qualification = rule["min_people"].get("qualified")
        return len(together) >= rule["min_people"]["n"] and together == self.bureau.qualified(together, qualification)
