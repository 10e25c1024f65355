"""How long people have been in their posts, and until when a post has somebody in it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from riskctl.flow.dates import add_days, add_months
from riskctl.flow.holding import is_incumbent
from riskctl.flow.periods import Period, is_well_dated
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Assignment, Person

T = TypeVar("T")

# A gap shorter than this does not begin a new time in the post (rotation cannot be had by stepping aside for a while).
GAP_MONTHS = 6


class Tenure(NamedTuple):
    """That a person has been in a post since a day, by one assignment or several, of which the last is given."""

    person: Person
    post: str
    since: date
    assignment: Assignment


def tenures(catalog: Catalog) -> Iterator[Tenure]:
    """For each person and each post held today as such (no backups), since when without a gap of six months.

    Assignments whose days are not known, or that begin only later, are left out of account.
    """
    for person in catalog.people.values():
        held: dict[str, list[Assignment]] = {}
        for assignment in person.assignments:
            if assignment.post and _begun(assignment, catalog.as_of):
                held.setdefault(assignment.post, []).append(assignment)
        for post, assignments in held.items():
            since = unbroken_since([(one.from_ or date.min, one.to) for one in assignments], catalog.as_of)
            if since is not None:
                yield Tenure(person, post, since, _latest(assignments))


def _begun(assignment: Assignment, day: date) -> bool:
    known = is_incumbent(assignment) and is_well_dated(assignment)
    return known and assignment.from_ is not None and assignment.from_ <= day


def _latest(assignments: Iterable[Assignment]) -> Assignment:
    """The assignment that ends last, the later begun of two that end together."""
    return max(assignments, key=lambda one: (one.to or date.max, one.from_ or date.min))


def unbroken_since(periods: Iterable[tuple[date, date | None]], day: date) -> date | None:
    """The first day of the run of periods that reaches the day, or None if none of them does.

    A run goes on over a gap of less than six months. Cost n log n.

    >>> spells = [(date(2018, 3, 1), date(2020, 2, 29)), (date(2020, 8, 31), None)]
    >>> str(unbroken_since(spells, date(2026, 1, 1)))
    '2018-03-01'
    >>> str(unbroken_since([spells[0], (date(2020, 9, 1), None)], date(2026, 1, 1)))
    '2020-09-01'
    """
    since: date | None = None
    until = date.min
    for first, last in sorted(periods, key=lambda period: period[0]):
        end = date.max if last is None else last
        if end < first or first > day:
            continue
        if since is None or first >= add_months(add_days(until, 1), GAP_MONTHS):
            since = first
        until = max(until, end)
    return since if until >= day else None


def manned_until(catalog: Catalog) -> Mapping[str, Period[Assignment]]:
    """For each post with somebody in it today, the assignment after whose last day nobody is in it.

    The owner of the period is the person. Posts that are held without end are left out, and so are those where the days
    of an assignment are not known.
    """
    found: dict[str, list[Period[Assignment]]] = {}
    unknown: set[str] = set()
    for person in catalog.people.values():
        for one in person.assignments:
            if one.post and is_incumbent(one):
                found.setdefault(one.post, []).append(Period(one.from_, one.to, person.id, one))
                unknown |= set() if is_well_dated(one) else {one.post}
    last = {post: last_of_row(periods, catalog.as_of) for post, periods in found.items() if post not in unknown}
    return {post: period for post, period in last.items() if period is not None and period.last is not None}


def last_of_row(periods: Iterable[Period[T]], day: date) -> Period[T] | None:
    """Of the periods that follow one another without a day between from the day on, the one that ends last."""
    row: Period[T] | None = None
    until = add_days(day, -1) if day > date.min else day
    for period in sorted((one for one in periods if not one.is_reversed), key=lambda one: (one.start, one.end)):
        if period.start > add_days(until, 1):
            break
        if period.end > until:
            row, until = period, period.end
    return row
