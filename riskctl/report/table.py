"""A table, before it is given a format.

Every format is written from this one model: `table_text` (terminals and pipes), `table_blocks` (narrow terminals),
`table_csv`, `table_json`, `page` (HTML), `table_markdown`, and in `riskctl.render` the formats of offices: Excel, Word and PDF.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

SHADES = 5
"""How many shades there are: 0 is the darkest, SHADES - 1 the lightest."""

AS_WORDS = object()
"""That JSON says the words of a cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than one line of words.

    `data` is what JSON says, by default the words; `shade` is how dark the cell is, from 0, the darkest.
    """

    lines: tuple[str, ...]
    data: object = AS_WORDS
    shade: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A title that stands over so many columns; an empty one stands over columns that need none."""

    title: str
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """Titles of columns, and rows of as many cells.

    `keys` name the columns in JSON (the titles do where there are none), `records` are the records that the rows
    are about, `groups` are titles over several columns each, `merged` are the columns in which equal cells that
    follow one another are one cell where the format has such cells, `notes` stand below the table, and
    `has_row_titles` says that the first cell of a row is its title. `is_forms` says that each record is a form of its own
    in the formats that are read as documents (`riskctl.report.form`), and `signatures` what is filled in by hand below it.
    """

    header: tuple[str, ...]
    rows: Sequence[tuple[str | Cell, ...]]
    title: str = ""
    keys: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    groups: tuple[Span, ...] = ()
    merged: frozenset[int] = field(default_factory=frozenset)
    notes: tuple[str, ...] = ()
    has_row_titles: bool = False
    is_forms: bool = False
    signatures: tuple[str, ...] = ()


def lines_of(cell: str | Cell) -> tuple[str, ...]:
    """The lines of a cell, at least one."""
    return (cell,) if isinstance(cell, str) else cell.lines or ("",)


def with_lines(table: Table) -> Table:
    """The table with the lines of every text as lines of its cell; JSON says the same of it as before."""
    return replace(table, rows=[tuple(map(_with_lines, row)) for row in table.rows])


def _with_lines(cell: str | Cell) -> str | Cell:
    lines = lines_of(cell)
    if not any("\n" in line for line in lines):
        return cell
    parts = tuple(part.rstrip("\r") for line in lines for part in line.strip("\n").split("\n"))
    return Cell(parts, data_of(cell), shade_of(cell))


def data_of(cell: str | Cell) -> object:
    """What JSON says of a cell."""
    if isinstance(cell, str):
        return cell
    return "\n".join(cell.lines) if cell.data is AS_WORDS else cell.data


def shade_of(cell: str | Cell) -> int | None:
    """How dark a cell is; None for one that is not shaded."""
    return None if isinstance(cell, str) else cell.shade


def full_header(table: Table) -> tuple[str, ...]:
    """The titles of the columns, each with the title that stands over it before it: `above / below`."""
    over = [group.title for group in table.groups for _ in range(group.columns)]
    if not over:
        return table.header
    return tuple(" / ".join(filter(None, (above, title))) for above, title in zip(over, table.header, strict=True))


def repeats(table: Table) -> Iterator[frozenset[int]]:
    """For each row the columns whose cell is one with the cell above.

    A merged column breaks wherever one before it among the merged ones breaks.

    >>> list(repeats(Table(("a", "b"), (("x", "1"), ("x", "1"), ("y", "1")), merged=frozenset({0, 1}))))
    [frozenset(), frozenset({0, 1}), frozenset()]
    """
    above: tuple[str | Cell, ...] | None = None
    for row in table.rows:
        same: list[int] = []
        for column in sorted(table.merged) if above is not None else ():
            if above is None or row[column] != above[column]:
                break
            same.append(column)
        yield frozenset(same)
        above = row


def merged_heights(table: Table) -> Mapping[tuple[int, int], int]:
    """How many rows each cell of a merged column takes, by the row and the column where it begins."""
    same = list(repeats(table))
    found: dict[tuple[int, int], int] = {}
    for column in table.merged:
        starts = [at for at in range(len(same)) if column not in same[at]]
        found |= {(at, column): after - at for at, after in pairwise([*starts, len(same)])}
    return found
