"""Everything that falls due in a catalog up to a day, in order of the days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from riskctl.flow.citing import by_text
from riskctl.flow.due import (
    YEARLY,
    Due,
    LevelOf,
    Matter,
    assignment_ends,
    control_tests,
    delegation_ends,
    portfolio_ends,
    record_reviews,
    revisions,
    risk_reviews,
    rotations,
    waiver_ends,
)
from riskctl.model.catalog import Catalog
from riskctl.model.quantity import Limit
from riskctl.model.vocabulary import ControlKind


@dataclass(frozen=True, slots=True)
class Intervals:
    """How often powers and controls are reviewed and controls tested where the catalog does not say; None for never.

    `stand_in` is the kind of control that may take the place of rotation by a post's own limit.
    """

    powers: Limit | None = None
    controls: Limit | None = None
    tests: Limit | None = YEARLY
    stand_in: ControlKind | None = None


def agenda(catalog: Catalog, until: date, level_of: LevelOf, intervals: Intervals) -> tuple[Due, ...]:
    """What is overdue and what falls due by the day, the earliest first; ties by matter, then in order of the catalog.

    `level_of` says which level before controls a risk point has.
    """
    found = [
        *risk_reviews(catalog, until, level_of), *record_reviews(catalog, until, intervals.powers, intervals.controls),
        *control_tests(catalog, until, intervals.tests), *revisions(catalog, until),
        *rotations(catalog, until, intervals.stand_in), *waiver_ends(catalog, until),
        *delegation_ends(catalog, until), *assignment_ends(catalog, until), *portfolio_ends(catalog, until),
        *law_changes(catalog, until),
    ]
    matters = {matter: at for at, matter in enumerate(Matter)}
    return tuple(sorted(found, key=lambda due: (due.day, matters[due.matter])))


def law_changes(catalog: Catalog, until: date) -> Iterator[Due]:
    """Which cited laws come into force in another version after today, by the laws that ship; at their first citation."""
    seen: set[str] = set()
    for citation, marks in by_text(catalog).values():
        law = catalog.shipped.law_book.get(citation.law)
        if law is None or law.name in seen:
            continue
        seen.add(law.name)
        for version in law.versions:
            day = version.in_force_from
            if day is not None and catalog.as_of < day <= until:
                first = marks[0]
                yield Due(Matter.LAW, first.record, day, first.field, first.record, None,
                          {"law": law.title, "version": version.label, "certainty": version.certainty.value})
