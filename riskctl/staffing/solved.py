"""Everything asked about one problem: a roster, how many absences it survives, who is in a smallest breaking set."""


from typing import NamedTuple

from riskctl.staffing.apart import survived
from riskctl.staffing.breaking import Breaker, Counts
from riskctl.staffing.crowd import Crowd, collapse
from riskctl.staffing.decider import Decider, Work
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.problem import Only, Problem, Roster, are_all_apart, members, union


class Solved(NamedTuple):
    """The answer to a problem, with people numbered as in it.

    `is_satisfiable` is None where not decided. `breaking` is a smallest set of people without whom there is no roster, and
    `pivotal` everybody who is in one; both are None where not decided or without meaning. At least `survives` absences
    are survived, exactly so where `breaking` is there.
    """

    is_satisfiable: bool | None
    roster: Roster = ()
    survives: int | None = None
    breaking: tuple[int, ...] | None = None
    pivotal: tuple[int, ...] | None = None


class _Classes(NamedTuple):
    """The answer to a problem by classes of people, true of every problem with the same classes."""

    is_satisfiable: bool | None
    roster: Roster = ()
    survives: int | None = None
    breaking: Counts | None = None
    pivotal: tuple[int, ...] | None = None


class Solving:
    """Solves problems, each shape of problem once."""

    def __init__(self, work: Work | None = None) -> None:
        self.work = work or Work()
        self._kept: dict[tuple[Problem, tuple[int, ...]], _Classes] = {}
        self._decided: dict[Problem, bool | None] = {}

    def solve(self, problem: Problem) -> Solved:
        """The whole answer."""
        crowd = collapse(problem)
        key = (crowd.problem, tuple(map(len, crowd.classes)))
        if key not in self._kept:
            self._kept[key] = _solve(crowd, self.work)
        found = self._kept[key]
        pivotal = None if found.pivotal is None else tuple(
            sorted(person for one in found.pivotal for person in crowd.classes[one]))
        return Solved(found.is_satisfiable, crowd.named(found.roster), found.survives,
                      None if found.breaking is None else crowd.taken(found.breaking), pivotal)

    def decide(self, problem: Problem) -> bool | None:
        """Whether there is a roster; None where not decided."""
        small = collapse(problem).problem
        if small not in self._decided:
            try:
                self._decided[small] = Decider(small, self.work).solve() is not None
            except OutOfWork:
                self._decided[small] = None
        return self._decided[small]


def _solve(crowd: Crowd, work: Work) -> _Classes:
    decider = Decider(crowd.problem, work)
    try:
        roster = decider.solve()
    except OutOfWork:
        return _Classes(None)
    if roster is None:
        return _Classes(False)
    if not roster:
        return _Classes(True)
    if are_all_apart(crowd.problem):
        return _apart(crowd, roster)
    return _broken(Breaker(crowd, decider, crowd.used(roster)), roster)


def _broken(breaker: Breaker, roster: Roster) -> _Classes:
    try:
        found = breaker.smallest()
    except OutOfWork:
        return _Classes(True, roster, breaker.least - 1)
    if found is None:
        return _Classes(True, roster)
    try:
        pivotal = breaker.pivotal(found.size)
    except OutOfWork:
        pivotal = None
    return _Classes(True, roster, found.size - 1, found.counts, pivotal)


def _apart(crowd: Crowd, roster: Roster) -> _Classes:
    """By the formula for slots that all need different people."""
    pools, sizes = _pools_of_classes(crowd), [len(people) for people in crowd.classes]
    survives, tight = survived(pools, sizes)
    left = survives + 1
    counts = []
    for one, size in enumerate(sizes):
        counts.append(min(left, size) if tight >> one & 1 else 0)
        left -= counts[-1]
    pivotal = tuple(one for one in range(len(sizes))
                    if survived(pools, [size - (at == one) for at, size in enumerate(sizes)])[0] < survives)
    return _Classes(True, roster, survives, tuple(counts), pivotal)


def _pools_of_classes(crowd: Crowd) -> list[int]:
    """The pools as sets of classes, narrowed by the rules about single slots."""
    pools = list(crowd.problem.pools)
    for constraint in crowd.problem.constraints:
        if isinstance(constraint, Only):
            for slot in members(constraint.slots):
                pools[slot] &= constraint.people
    firsts = [sum(crowd.places[:one]) for one in range(len(crowd.places))]
    return [union(1 << one for one, first in enumerate(firsts) if pool >> first & 1) for pool in pools]
