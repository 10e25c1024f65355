"""Cells that say what the cell above says: merged, or left empty, where the table that a mapping was made for did so."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from riskctl.exchange.mapping import TableMap
from riskctl.exchange.sheet import Range
from riskctl.exchange.targets import NUMBER

Row = tuple[str, ...]


class Line(NamedTuple):
    """A row of a sheet: what the columns say of its record, and what is shown of it; `is_more` where the row goes on with a record.

    In the columns `own` a cell begins although it says what the one above says; in those of `joint` it is one with that above.
    """

    said: Row
    shown: Row
    is_more: bool = False
    own: frozenset[int] = frozenset()
    joint: frozenset[int] = frozenset()


def grouped(lines: Sequence[Line], mapping: TableMap) -> tuple[list[Row], tuple[Range, ...]]:
    """The rows with repeated cells of such columns left empty, and the blocks of merged cells, counted from the first row.

    A block never goes on where a block of such a column on its left ends. A merged column of numbers counts the blocks of
    the next merged column.
    """
    if not lines:
        return [], ()
    headings = list(mapping.columns)
    merged = [at for at, heading in enumerate(headings) if heading in mapping.merged]
    usual = _usual_starts(lines, mapping)
    shown = [list(line.shown) for line in lines]
    for column in (at for at in merged if mapping.columns[headings[at]] == NUMBER):
        for number, at in enumerate(sorted(usual[column]), 1):
            shown[at][column] = shown[at][column] if column in lines[at].own else str(number)
    starts = _settled(usual, lines)
    blocks = []
    for column, begins in sorted(starts.items()):
        filled = headings[column] in mapping.fill
        for begin, end in pairwise([*sorted(begins), len(lines)]):
            for at in range(begin + 1, end):
                shown[at][column] = ""
            if end - begin > 1 and not filled:
                blocks.append(Range(begin, column, end - 1, column))
    return [tuple(row) for row in shown], tuple(blocks)


def starts_of(lines: Sequence[Line], mapping: TableMap) -> dict[int, set[int]]:
    """Of each column, the rows in which a cell begins; columns in which each row has its own are left out."""
    return _settled(_usual_starts(lines, mapping), lines)


def _usual_starts(lines: Sequence[Line], mapping: TableMap) -> dict[int, set[int]]:
    """Of each column of repeated cells, the rows in which a cell begins where nothing else is known of them."""
    found: dict[int, set[int]] = {}
    begun = {0}
    for column, (heading, name) in enumerate(mapping.columns.items()):
        if name != NUMBER and (heading in mapping.merged or heading in mapping.fill):
            begun = begun | {at for at, (above, line) in enumerate(pairwise(lines), 1)
                             if not line.is_more and (above.said[column] != line.said[column] or not line.said[column])}
            found[column] = begun
    counted = [column for column, (heading, name) in enumerate(mapping.columns.items()) if name == NUMBER and heading in mapping.merged]
    every = {at for at, line in enumerate(lines) if not line.is_more}
    for column in counted:
        beside = (found[at] for at, heading in enumerate(mapping.columns) if at > column and at in found and heading in mapping.merged)
        found[column] = next(beside, every)
    return found


def _settled(usual: Mapping[int, Iterable[int]], lines: Sequence[Line]) -> dict[int, set[int]]:
    """Of each column, the rows in which a cell begins; columns in which each row has its own are left out."""
    found = {column: set(begins) for column, begins in usual.items()}
    for at, line in enumerate(lines):
        for column in line.own:
            if column in found:
                found[column].add(at)
        for column in line.joint:
            found.setdefault(column, set(range(len(lines)))).discard(at)
    return found
