"""The workflow satisfiability problem as plain data: slots to be filled, who may fill each, and what binds them.

Nothing here knows of catalogs, so that an instance of the literature can be written down directly. Sets are ints: of
people, of slots, of rules, of facts. Wang and Li, ACM TISSEC 13(4), 2010; forms of constraints that do not depend on who
people are as in Cohen, Crampton, Gagarin, Gutin and Jones, JAIR 51, 2014.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

Roster = tuple[int, ...]
"""For each slot the number of the person who fills it."""


@dataclass(frozen=True, slots=True)
class Differ:
    """Two slots are filled by different people."""

    rule: int
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Within:
    """Whoever fills a slot of `small` also fills one of `large`."""

    rule: int
    small: int
    large: int


@dataclass(frozen=True, slots=True)
class MostSteps:
    """Nobody fills slots in more than `n` of the steps, each the set of its slots."""

    rule: int
    steps: tuple[int, ...]
    n: int


@dataclass(frozen=True, slots=True)
class LeastPeople:
    """The slots are filled by at least `n` different people."""

    rule: int
    slots: int
    n: int


@dataclass(frozen=True, slots=True)
class MostPeople:
    """The slots are filled by at most `n` different people."""

    rule: int
    slots: int
    n: int


@dataclass(frozen=True, slots=True)
class Only:
    """The slots are filled by these people only."""

    rule: int
    slots: int
    people: int


@dataclass(frozen=True, slots=True)
class OneTeam:
    """The slots are filled by people of one and the same team."""

    rule: int
    slots: int
    teams: tuple[int, ...]


Constraint = Differ | Within | MostSteps | LeastPeople | MostPeople | Only | OneTeam


@dataclass(frozen=True)
class Problem:
    """Slots to be filled by people.

    `pools` holds for each slot who may fill it; `steps` the sets of slots that different people fill; `facts`, where
    given, for each slot the facts that keep others from it (all that are named bind together), and `able` who may fill
    it when one of them is dropped: everybody of the pool, and others. Rules are numbered by the constraints. Every rule
    and fact binds unless it is dropped.
    """

    pools: tuple[int, ...]
    steps: tuple[int, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    facts: tuple[int, ...] = ()
    able: tuple[int, ...] = ()

    @cached_property
    def every_rule(self) -> int:
        """The set of all rules."""
        return union(1 << constraint.rule for constraint in self.constraints)

    @cached_property
    def every_fact(self) -> int:
        """The set of all facts."""
        return union(self.facts)

    @cached_property
    def people(self) -> int:
        """Everybody who may fill a slot."""
        return union(self.pools)

    def pool(self, slot: int, facts: int) -> int:
        """Who may fill the slot when these facts bind."""
        return self.able[slot] if self.facts and self.facts[slot] & ~facts else self.pools[slot]

    def binding(self, rules: int) -> Iterator[Constraint]:
        """The constraints of these rules."""
        return (constraint for constraint in self.constraints if rules >> constraint.rule & 1)


def union(sets: Iterable[int]) -> int:
    """Everything in any of the sets.

    >>> union([1, 4])
    5
    """
    found = 0
    for one in sets:
        found |= one
    return found


def members(mask: int) -> Iterator[int]:
    """The numbers in the set, in order.

    >>> list(members(5))
    [0, 2]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def slots_of(constraint: Constraint) -> int:
    """The slots that the constraint is about."""
    match constraint:
        case Differ(one=one, other=other):
            return 1 << one | 1 << other
        case Within(small=small, large=large):
            return small | large
        case MostSteps(steps=steps):
            return union(steps)
        case LeastPeople(slots=slots) | MostPeople(slots=slots) | Only(slots=slots) | OneTeam(slots=slots):
            return slots


def apart(problem: Problem, rules: int) -> list[int]:
    """For each slot, those that must be filled by others: of the same step, and by the rules."""
    found = [0] * len(problem.pools)
    groups = [[1 << slot for slot in members(step)] for step in problem.steps]
    groups += [each for constraint in problem.binding(rules) if (each := _kept_apart(constraint))]
    for group in groups:
        together = union(group)
        for own in group:
            for slot in members(own):
                found[slot] |= together & ~own
    return found


def _kept_apart(constraint: Constraint) -> list[int]:
    """Sets of slots of which no two may share a person, where the constraint asks for that."""
    match constraint:
        case Differ(one=one, other=other):
            return [1 << one, 1 << other]
        case MostSteps(steps=steps, n=1):
            return list(steps)
        case LeastPeople(slots=slots, n=n) if slots.bit_count() == n:
            return [1 << slot for slot in members(slots)]
        case _:
            return []


def are_all_apart(problem: Problem) -> bool:
    """Whether all slots must be filled by different people, and nothing else binds but who may fill each.

    Rules that hold whenever all are different, and rules about single slots, do not count.
    """
    everything = (1 << len(problem.pools)) - 1
    if any(mask | 1 << slot != everything for slot, mask in enumerate(apart(problem, problem.every_rule))):
        return False
    return all(_follows(constraint) for constraint in problem.constraints)


def _follows(constraint: Constraint) -> bool:
    match constraint:
        case Differ() | Only():
            return True
        case MostSteps(n=n):
            return n >= 1
        case LeastPeople(slots=slots, n=n):
            return slots.bit_count() >= n
        case MostPeople(slots=slots, n=n):
            return slots.bit_count() <= n
        case Within() | OneTeam():
            return False


def is_valid(roster: Roster, problem: Problem, rules: int | None = None, facts: int | None = None, absent: int = 0) -> bool:
    """Whether the roster fills every slot as the rules and facts ask, with nobody absent; checked word for word."""
    bound = problem.every_fact if facts is None else facts
    if any(not problem.pool(slot, bound) & ~absent & 1 << person for slot, person in enumerate(roster)):
        return False
    if len(roster) != len(problem.pools):
        return False
    if any(roster[one] == roster[other] for step in problem.steps for one, other in combinations(members(step), 2)):
        return False
    asked = problem.binding(problem.every_rule if rules is None else rules)
    return all(_holds(constraint, roster) for constraint in asked)


def _holds(constraint: Constraint, roster: Roster) -> bool:
    match constraint:
        case Differ(one=one, other=other):
            return roster[one] != roster[other]
        case LeastPeople(slots=slots, n=n):
            return len(_filling(slots, roster)) >= n
        case MostPeople(slots=slots, n=n):
            return len(_filling(slots, roster)) <= n
        case Within(small=small, large=large):
            return _filling(small, roster) <= _filling(large, roster)
        case MostSteps(steps=steps, n=n):
            filling = [_filling(step, roster) for step in steps]
            return all(sum(person in one for one in filling) <= n for person in set().union(*filling))
        case Only(slots=slots, people=people):
            return all(people >> person & 1 for person in _filling(slots, roster))
        case OneTeam(slots=slots, teams=teams):
            return any(all(team >> person & 1 for person in _filling(slots, roster)) for team in teams)


def _filling(slots: int, roster: Roster) -> set[int]:
    return {roster[slot] for slot in _listed(slots)}


@lru_cache(maxsize=4096)
def _listed(slots: int) -> tuple[int, ...]:
    return tuple(members(slots))
