"""How many may be absent: smallest sets of people without whom there is no roster (implicit hitting sets).

Every roster found must be broken by a set that leaves none. The least set that breaks all rosters found so far either
leaves another roster, which is then added, or is a smallest breaking set. Absences are counted by class of people who
are not told apart, so that equal people are never tried one by one. Static resilience: Wang and Li, ACM TISSEC 13(4),
2010; that it is hard in general: Fong, arXiv 1809.10106.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.staffing.crowd import Crowd
from riskctl.staffing.decider import Decider
from riskctl.staffing.patterns import Budget

MOST_NODES = 20_000
"""How much work the search for a least breaking set may take."""

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Breaking:
    """A smallest set of absences that leaves no roster, as numbers by class; `size` is how many that are together."""

    counts: Counts
    size: int


class Breaker:
    """Looks for smallest breaking sets of one problem; it keeps the rosters found.

    `least` is how many members a breaking set is known to have at least; `apart` how many rosters without anybody in
    common were found.
    """

    def __init__(self, crowd: Crowd, decider: Decider, first: Counts | None = None) -> None:
        self.crowd = crowd
        self.decider = decider
        self.sizes = tuple(map(len, crowd.classes))
        self.found: list[Counts] = [] if first is None else [first]
        self.least = 0
        self.apart = 0

    def smallest(self, forced: Counts | None = None, most: int | None = None) -> Breaking | None:
        """A smallest breaking set among those that take at least the forced absences; OutOfWork if undecided.

        None if it has more than `most` members.
        """
        start = forced or (0,) * len(self.sizes)
        while True:
            counts = least_break(self.found, self.sizes, start, Budget(MOST_NODES), most)
            if counts is None:
                return None
            if forced is None:
                self.least = sum(counts)
            if self._add_apart(counts, sum(counts) + 1 if most is None else most + 1):
                return Breaking(counts, sum(counts))
            if most is not None and self.apart > most:
                return None

    def _add_apart(self, counts: Counts, enough: int) -> bool:
        """Add rosters without these absences, no two of which share anybody, so many at most; True if there is none.

        So many rosters that share nobody are broken by as many absences at least.
        """
        away = counts
        for number in range(enough):
            roster = self.decider.solve(self.crowd.away(away))
            if roster is None:
                return number == 0
            used = self.crowd.used(roster)
            self.found.append(used)
            self.apart = max(self.apart, number + 1)
            away = tuple(map(int.__add__, away, used))
        return False

    def pivotal(self, size: int) -> tuple[int, ...]:
        """The classes whose people are in some breaking set of this, the smallest size; OutOfWork if undecided.

        With a single absence, these are the people of every roster, and each roster found leaves fewer to be tried.
        """
        return tuple(one for one in range(len(self.sizes))
                     if (size > 1 or self._is_in_all(one)) and self.smallest(self._only(one), size) is not None)

    def _is_in_all(self, one: int) -> bool:
        return all(roster[one] == self.sizes[one] for roster in self.found)

    def _only(self, one: int) -> Counts:
        return tuple(int(at == one) for at in range(len(self.sizes)))


def least_break(rosters: Sequence[Counts], sizes: Counts, start: Counts, budget: Budget, most: int | None) -> Counts | None:
    """The fewest absences by class, none below `start`, that break each roster; None if they are more than `most`.

    A roster that uses u of the c people of a class is broken when more than c - u of them are away. Depth first: the
    roster with the fewest ways to break it is broken in each way; a way once tried is closed to those after it.
    """
    limit = sum(sizes) if most is None else most
    best: list[Counts] = []
    options = [tuple((one, sizes[one] - used + 1) for one, used in enumerate(roster) if used) for roster in rosters]

    def visit(away: Counts, caps: Counts) -> None:
        nonlocal limit
        budget.take()
        unbroken = [ways for ways in options if all(away[one] < needed for one, needed in ways)]
        cost = sum(away)
        if cost + _at_least(unbroken, away) > limit:
            return
        if not unbroken:
            best[:] = [away]
            limit = cost - 1
            return
        ways = min(unbroken, key=len)
        for one, needed in sorted(ways, key=lambda way: way[1] - away[way[0]]):
            if needed <= caps[one]:
                visit((*away[:one], needed, *away[one + 1:]), caps)
                caps = (*caps[:one], needed - 1, *caps[one + 1:])

    visit(start, sizes)
    return best[0] if best else None


def _at_least(unbroken: Sequence[Sequence[tuple[int, int]]], away: Counts) -> int:
    """A number of further absences without which not all of these can be broken: they share no class."""
    met: set[int] = set()
    total = 0
    for ways in unbroken:
        if all(one not in met for one, _ in ways):
            met.update(one for one, _ in ways)
            total += min((needed - away[one] for one, needed in ways), default=0)
    return total

