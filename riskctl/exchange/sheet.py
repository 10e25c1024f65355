"""A sheet: plain cells with their addresses, before anybody knows what they mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})\Z")


class Range(NamedTuple):
    """A block of cells; rows and columns count from 0, both ends are inside."""

    top: int
    left: int
    bottom: int
    right: int


class Flaw(NamedTuple):
    """A cell whose value cannot be trusted: `kind` is `formula`, `error` or `rounded`."""

    row: int
    column: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text. `rows` holds the rows that have any text, by number from 0; rows may differ in length.

    `numbers` says of each column and row in which a number stands, not a text of digits, by which format it is shown; `days` of
    those in which a day stands, not the text of one. Only of a sheet that is `typed` is it known that all else is text.
    """

    name: str
    rows: Mapping[int, tuple[str, ...]]
    merged: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    flaws: tuple[Flaw, ...] = ()
    numbers: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    days: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    is_typed: bool = False

    def cell(self, row: int, column: int) -> str:
        """The text of a cell, empty where there is none."""
        cells = self.rows.get(row, ())
        return cells[column] if column < len(cells) else ""

    @property
    def width(self) -> int:
        """How many columns the longest row has."""
        return max(map(len, self.rows.values()), default=0)

    def address(self, row: int, column: int) -> str:
        """The address of a cell as spreadsheets write it, such as `公示表!F7`."""
        return f"{self.name}!{letters(column)}{row + 1}" if self.name else f"{letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet to be written: a header that stays in view, rows, and blocks of cells that are one, by the rows of the sheet.

    `above` are rows before the header, `below` those behind the last; in the columns of `numbers` digits are numbers shown by a
    format, in those of `days` days are. `formats` are those of cells of the rows, counted from the first, that stand otherwise. With
    `is_titled` a single text in the first row goes over the whole width. The columns `hidden` are not
    shown. `around` are formats of cells of the rows above and below, which are counted together.
    """

    name: str
    header: tuple[tuple[str, ...], ...]
    rows: Iterable[tuple[str, ...]]
    merged: tuple[Range, ...] = ()
    widths: tuple[int, ...] = field(default=())
    above: tuple[tuple[str, ...], ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    numbers: Mapping[int, str] = field(default_factory=dict)
    days: Mapping[int, str] = field(default_factory=dict)
    formats: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    is_titled: bool = True
    hidden: frozenset[int] = frozenset()
    around: Mapping[int, Mapping[int, str]] = field(default_factory=dict)


def range_named(name: str) -> Range | None:
    """The block of cells of that name; None for what is no name of a block.

    >>> range_named("A1:C2"), range_named("A1")
    (Range(top=0, left=0, bottom=1, right=2), None)
    """
    found = _RANGE.match(name)
    return Range(int(found[2]) - 1, column_number(found[1]), int(found[4]) - 1, column_number(found[3])) if found else None


def range_name(block: Range) -> str:
    """The name of a block of cells.

    >>> range_name(Range(0, 0, 1, 2))
    'A1:C2'
    """
    return f"{letters(block.left)}{block.top + 1}:{letters(block.right)}{block.bottom + 1}"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The name of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@lru_cache(maxsize=1024)
def column_number(name: str) -> int:
    """The column of that name, counted from 0; -1 for what is no name of a column.

    >>> column_number("A"), column_number("AA"), column_number("7")
    (0, 26, -1)
    """
    number = 0
    for letter in name:
        if not "A" <= letter <= "Z":
            return -1
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
