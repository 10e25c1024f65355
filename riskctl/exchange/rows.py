"""The rows of a table as texts by meaning: merged cells filled, repetitions spelled out, continued rows joined."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from riskctl.exchange.mapping import TableMap
from riskctl.exchange.recognise import Column, Merges, Table
from riskctl.exchange.targets import ID, IGNORE, NUMBER
from riskctl.exchange.wording import clean, key_of

_SAME = frozenset(key_of(word) for word in ("同上", "同左", "同前", "ditto")) | {"〃", "″", "\"", "”"}
# Longer ones, with whatever stands round the words, do not occur.
_LONGEST_SAME = 12
# A row in which none of these says anything of its own goes on with the record above.
_HEADS = frozenset((ID, NUMBER, "name", "code", "level", "type", "step"))
_PLACES = frozenset(("unit", "power", "post", "main_item"))


class Cell(NamedTuple):
    """What a cell says, and where it stands."""

    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one record: cells by the heading of their column; `joined` are rows that go on with it."""

    number: int
    cells: Mapping[str, Cell]
    joined: tuple[int, ...] = ()


def chosen_columns(table: Table, mapping: TableMap) -> tuple[tuple[Column, str], ...]:
    """The columns that count, each with the meaning that the mapping gives it."""
    found = []
    for column in table.columns:
        target = mapping.columns.get(column.heading, IGNORE)
        if target != IGNORE:
            found.append((column, target))
    return tuple(found)


def rows_of(table: Table, mapping: TableMap, *, with_hidden: bool = False) -> Iterator[Row]:
    """The records that the table lists, in order."""
    sheet, merges = table.sheet, Merges(table.sheet)
    columns = chosen_columns(table, mapping)
    hidden = frozenset() if with_hidden else sheet.hidden_rows
    above: dict[str, Cell] = {}
    held: Row | None = None
    heads = [column.number for column, target in columns if target in _HEADS]
    named = any(target == "name" for _, target in columns)
    for number in table.body:
        if number in hidden:
            continue
        cells = _cells(number, columns, merges, mapping, above)
        if not cells:
            continue
        if held is not None and named and not any(_own_text(merges, number, head) for head in heads) \
                and not _starts_anew(number, columns, merges):
            held = _joined(held, cells, number)
            continue
        if held is not None:
            yield held
        held = Row(number, cells)
    if held is not None:
        yield held


def _own_text(merges: Merges, row: int, column: int) -> str:
    return merges.own(row, column).strip()


def _starts_anew(row: int, columns: tuple[tuple[Column, str], ...], merges: Merges) -> bool:
    """Whether a row without a name of its own says a place of its own, so that it cannot belong to the one above."""
    return any(target in _PLACES and _own_text(merges, row, column.number) for column, target in columns)


def _cells(row: int, columns: tuple[tuple[Column, str], ...], merges: Merges, mapping: TableMap,
           above: dict[str, Cell]) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    has_own = False
    held, is_merged = merges.sheet.rows[row], bool(merges.spans(row))
    for column, _ in columns:
        own = merges.own(row, column.number) if is_merged else held[column.number] if column.number < len(held) else ""
        text = clean(own or merges.text(row, column.number))
        if text and is_same(text):
            text = above[column.heading].text if column.heading in above else ""
        has_own = has_own or bool(own.strip())
        if not text and column.heading in mapping.fill and column.heading in above:
            text = above[column.heading].text
        if text:
            found[column.heading] = above[column.heading] = Cell(text, row, column.number)
    return found if has_own else {}


def is_same(text: str) -> bool:
    """Whether a cell says that it says what the one above says.

    >>> is_same("同上"), is_same("（同上）"), is_same("同上级文件")
    (True, True, False)
    """
    return len(text) <= _LONGEST_SAME and (text in _SAME or key_of(text) in _SAME)


def _joined(held: Row, cells: Mapping[str, Cell], number: int) -> Row:
    """The row with what a continued row adds, each on a line of its own."""
    joined = dict(held.cells)
    for heading, cell in cells.items():
        before = joined.get(heading)
        if before is None:
            joined[heading] = cell
        elif before.text != cell.text and not before.text.endswith(f"\n{cell.text}"):
            joined[heading] = before._replace(text=f"{before.text}\n{cell.text}")
    return Row(held.number, joined, (*held.joined, number))
