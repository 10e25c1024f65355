"""Periods of days with open ends, and which of them clash."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from riskctl.model.organization import Assignment, Portfolio

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Period(Generic[T]):
    """The days from `first` to `last`, both included, in which `owner` has `what`; None is an open end."""

    first: date | None
    last: date | None
    owner: str
    what: T

    @property
    def start(self) -> date:
        """The first day; the beginning of time where it is open."""
        return self.first or date.min

    @property
    def end(self) -> date:
        """The last day; the end of time where it is open."""
        return self.last or date.max

    @property
    def is_reversed(self) -> bool:
        """Whether the last day lies before the first, so that the period has no day."""
        return self.end < self.start


def is_well_dated(block: Assignment | Portfolio) -> bool:
    """Whether each of `from` and `to` that is written is a day; a misspelt one is no open end."""
    written = (("from", block.from_), ("to", block.to))
    return all(day is not None or not block.has(key) for key, day in written)


def clashes(periods: Iterable[Period[T]], *, handover: bool = False) -> Iterator[tuple[Period[T], Period[T]]]:
    """Each period that overlaps one of another owner which begins before it, with the latest-ending of these.

    With `handover`, a period that begins on the last day of the other does not clash. Reversed periods never
    do. Cost n log n: of those seen, only the two of different owners that end last can matter.

    >>> a, b = Period(None, date(2026, 3, 1), "a", 1), Period(date(2026, 3, 1), None, "b", 2)
    >>> [(later.what, earlier.what) for later, earlier in clashes([a, b])]
    [(2, 1)]
    >>> list(clashes([a, b], handover=True))
    []
    """
    longest: list[Period[T]] = []
    real = (period for period in periods if not period.is_reversed)
    for later in sorted(real, key=lambda period: period.start):
        rival = next((period for period in longest if period.owner != later.owner), None)
        if rival is not None and (later.start < rival.end or (not handover and later.start == rival.end)):
            yield later, rival
        longest = _two_longest(longest, later)


def _two_longest(longest: list[Period[T]], new: Period[T]) -> list[Period[T]]:
    """The latest-ending period, and the latest-ending one of another owner."""
    ranked = sorted((*longest, new), key=lambda period: period.end, reverse=True)
    other = next((period for period in ranked if period.owner != ranked[0].owner), None)
    return [ranked[0]] if other is None else [ranked[0], other]
