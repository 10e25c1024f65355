"""Cells given back as they stood: each has a mark of what was said when it stood so, and holds while that is said.

Cells that are one with their neighbours across say what all of them say: they hold together or not at all.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from riskctl.exchange.mapping import Kept, TableMap
from riskctl.exchange.repeats import Line, Row, run_at
from riskctl.exchange.rows import is_same
from riskctl.exchange.targets import NUMBER

_DIGITS = 10


def mark_of(text: str) -> str:
    """The mark of what an export would write."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def joined_across(cells: Mapping[int, Kept]) -> list[list[int]]:
    """The columns of cells that a record has, those together that are one across in any row; none whose neighbour is lacking.

    >>> joined_across({0: Kept("", ("甲",)), 1: Kept("", ("乙",)), 2: Kept("", ("",), left=frozenset({0})), 4: Kept("", ("",), left=frozenset({0}))})
    [[0], [1, 2]]
    """
    found: list[list[int]] = []
    for column in sorted(cells):
        if not cells[column].left:
            found.append([column])
        elif found and found[-1][-1] == column - 1:
            found[-1].append(column)
    return found


class Marker:
    """Marks the cells of the records of a sheet."""

    def __init__(self, mapping: TableMap) -> None:
        names = list(mapping.columns.values())
        self.untaken = mapping.untaken
        self.filled = frozenset(at for at, heading in enumerate(mapping.columns) if heading in mapping.fill)
        self.telling = [at for at, name in enumerate(names) if name != NUMBER]

    def marks(self, columns: Sequence[int], cells: Mapping[int, Kept], said: Row, lines: Sequence[Line], end: int) -> list[str]:
        """The marks of cells that are one across, in a record behind the first `end` of the lines; empty where a cell cannot stand so.

        Of a column that is not taken an export knows nothing: there the mark is that of the whole row, but for its number.
        """
        is_whole = not self.untaken.isdisjoint(columns)
        base = "\x1e".join(said[at] for at in (self.telling if is_whole else columns))
        return [self._mark(column, base, cells, said, lines, end) for column in columns]

    def _mark(self, column: int, base: str, cells: Mapping[int, Kept], said: Row, lines: Sequence[Line], end: int) -> str:
        """The mark of a cell; of one that points to what the lines above say, or is one with them, with that."""
        left = frozenset(at for at, cell in cells.items() if 0 in cell.left)
        head = run_at(left, column)[0]
        text = cells[head].texts[0] if head in cells else ""
        if text is None and not self._goes_on(column, left, said, lines, end):
            return ""
        if text is None:
            return mark_of(f"{lines[end - 1].said[column]}\x1f{base}" if column in self.untaken else base)
        return mark_of(f"{_pointed(column, lines, end)}\x1f{base}" if is_same(text) else base)

    def _goes_on(self, column: int, left: frozenset[int], said: Row, lines: Sequence[Line], end: int) -> bool:
        """Whether a cell can be one with that above it: both say the same, and have the same neighbours across."""
        if not end or (column not in self.untaken and lines[end - 1].said[column] != said[column]) or _is_parted(column, lines, end):
            return False
        return column in self.filled or run_at(lines[end - 1].left, column) == run_at(left, column)

    def said_in(self, row: int, said: Row, cells: Mapping[int, Kept], lines: Sequence[Line], end: int) -> Row:
        """What a row of a record behind the first `end` of the lines says, with what stands in columns that are not taken."""
        if self.untaken.isdisjoint(cells):
            return said
        found = list(said)
        for column in self.untaken.intersection(cells):
            texts = cells[column].texts
            text = texts[row] if row < len(texts) else ""
            if text is None:
                text = lines[end - 1].said[column] if end else ""
            found[column] = _pointed(column, lines, end) if is_same(text) else text
        return tuple(found)


def _is_parted(column: int, lines: Sequence[Line], end: int) -> bool:
    """Whether the last record before the end says what it says in a column in several of its rows."""
    while lines[end - 1].is_more:
        if lines[end - 1].shown[column]:
            return True
        end -= 1
    return False


def _pointed(column: int, lines: Sequence[Line], end: int) -> str:
    """What the lines above show last in a column, or in the cell that is one with it."""
    for at in range(end - 1, -1, -1):
        text = lines[at].shown[run_at(lines[at].left, column)[0] if lines[at].left else column]
        if text and not is_same(text):
            return text
    return ""


def lines_of(records: Iterable[tuple[str, Row]], mapping: TableMap) -> list[Line]:
    """The rows of a sheet for records, each given by its id and what the columns say of it; as they stood where that still holds."""
    found: list[Line] = []
    columns = {heading: at for at, heading in enumerate(mapping.columns)}
    marker = Marker(mapping)
    for id, said in records:
        kept = mapping.kept.get(id, {})
        parted = frozenset(columns[heading] for heading in mapping.merged if heading in columns) if any(map(any, mapping.between.get(id, ()))) \
            else frozenset()
        if not kept:
            found.append(Line(said, said, own=parted))
            continue
        held = _held({columns[heading]: cell for heading, cell in kept.items() if heading in columns}, said, found, marker)
        depth = max((at + 1 for cell in held.values() for at, text in enumerate(cell.texts) if text), default=1)
        for at in range(depth):
            found.append(_line(marker.said_in(at, said, held, found, len(found)), held, at, parted, said))
    return found


def _held(cells: Mapping[int, Kept], said: Row, lines: Sequence[Line], marker: Marker) -> dict[int, Kept]:
    """The cells of a record behind some lines that may stand as they stood."""
    return {column: cells[column] for group in joined_across(cells)
            if [cells[one].mark for one in group] == marker.marks(group, cells, said, lines, len(lines)) for column in group}


def _line(said: Row, held: Mapping[int, Kept], number: int, parted: frozenset[int], usual: Row) -> Line:
    """One row of a record; its first has cells of its own where rows between part it from the record before."""
    shown = list(usual) if not number else [""] * len(usual)
    own = {column for column in parted if not number and column not in held}
    joint: set[int] = set()
    formats: dict[int, str] = {}
    for column, cell in held.items():
        if number < len(cell.texts):
            text = cell.texts[number]
            shown[column] = text or ""
            (joint if text is None else own).add(column)
            if one := cell.format_in(number):
                formats[column] = one
    left = frozenset(column for column, cell in held.items() if number in cell.left)
    return Line(said, tuple(shown), bool(number), frozenset(own), frozenset(joint), left, formats)
