"""How many may be absent: smallest sets of people without whom there is no roster (implicit hitting sets).

Every roster found must be broken by a set that leaves none. The least set that breaks all rosters found so far either
leaves another roster, which is then added, or is a smallest breaking set. Absences are counted by class of people who
are not told apart, so that equal people are never tried one by one. Static resilience: Wang and Li, ACM TISSEC 13(4),
2010; that it is hard in general: Fong, arXiv 1809.10106.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riskctl.staffing.crowd import Crowd
from riskctl.staffing.decider import Decider
from riskctl.staffing.patterns import Budget
from riskctl.staffing.problem import members, union

MOST_NODES = 20_000
"""How much work the search for a least breaking set may take."""

Counts = tuple[int, ...]

Way = tuple[int, int]
"""A class, and how many of its people must be away."""


class Breaking(NamedTuple):
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
        self.found: list[tuple[Way, ...]] = []
        self.least = 0
        self.apart = 0
        self._is_worth_work = True
        self._first = first
        if first is not None:
            self.found.append(ways_to_break(first, self.sizes))

    def smallest(self, forced: Counts | None = None, most: int | None = None) -> Breaking | None:
        """A smallest breaking set among those that take at least the forced absences; OutOfWork if undecided.

        None if it has more than `most` members.
        """
        start = forced or (0,) * len(self.sizes)
        if forced is None and self._first is not None and len(self.found) == 1:
            self._add_apart_from(self._first, 2 if most is None else most + 1)
        while most is None or self.apart <= most:
            counts = least_break(self.found, self.sizes, start, Budget(MOST_NODES), most, max(self.least, self.apart))
            if counts is None:
                return None
            if forced is None:
                self.least = sum(counts)
            if self._add_apart(counts, sum(counts) + 1 if most is None else most + 1):
                return Breaking(counts, sum(counts))
        return None

    def _add_apart(self, counts: Counts, enough: int) -> bool:
        """Add a roster without these absences, and others that share nobody with it or each other; True if there is none.

        At most so many in all; so many rosters that share nobody are broken by as many absences at least.
        """
        roster = self.decider.solve(self.crowd.away(counts))
        if roster is None:
            return True
        used = self.crowd.used(roster)
        self.found.append(ways_to_break(used, self.sizes))
        self._add_apart_from(used, enough, counts)
        return False

    def _add_apart_from(self, used: Counts, enough: int, away: Counts | None = None) -> None:
        """Add rosters that share nobody with one that uses these people, nor with each other, found at little cost.

        Once that brought fewer of them than were asked for, and in a large problem no more than were known, they are only taken
        where they cost next to nothing.
        """
        number = 1
        away = used if away is None else tuple(map(int.__add__, away, used))
        eagerly = self._is_worth_work
        while number < enough and (roster := self.decider.refill(self.crowd.away(away), eagerly=eagerly)) is not None:
            number += 1
            used = self.crowd.used(roster)
            self.found.append(ways_to_break(used, self.sizes))
            away = tuple(map(int.__add__, away, used))
        self._is_worth_work &= number == enough or (self.decider.is_large and number > self.apart)
        self.apart = max(self.apart, number)

    def pivotal(self, size: int) -> tuple[int, ...]:
        """The classes whose people are in some breaking set of this, the smallest size; OutOfWork if undecided.

        With a single absence, these are the people of every roster: nobody where two rosters share none, and each roster
        found leaves fewer to be tried.
        """
        if size == 1:
            return tuple(self._in_every_roster())
        return tuple(one for one in range(len(self.sizes)) if self.smallest(self._only(one), size) is not None)

    def _in_every_roster(self) -> Iterator[int]:
        if self._first is not None and len(self.found) == 1:
            self._add_apart_from(self._first, 2)
        asked = self.found[0] if self.found else [(one, 1) for one in range(len(self.sizes))]
        for way in sorted(asked):
            if way[1] == 1 and all(way in roster for roster in self.found) and self._add_apart(self._only(way[0]), 2):
                yield way[0]

    def _only(self, one: int) -> Counts:
        return tuple(int(at == one) for at in range(len(self.sizes)))


def ways_to_break(roster: Counts, sizes: Counts) -> tuple[Way, ...]:
    """The ways to break a roster: where it uses u of the c people of a class, more than c - u of them are away.

    >>> ways_to_break((1, 0, 2), (3, 4, 2))
    ((0, 3), (2, 1))
    """
    return tuple((one, sizes[one] - used + 1) for one, used in enumerate(roster) if used)


def least_break(rosters: Sequence[tuple[Way, ...]], sizes: Counts, start: Counts, budget: Budget, most: int | None,
                least: int = 0) -> Counts | None:
    """The fewest absences by class, none below `start`, that break each roster; None if they are more than `most`.

    A roster is given by the ways to break it, of which one is enough. `least` is a number that they are known to have at
    least, `start` not counted twice. So many absences are tried, then one more, and so on.
    """
    search = _LeastBreak(rosters, start, budget)
    limit = sum(sizes) if most is None else most
    for total in range(max(least, sum(start)), limit + 1):
        if search.closes(search.done, 0, total - sum(start)):
            return search.counts()
    return None


class _LeastBreak:
    """Depth first: the roster with the fewest ways to break it is broken in each way; one tried is closed to those after it.

    A way is a number of absences in a class; sets of ways are ints. `done` are the ways that are taken at the start.
    """

    def __init__(self, rosters: Sequence[tuple[Way, ...]], start: Counts, budget: Budget) -> None:
        asked = sorted(set().union(*rosters))
        self.ways = asked
        self.start = start
        self.budget = budget
        self.taken: list[int] = []
        number = {way: at for at, way in enumerate(asked)}
        of_class: dict[int, int] = {}
        self.below = []
        for at, (one, _) in enumerate(asked):
            of_class[one] = of_class.get(one, 0) | 1 << at
            self.below.append(of_class[one])
        self.classmates = [of_class[one] for one, _ in asked]
        self.rosters = [union(1 << number[way] for way in roster) for roster in dict.fromkeys(rosters)]
        self.done = union(1 << at for at, (one, needed) in enumerate(asked) if needed <= start[one])

    def closes(self, done: int, closed: int, left: int) -> bool:
        """Whether so many more absences can break every roster that these ways do not, by ways that are not closed."""
        self.budget.take()
        unbroken = [roster & ~closed for roster in self.rosters if not roster & done]
        if not unbroken:
            return True
        if self._more_than(left, unbroken, done):
            return False
        for at in sorted(members(min(unbroken, key=int.bit_count)), key=lambda at: self._cost(at, done)):
            cost = self._cost(at, done)
            if cost <= left:
                self.taken.append(at)
                if self.closes(done | self.below[at], closed, left - cost):
                    return True
                self.taken.pop()
            closed |= self.classmates[at] & ~self.below[at] | 1 << at
        return False

    def _cost(self, at: int, done: int) -> int:
        """How many more absences the way takes."""
        one, needed = self.ways[at]
        before = self.start[one]
        reached = self.classmates[at] & done
        return needed - (max(before, self.ways[reached.bit_length() - 1][1]) if reached else before)

    def _more_than(self, left: int, unbroken: Sequence[int], done: int) -> bool:
        """Whether some of these rosters, which share no class, cannot be broken with so many absences."""
        met = total = 0
        for ways in unbroken:
            if not ways & met:
                total += min((self._cost(at, done) for at in members(ways)), default=left + 1)
                if total > left:
                    return True
                for at in members(ways):
                    met |= self.classmates[at]
        return False

    def counts(self) -> Counts:
        """The absences by class of the ways taken."""
        found = list(self.start)
        for at in self.taken:
            one, needed = self.ways[at]
            found[one] = max(found[one], needed)
        return tuple(found)
