"""Hits for what is due."""

from collections.abc import Iterable, Iterator
from datetime import date

from riskctl.findings import Hit
from riskctl.flow.dates import add_days
from riskctl.flow.due import Due
from riskctl.model.catalog import Catalog


def yesterday(catalog: Catalog) -> date:
    """The last day of what is overdue today; what is due today is in order."""
    return add_days(catalog.as_of, -1) if catalog.as_of > date.min else catalog.as_of


def hits(catalog: Catalog, dues: Iterable[Due]) -> Iterator[Hit]:
    """A hit for each: the record's name, the day, and how many days it is from today (negative if past)."""
    for due in dues:
        yield Hit(due.place, due.record.id, due.field, kind=due.record.kind,
                  values={"name": due.record.label, "due": str(due.day), "days": abs((due.day - catalog.as_of).days),
                          **due.values})
