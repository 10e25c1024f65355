"""The least number of people who can fill all slots of one of several problems."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from riskctl.staffing.crowd import collapse
from riskctl.staffing.decider import Decider, Work
from riskctl.staffing.problem import LeastPeople, MostPeople, Problem, Roster, members, union


class Fewest(NamedTuple):
    """A roster that uses as few people as any: of which problem (by its place), and by how many."""

    people: int
    problem: int
    roster: Roster


def fewest(problems: Sequence[Problem], work: Work | None = None, least: int = 0) -> Fewest | None:
    """The roster with the fewest people over all problems; None if none has a roster. OutOfWork if undecided.

    The number is grown from the least that can be, at least `least`; at each number every problem is asked for a roster
    with at most so many people. The first problem of those that do it with as few is the answer.

    >>> both = Problem((0b011, 0b110), steps=(0b01, 0b10))
    >>> fewest([both])
    Fewest(people=1, problem=0, roster=(1, 1))
    """
    found = [_Search(problem, work) for problem in problems]
    able = [(at, search) for at, search in enumerate(found) if search.most is not None]
    first = max(least, min((search.least for _, search in able), default=0))
    for people in range(first, max((search.most or 0 for _, search in able), default=0) + 1):
        for at, search in able:
            roster = search.with_at_most(people)
            if roster is not None:
                return Fewest(len(set(roster)), at, roster)
    return None


class _Search:
    """One problem: how few people it takes at least, how many a roster of it uses, None where it has none."""

    def __init__(self, problem: Problem, work: Work | None) -> None:
        self._crowd = collapse(problem)
        self._work = work
        self._known = Decider(self._crowd.problem, work).solve()
        self.least = _least(problem)
        self.most = None if self._known is None else len(set(self._known))

    def with_at_most(self, people: int) -> Roster | None:
        """A roster with at most so many people, None if there is none."""
        if self._known is None or people < self.least:
            return None
        if self.most is not None and people >= self.most:
            return self._crowd.named(self._known)
        problem = self._crowd.problem
        rule = problem.every_rule.bit_length()
        bound = MostPeople(rule, (1 << len(problem.pools)) - 1, people)
        roster = Decider(replace(problem, constraints=(*problem.constraints, bound)), self._work).solve()
        return None if roster is None else self._crowd.named(roster)


def _least(problem: Problem) -> int:
    """A number of people that no roster goes below: what one rule asks for, or steps that nobody can share together."""
    several = union(problem.steps)
    steps = [*problem.steps, *(1 << slot for slot in range(len(problem.pools)) if not several >> slot & 1)]
    able = sorted((union(problem.pools[slot] for slot in members(step)).bit_count(), step) for step in steps)
    apart = taken = 0
    for _, step in able:
        people = union(problem.pools[slot] for slot in members(step))
        if not people & taken:
            apart, taken = apart + step.bit_count(), taken | people
    return max([apart, *(one.n for one in problem.constraints if isinstance(one, LeastPeople))])
