"""What the rules of separation ask of the seats of a power, as a problem to be solved."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from riskctl.flow.sod_rules import BoundRule
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.separation import Sides
from riskctl.model.vocabulary import BodyDuty, HolderKind, Scope
from riskctl.separation.rulebook import relaxed_between, steps_named
from riskctl.staffing.authorised import Seat, Sitting, qualified_people
from riskctl.staffing.problem import (
    Constraint,
    Differ,
    LeastPeople,
    MostSteps,
    OneTeam,
    Only,
    Problem,
    Roster,
    Within,
    members,
    union,
)
from riskctl.staffing.runs import Runs, greatest, least

_SEEN = {BodyDuty.NONE: frozenset({Sitting.POST}), BodyDuty.CHAIR: frozenset({Sitting.POST, Sitting.CHAIR}),
         BodyDuty.MEMBERS: frozenset(Sitting)}


Masking = Callable[[Iterable[str]], int]
"""Gives the set of those of the people named who are in a problem."""


@dataclass(frozen=True)
class Case:
    """What a case of a power is for one band of amounts: its runs, and the seats of each of its internal steps."""

    power: Power
    runs: Runs
    seats: Mapping[str, tuple[Seat, ...]]

    @cached_property
    def slots(self) -> Mapping[str, int]:
        """For each internal step, in order, the set of its slots."""
        found: dict[str, int] = {}
        first = 0
        for step, seats in self.seats.items():
            found[step] = (1 << len(seats)) - 1 << first
            first += len(seats)
        return found

    @cached_property
    def every_seat(self) -> tuple[Seat, ...]:
        """The seat of each slot."""
        return tuple(seat for seats in self.seats.values() for seat in seats)

    def alone(self, run: int) -> "Case":
        """The same case with a single run, and the steps on it."""
        runs = Runs(self.runs.steps, (run,), (run,))
        return Case(self.power, runs, {step: self.seats[step] for step in runs.named(run) if step in self.seats})


@dataclass(frozen=True)
class Bound:
    """A problem with the names of what is numbered in it: people, rules, and facts, which are posts."""

    problem: Problem
    people: tuple[str, ...]
    rules: tuple[str, ...]
    posts: tuple[str, ...]
    case: Case

    def roster(self, filled: Roster) -> dict[str, tuple[str, ...]]:
        """Who performs each internal step, for a roster of the problem."""
        return {step: tuple(self.people[filled[slot]] for slot in members(slots)) for step, slots in self.case.slots.items()}


def bind(case: Case, rules: Sequence[BoundRule], catalog: Catalog, *, with_facts: bool = False) -> Bound:
    """The problem of the case under these rules, among the people who may act in it.

    With facts, who may act is a fact of each post that can be dropped, and the people are all of the catalog.
    """
    seats = case.every_seat
    acting = frozenset[str]().union(*(seat.people for seat in seats))
    people = tuple(person for person in catalog.people if with_facts or person in acting)
    bit = {person: 1 << at for at, person in enumerate(people)}

    def mask(some: Iterable[str]) -> int:
        return union(bit[person] for person in some if person in bit)

    masks = {some: mask(some) for some in {seat.people for seat in seats}}
    asked: list[Constraint] = []
    binding: list[str] = []
    for rule in rules:
        found = constraints_of(rule, len(binding), case, catalog, mask)
        if found:
            asked += found
            binding.append(rule.id)
    posts = tuple(dict.fromkeys(post for seat in seats for post in seat.posts)) if with_facts else ()
    problem = Problem(
        pools=tuple(masks[seat.people] for seat in seats),
        steps=tuple(slots for slots in case.slots.values() if slots.bit_count() > 1),
        constraints=tuple(asked),
        facts=tuple(union(1 << posts.index(post) for post in seat.posts) for seat in seats) if with_facts else (),
        able=tuple(mask(people if seat.able is None else seat.able | seat.people) for seat in seats) if with_facts else (),
    )
    return Bound(problem, people, tuple(binding), posts, case)


@dataclass(frozen=True)
class _View:
    """A case as a rule sees it: of bodies only who sits for it, by `bodies`."""

    rule: BoundRule
    number: int
    case: Case
    catalog: Catalog
    mask: Masking
    is_strict: bool = False
    """Whether waivers of the rule between two steps are left out of account."""

    @cached_property
    def waived(self) -> Mapping[frozenset[str], str]:
        """The pairs of steps that waivers take out of the rule."""
        return {} if self.is_strict else relaxed_between(self.rule, self.case.power, self.catalog)

    def _meet(self, one: str, other: str) -> bool:
        """Whether some run passes both steps, and no waiver is between them."""
        return self.case.runs.meet(one, other) and frozenset((one, other)) not in self.waived

    @cached_property
    def slots(self) -> Mapping[str, int]:
        """The slots of each step that the rule sees; steps in which it sees nobody are left out."""
        sitting = _SEEN[self.rule.record.bodies or BodyDuty.NONE]
        seats = self.case.every_seat
        seen = {step: union(1 << slot for slot in members(slots) if seats[slot].sitting in sitting)
                for step, slots in self.case.slots.items()}
        return {step: slots for step, slots in seen.items() if slots}

    def named(self, side: Iterable[str]) -> list[str]:
        """The steps that a side names, as far as the rule sees anybody in them."""
        return [step for step in steps_named(side, self.case.power, self.catalog) if step in self.slots]

    def _named_by(self, entry: str) -> list[str]:
        """The same of a single entry; found once."""
        if entry not in self._known:
            self._known[entry] = self.named((entry,))
        return self._known[entry]

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        return {}

    def different_person(self) -> Iterator[Constraint]:
        """That nobody performs two of the steps in one case."""
        return self._differing(combinations(self.named(self.rule.record.different_person), 2))

    def incompatible(self) -> Iterator[Constraint]:
        """That nobody performs two steps in one case of which each brings one side, and neither both."""
        record = self.rule.record
        if record.within is Scope.DOMAIN or record.per not in (None, HolderKind.PERSON):
            return
        sides = record.incompatible
        if isinstance(sides, Sides):
            yield from self._differing(self._opposed(sides.left, sides.right))
        elif isinstance(sides, tuple):
            for left, right in combinations(sides, 2):
                yield from self._differing(self._opposed((left,), (right,)))

    def _opposed(self, left: Iterable[str], right: Iterable[str]) -> Iterator[tuple[str, str]]:
        ones, others_ = ([(entry, steps) for entry in side if (steps := self._named_by(entry))] for side in (left, right))
        brought = [(entry, other, steps, others) for (entry, steps), (other, others) in product(ones, others_) if entry != other]
        both = {step for _, _, steps, others in brought for step in steps if step in others}
        for _, _, steps, others in brought:
            yield from (pair for pair in product(steps, others) if both.isdisjoint(pair))

    def _differing(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Constraint]:
        for one, other in pairs:
            if self._meet(one, other):
                for pair in product(members(self.slots[one]), members(self.slots[other])):
                    yield Differ(self.number, min(pair), max(pair))

    def same_person(self) -> Iterator[Constraint]:
        """That of two of the steps in one case, those who perform the one perform the other."""
        for one, other in combinations(self.named(self.rule.record.same_person), 2):
            if self._meet(one, other):
                small, large = sorted((self.slots[one], self.slots[other]), key=int.bit_count)
                yield Within(self.number, small, large)

    def max_steps(self) -> Iterator[Constraint]:
        """That nobody performs more than n of the steps on a run."""
        asked = self.rule.record.max_steps
        if asked and asked.n:
            for steps in greatest(self._on_runs(asked.of, self.case.runs.widest)):
                if steps.bit_count() > asked.n:
                    yield self._at_most(steps, asked.n)

    def min_people(self) -> Iterator[Constraint]:
        """That at least n people perform the steps on a run, and only such as are qualified."""
        asked = self.rule.record.min_people
        if asked is None or not asked.n:
            return
        for steps in least(self._on_runs(asked.steps, self.case.runs.every)):
            if asked.n > 1:
                yield LeastPeople(self.number, self._together(steps), asked.n)
        slots = union(self.slots[step] for step in self.named(asked.steps))
        if slots and asked.qualified:
            yield Only(self.number, slots, self.mask(qualified_people(asked.qualified, self.catalog)))

    def no_single_person(self) -> Iterator[Constraint]:
        """That nobody performs every internal step of a run that has two or more; who sits unseen performs none."""
        internal = self.case.runs.mask(self.case.slots)
        seen = self.case.runs.mask(self.slots)
        on_runs = [run & internal for run in self.case.runs.every]
        for steps in least(steps for steps in on_runs if steps.bit_count() > 1 and steps & ~seen == 0):
            yield self._at_most(steps, steps.bit_count() - 1)

    def one_team(self) -> Iterator[Constraint]:
        """That one of the teams performs the steps on a run."""
        asked = self.rule.record.one_team
        if asked:
            teams = tuple(map(self.mask, asked.teams))
            for steps in greatest(self._on_runs(asked.steps, self.case.runs.widest)):
                yield OneTeam(self.number, self._together(steps), teams)

    def _on_runs(self, side: Iterable[str], runs: Iterable[int]) -> list[int]:
        """What of the steps named is on each run that has any."""
        named = self.case.runs.mask(self.named(side))
        return [run & named for run in runs if run & named]

    def _together(self, steps: int) -> int:
        return union(self.slots[step] for step in self.case.runs.named(steps))

    def _at_most(self, steps: int, n: int) -> MostSteps:
        return MostSteps(self.number, tuple(self.slots[step] for step in self.case.runs.named(steps)), n)


FORMS: Mapping[str, Callable[[_View], Iterator[Constraint]]] = {
    "different_person": _View.different_person, "same_person": _View.same_person, "incompatible": _View.incompatible,
    "max_steps": _View.max_steps, "min_people": _View.min_people, "no_single_person": _View.no_single_person,
    "one_team": _View.one_team,
}


PAIRED = ("different_person", "same_person", "incompatible")
"""The forms that bind two steps with each other, so that a waiver may be between two of them."""


def constraints_of(rule: BoundRule, number: int, case: Case, catalog: Catalog, mask: Masking, *,
                   strictly: bool = False) -> tuple[Constraint, ...]:
    """What the rule, numbered so, asks of the slots of the case, each once; () if it is no rule about single cases.

    Strictly, what a waiver between two steps takes out of it is asked as well.
    """
    form = FORMS.get(rule.form)
    return tuple(dict.fromkeys(form(_View(rule, number, case, catalog, mask, strictly)))) if form else ()
