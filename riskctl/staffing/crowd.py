"""People whom a problem does not tell apart, taken together: only how many of them there are matters.

Who may fill the same slots, is in the same teams and able to do the same, is interchangeable. Of each such class no more
people need be looked at than there are slots for them, so that the work does not grow with the number of people.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from riskctl.staffing.problem import Constraint, OneTeam, Only, Problem, Roster, members, union


@dataclass(frozen=True)
class Crowd:
    """A problem with few people in place of many.

    `classes` holds the people of each class; class c is stood in for by `places[c]` people of the small problem, who are
    numbered class by class.
    """

    problem: Problem
    classes: tuple[tuple[int, ...], ...]
    places: tuple[int, ...]

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """The number of the first person of each class in the small problem."""
        return tuple(accumulate(self.places, initial=0))[:-1]

    @cached_property
    def class_of(self) -> tuple[int, ...]:
        """The class of each person of the small problem."""
        return tuple(at for at, places in enumerate(self.places) for _ in range(places))

    def away(self, counts: Sequence[int]) -> int:
        """Whom of the small problem to take away when so many of each class are away."""
        found = 0
        for at, count in enumerate(counts):
            if count:
                places = self.places[at]
                left = max(0, min(places, len(self.classes[at]) - count))
                found |= ((1 << places) - (1 << left)) << self.firsts[at]
        return found

    def used(self, roster: Roster) -> tuple[int, ...]:
        """How many people of each class a roster of the small problem uses."""
        counts = [0] * len(self.places)
        for person in set(roster):
            counts[self.class_of[person]] += 1
        return tuple(counts)

    def named(self, roster: Roster) -> Roster:
        """The roster of the small problem with the people that stand behind it."""
        people = [person for people, places in zip(self.classes, self.places, strict=True) for person in people[:places]]
        return tuple(people[person] for person in roster)

    def taken(self, counts: Sequence[int]) -> tuple[int, ...]:
        """So many people of each class, the first ones, in order."""
        return tuple(sorted(person for people, count in zip(self.classes, counts, strict=True) for person in people[:count]))


def collapse(problem: Problem) -> Crowd:
    """The same problem with few people; cost people × sets that tell them apart, on ints."""
    reach = problem.able or problem.pools
    classes = alike(problem, union(reach))
    places = [min(one.bit_count(), sum(1 for pool in reach if pool & one)) for one in classes]
    firsts = [sum(places[:at]) for at in range(len(places))]

    def small(mask: int) -> int:
        return union((1 << places[at]) - 1 << firsts[at] for at, one in enumerate(classes) if one & mask)

    reduced = replace(problem, pools=tuple(map(small, problem.pools)), able=tuple(map(small, problem.able)),
                      constraints=tuple(_with_fewer(one, small) for one in problem.constraints))
    return Crowd(reduced, tuple(tuple(members(one)) for one in classes), tuple(places))


def alike(problem: Problem, people: int) -> list[int]:
    """The people in classes that the problem does not tell apart."""
    classes = [people] if people else []
    for mask in dict.fromkeys(_telling(problem)):
        classes = [part for one in classes for part in (one & mask, one & ~mask) if part]
    return classes


def _telling(problem: Problem) -> Iterator[int]:
    yield from problem.pools
    yield from problem.able
    for constraint in problem.constraints:
        if isinstance(constraint, Only):
            yield constraint.people
        elif isinstance(constraint, OneTeam):
            yield from constraint.teams


def _with_fewer(constraint: Constraint, small: Callable[[int], int]) -> Constraint:
    if isinstance(constraint, Only):
        return replace(constraint, people=small(constraint.people))
    if isinstance(constraint, OneTeam):
        return replace(constraint, teams=tuple(map(small, constraint.teams)))
    return constraint
