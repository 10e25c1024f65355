"""How wide the columns of a table are on a sheet, and into which lines the text of its cells falls.

Widths are known without any font (`riskctl.drawing.metrics`), so that every format breaks lines at the same places and
the height of a row is known before anything is written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from riskctl.drawing.breaking import broken
from riskctl.drawing.metrics import text_width
from riskctl.report.line import visible
from riskctl.report.table import Table, lines_of, merged_heights, with_lines

_FEWEST, _WORD = 2.2, 9.0
_SLACK = 0.97


@dataclass(frozen=True, slots=True)
class Fitted:
    """The widths of the columns, in the unit of the whole width, and the lines of each cell of the header and of the rows."""

    widths: tuple[float, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


def fitted(table: Table, width: float, size: float, padding: float) -> Fitted:
    """The table on a width: text of the size in columns with so much padding at either side, all in one unit.

    Columns are as wide as their text if there is room; else each has room for its longest word, up to nine characters, and
    the others share what is left by the root of how much text they hold. No line is wider than its column.
    """
    shown = [[tuple(map(visible, lines_of(cell))) for cell in row] for row in with_lines(table).rows]
    header = [(visible(title),) for title in table.header]
    columns = [[header[at], *(row[at] for row in shown)] for at in range(len(header))]
    room = width / size - 2 * padding / size * len(header)
    widths = _widths([_measured(cells) for cells in columns], room)
    inner = [one * _SLACK for one in widths]
    return Fitted(tuple((one + 2 * padding / size) * size for one in widths), tuple(_lines(header, inner)),
                  tuple(tuple(_lines(row, inner)) for row in shown))


@dataclass(frozen=True, slots=True)
class _Measured:
    """Of the cells of a column in em: the widest line, the widest word (up to a limit), and how much text a cell holds."""

    line: float
    word: float
    amount: float


def _em(text: str) -> float:
    return text_width(text, 1, bold=True)


def _measured(cells: Sequence[tuple[str, ...]]) -> _Measured:
    lines = [line for cell in cells for line in cell]
    words = {word for line in lines for word in line.split() if word.isascii()}
    amounts = [sum(map(_em, cell)) for cell in cells]
    widest = max(map(_em, words), default=0.0)
    return _Measured(max(map(_em, lines)) / _SLACK, max(_FEWEST, min(widest, _WORD)) / _SLACK,
                     sqrt(max(amounts) * (sum(amounts) / len(amounts)) + 1))


def _widths(columns: Sequence[_Measured], room: float) -> list[float]:
    """The widths of the columns within the room, in em."""
    natural = sum(column.line for column in columns)
    if natural <= room:
        return [column.line * room / natural for column in columns]
    widths = [min(column.word, column.line) for column in columns]
    if sum(widths) >= room:
        return [width * room / sum(widths) for width in widths]
    open_ = set(range(len(columns)))
    while open_ and (left := room - sum(widths)) > 1e-6:
        share = left / sum(sqrt(columns[at].amount) for at in open_)
        for at in sorted(open_):
            widths[at] = min(columns[at].line, widths[at] + share * sqrt(columns[at].amount))
        open_ = {at for at in open_ if widths[at] < columns[at].line}
    return widths


def _lines(row: Sequence[tuple[str, ...]], widths: Sequence[float]) -> Iterator[tuple[str, ...]]:
    for cell, width in zip(row, widths, strict=True):
        yield tuple(line for text in cell for line in broken(text, width, _em))


def stretched(fit: Fitted, table: Table) -> list[float]:
    """How many lines high each row must be so that its own cells, and the merged ones that begin above it, have room."""
    merged = merged_heights(table)
    heights = [float(max((len(cell) for column, cell in enumerate(row) if column not in table.merged), default=1))
               for row in fit.rows]
    for (at, column), count in sorted(merged.items(), key=lambda item: item[1]):
        lacking = len(fit.rows[at][column]) - sum(heights[at:at + count])
        if lacking > 0:
            for row in range(at, at + count):
                heights[row] += lacking / count
    return heights
