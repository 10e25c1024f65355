"""A table out of chosen columns: the titles, the titles over them, and a row for each thing that it is about."""

from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from typing import TypeVar

from riskctl.disclosure.columns import Chosen
from riskctl.report.table import Cell, Span, Table

T = TypeVar("T")


def columned(columns: Sequence[Chosen], rows: Sequence[tuple[str, T]], fill: Callable[[Chosen, T, int], str | Cell],
             title: str, merged: Collection[str] = (), notes: tuple[str, ...] = ()) -> Table:
    """The table with a row for each record's id and what the row is written from, counted from 1.

    `merged` are the keys of the columns in which equal cells are one.
    """
    filled = [tuple(fill(column, row, at) for column in columns) for at, (_, row) in enumerate(rows, 1)]
    groups = tuple(Span(title, len(list(inside))) for title, inside in groupby(columns, key=lambda column: column.group))
    return Table(tuple(column.title for column in columns), filled, title, tuple(column.key for column in columns),
                 tuple(id for id, _ in rows), groups if any(group.title for group in groups) else (),
                 frozenset(at for at, column in enumerate(columns) if column.key in merged), notes)


def numbered(number: int) -> Cell:
    """The cell with the number of a row."""
    return Cell((str(number),), number)


def listed(lines: Sequence[str], data: object = None) -> Cell:
    """A cell with the lines numbered if there are several; JSON has the lines unless it is told otherwise."""
    shown = lines if len(lines) < 2 else [f"{at}. {line}" for at, line in enumerate(lines, 1)]
    return Cell(tuple(shown), list(lines) if data is None else data)
