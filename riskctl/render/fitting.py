"""How wide the columns of a table are on a sheet, and into which lines the text of its cells falls.

Widths are known without any font (`riskctl.drawing.metrics`), so that every format breaks lines at the same places and
the height of a row is known before anything is written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.drawing.breaking import Measure, broken
from riskctl.drawing.metrics import text_width
from riskctl.report.line import visible
from riskctl.report.table import Table, lines_of, merged_heights, shade_of, with_lines

_FEWEST, _WORD, _NUMBER_OF_DOCUMENT = 2.2, 9.0, 14.0
_SLACK = 0.97
# What reads badly in two lines: numbers of documents (税总发〔2017〕22号), words, numbers and days, also right beside Chinese.
_DOCUMENT = re.compile(r"[\u3400-\u9fff]{0,8}[〔［\[(（]\d{4}[〕］\])）]第?\d{1,5}号")
_UNBROKEN = re.compile(rf"{_DOCUMENT.pattern}|\d{{4}}-\d\d-\d\d[起止]?|[!-~]+")
# Between equal shares (0) and shares as large as the text (0.5): long columns get more, short ones stay legible.
_BY_AMOUNT = 0.36


@dataclass(frozen=True, slots=True)
class Fitted:
    """The widths of the columns, in the unit of the whole width, and the lines of each cell of the header and of the rows."""

    widths: tuple[float, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]


def fitted(table: Table, width: float, size: float, padding: float, *, can_grow: bool = False) -> Fitted:
    """The table on a width: text of the size in columns with so much padding at either side, all in one unit.

    Columns are as wide as their text if there is room; else each has room for its longest word, up to nine characters, or
    the number of a document, and what is left is shared by how much text their cells hold. No line is wider than its
    column. Where there is not even room for the words, the columns become narrower, or the table wider than asked for if
    it can grow.
    """
    shown = [[tuple(map(visible, lines_of(cell))) for cell in row] for row in with_lines(table).rows]
    header = [(visible(title),) for title in table.header]
    # Shaded cells are bold; so is the rest of their columns taken to be.
    measures = [_bold_em if any(shade_of(row[at]) is not None for row in table.rows) else _em for at in range(len(header))]
    columns = [_measured(header[at], [row[at] for row in shown], measures[at], is_title=table.has_row_titles and not at)
               for at in range(len(header))]
    room = width / size - 2 * padding / size * len(header)
    widths = _widths(columns, max(room, _least(columns)) if can_grow else room)
    # What takes the whole width by the same measure has room, whatever division does to the last digits.
    inner = [one * _SLACK + 1e-9 for one in widths]
    return Fitted(tuple((one + 2 * padding / size) * size for one in widths), tuple(_lines(header, inner, [_bold_em] * len(inner))),
                  tuple(tuple(_lines(row, inner, measures)) for row in shown))


@dataclass(frozen=True, slots=True)
class _Measured:
    """Of the cells of a column in em: the widest line, the widest word (up to a limit), and how large its share is."""

    line: float
    word: float
    share: float

    @property
    def least(self) -> float:
        """The least width in which its words have room."""
        return min(self.word, self.line)


def _em(text: str) -> float:
    return text_width(text, 1)


def _bold_em(text: str) -> float:
    return text_width(text, 1, bold=True)


def _measured(title: tuple[str, ...], cells: Sequence[tuple[str, ...]], measure: Measure, *, is_title: bool) -> _Measured:
    lines = [line for cell in cells for line in cell]
    # What names its row is to be read at a glance, so it is not broken before it must.
    words = lines if is_title else {word for line in lines for word in _UNBROKEN.findall(line)}
    amounts = [sum(map(measure, cell)) for cell in cells if any(cell)] or [0.0]
    above = max(map(_bold_em, title))
    in_title = [_room_for(word, _bold_em) for line in title for word in _UNBROKEN.findall(line)]
    word = max([_FEWEST, min(above / 2, _WORD), *in_title, *(_room_for(word, measure) for word in words)])
    return _Measured(max([above, word, *map(measure, lines)]) / _SLACK, word / _SLACK,
                     (max(amounts) * sum(amounts) / len(amounts) + 1) ** _BY_AMOUNT)


def _room_for(word: str, measure: Measure) -> float:
    """How much room the word is given; numbers of documents have some to spare for digits of other fonts."""
    return min(measure(word) + 1, _NUMBER_OF_DOCUMENT) if _DOCUMENT.fullmatch(word) else min(measure(word), _WORD)


def _least(columns: Iterable[_Measured]) -> float:
    return sum(column.least for column in columns)


def _widths(columns: Sequence[_Measured], room: float) -> list[float]:
    """The widths of the columns within the room, in em."""
    natural = sum(column.line for column in columns)
    if natural <= room:
        return [column.line * room / natural for column in columns]
    widths = [column.least for column in columns]
    if sum(widths) >= room:
        return [width * room / sum(widths) for width in widths]
    open_ = set(range(len(columns)))
    while open_ and (left := room - sum(widths)) > 1e-6:
        share = left / sum(columns[at].share for at in open_)
        for at in sorted(open_):
            widths[at] = min(columns[at].line, widths[at] + share * columns[at].share)
        open_ = {at for at in open_ if widths[at] < columns[at].line}
    return widths


def _lines(row: Sequence[tuple[str, ...]], widths: Sequence[float], measures: Sequence[Measure]) -> Iterator[tuple[str, ...]]:
    for cell, width, measure in zip(row, widths, measures, strict=True):
        yield tuple(line for text in cell for line in broken(text, width, measure))


def signing(titles: Sequence[str], width: float, size: float, padding: float) -> list[float]:
    """The widths of titles on one line, each with as much room beside it as the others, in the unit of the whole width."""
    taken = [min(text_width(visible(title), size, bold=True) / _SLACK + 2 * padding, width / len(titles) / 2) for title in titles]
    room = (width - sum(taken)) / len(titles)
    return [one for title in taken for one in (title, room)]


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
