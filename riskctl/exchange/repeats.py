"""Cells that say what the cell above says: merged, or left empty, where the table that a mapping was made for did so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from riskctl.exchange.mapping import TableMap
from riskctl.exchange.sheet import Range
from riskctl.exchange.targets import NUMBER

Row = tuple[str, ...]


class Line(NamedTuple):
    """A row of a sheet: what the columns say of its record, and what is shown of it; `is_more` where the row goes on with a record.

    In the columns `own` a cell begins although it says what the one above says; in those of `joint` it is one with that above,
    in those of `left` with that on its left. `formats` are those of cells that are shown otherwise than their columns are.
    """

    said: Row
    shown: Row
    is_more: bool = False
    own: frozenset[int] = frozenset()
    joint: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    formats: Mapping[int, str] = {}


def run_at(left: frozenset[int], column: int) -> tuple[int, int]:
    """The first and the last of the columns that are one with a column, where those of `left` are one with the column before.

    >>> run_at(frozenset({2, 3}), 2), run_at(frozenset({2, 3}), 4)
    ((1, 3), (4, 4))
    """
    first = last = column
    while first in left:
        first -= 1
    while last + 1 in left:
        last += 1
    return first, last


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
    starts = starts_of(lines, mapping, usual)
    blocks: list[Range] = []
    for column, begins in sorted(starts.items()):
        filled = headings[column] in mapping.fill
        for begin, end in pairwise([*sorted(begins), len(lines)]):
            for at in range(begin + 1, end):
                shown[at][column] = ""
            blocks += _blocks(column, begin, end, lines, is_down=not filled)
    return [tuple(row) for row in shown], tuple(blocks)


def _blocks(column: int, begin: int, end: int, lines: Sequence[Line], *, is_down: bool) -> Iterator[Range]:
    """The merged cells whose upper left cell is that of a column in the row `begin`, which goes on to before `end`."""
    for top, bottom in ((begin, end - 1),) if is_down else ((at, at) for at in range(begin, end)):
        first, last = run_at(lines[top].left, column) if lines[top].left else (column, column)
        if first == column and (bottom > top or last > column):
            yield Range(top, column, bottom, last)


def starts_of(lines: Sequence[Line], mapping: TableMap, usual: Mapping[int, Iterable[int]] | None = None) -> dict[int, set[int]]:
    """Of each column, the rows in which a cell begins; columns in which each row has its own are left out."""
    starts = _settled(_usual_starts(lines, mapping) if usual is None else usual, lines)
    filled = frozenset(at for at, heading in enumerate(mapping.columns) if heading in mapping.fill)
    above: frozenset[int] = frozenset()
    for at, line in enumerate(lines):
        for column in {one for left in (above, line.left) for covered in left for one in (covered - 1, covered)}:
            begins = starts.setdefault(column, set(range(len(lines))))
            if column not in filled and run_at(above, column) != run_at(line.left, column):
                begins.add(at)
        above = line.left
    return starts


def _usual_starts(lines: Sequence[Line], mapping: TableMap) -> dict[int, set[int]]:
    """Of each column of repeated cells, the rows in which a cell begins where nothing else is known of them."""
    found: dict[int, set[int]] = {}
    begun, untaken = {0}, mapping.untaken
    for column, (heading, name) in enumerate(mapping.columns.items()):
        if name != NUMBER and column not in untaken and (heading in mapping.merged or heading in mapping.fill):
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
