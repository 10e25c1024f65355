"""Cells that say what the cell above says: merged, or left empty, where the table that a mapping was made for did so."""

from collections.abc import Sequence
from itertools import pairwise

from riskctl.exchange.mapping import TableMap
from riskctl.exchange.sheet import Range
from riskctl.exchange.targets import NUMBER

Row = tuple[str, ...]


def grouped(rows: Sequence[Row], mapping: TableMap) -> tuple[list[Row], tuple[Range, ...]]:
    """The rows with repeated cells of such columns left empty, and the blocks of merged cells, counted from the first row.

    A block never goes on where a block of such a column on its left ends. A merged column of numbers counts the blocks of
    the next merged column.
    """
    if not rows:
        return [], ()
    headings = list(mapping.columns)
    merged = [at for at, heading in enumerate(headings) if heading in mapping.merged]
    starts = _starts(rows, mapping)
    shown = [list(row) for row in rows]
    for column in (at for at in merged if at not in starts):
        starts[column] = next((starts[at] for at in merged if at > column and at in starts), list(range(len(rows))))
        for number, at in enumerate(starts[column], 1):
            shown[at][column] = str(number)
    blocks = []
    for column, begins in sorted(starts.items()):
        for begin, end in pairwise([*begins, len(rows)]):
            for at in range(begin + 1, end):
                shown[at][column] = ""
            if end - begin > 1 and column in merged:
                blocks.append(Range(begin, column, end - 1, column))
    return [tuple(row) for row in shown], tuple(blocks)


def _starts(rows: Sequence[Row], mapping: TableMap) -> dict[int, list[int]]:
    """Of each column of repeated cells but that of numbers, the rows in which something new begins."""
    found: dict[int, list[int]] = {}
    begun = {0}
    for column, (heading, name) in enumerate(mapping.columns.items()):
        if name != NUMBER and (heading in mapping.merged or heading in mapping.fill):
            begun = begun | {at for at, (above, row) in enumerate(pairwise(rows), 1) if above[column] != row[column] or not row[column]}
            found[column] = sorted(begun)
    return found
