"""A table of records as forms: for each record a sheet with what is said of it once, and a table of the rest."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from riskctl.report.line import visible
from riskctl.report.table import Cell, Span, Table, lines_of
from riskctl.report.width import display_width

NAME = "name"
"""The key of the column with the name of the record."""

_NARROW, _FEW_LINES = 26, 3


class Fact(NamedTuple):
    """What a form says of its record under a title."""

    title: str
    cell: str | Cell


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one record.

    `name` is what the record is called ('' where no column says it), `facts` are rows of one fact, or of two that are short,
    `table` has what is said in several rows (no columns where there is nothing of the kind), and `first` says which row of
    the whole table, counted from 0, its first row is.
    """

    name: str
    facts: tuple[tuple[Fact, ...], ...]
    table: Table
    first: int


def forms_of(table: Table) -> Sequence[Form]:
    """The forms of a table, one for each record, in its order; merged columns become facts, the others stay columns."""
    facts = sorted(table.merged)
    below = rows_below(table)
    found = []
    for _, rows in groupby(range(len(table.rows)), key=lambda at: table.records[at]):
        all_ = list(rows)
        first = table.rows[all_[0]]
        said = [Fact(table.header[at], first[at]) for at in facts]
        name = " ".join(visible(line) for at in facts if table.keys[at] == NAME for line in lines_of(first[at]))
        inside = [below.rows[at] for at in all_]
        part = replace(below, rows=inside if any(any(lines_of(cell)) for row in inside for cell in row) else ())
        found.append(Form(name, _paired(said), part, all_[0]))
    return found


def rows_below(table: Table) -> Table:
    """The table without what its forms say once: the columns that are not merged, with all rows."""
    kept = [at for at in range(len(table.header)) if at not in table.merged]
    over = [group.title for group in table.groups for _ in range(group.columns)] or [""] * len(table.header)
    groups = tuple(Span(title, len(list(inside))) for title, inside in groupby(over[at] for at in kept))
    return Table(tuple(table.header[at] for at in kept), [tuple(row[at] for at in kept) for row in table.rows], table.title,
                 tuple(table.keys[at] for at in kept), table.records, groups if any(group.title for group in groups) else ())


def _paired(facts: Sequence[Fact]) -> tuple[tuple[Fact, ...], ...]:
    """Two short facts to a row; one that is longer has a row of its own."""
    rows: list[tuple[Fact, ...]] = []
    for fact in facts:
        if rows and len(rows[-1]) == 1 and _is_short(rows[-1][0]) and _is_short(fact):
            rows[-1] = (*rows[-1], fact)
        else:
            rows.append((fact,))
    return tuple(rows)


def _is_short(fact: Fact) -> bool:
    lines = lines_of(fact.cell)
    return len(lines) <= _FEW_LINES and all(display_width(visible(line)) <= _NARROW for line in lines)
