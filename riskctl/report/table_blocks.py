"""Tables for narrow screens: a block of lines for each row."""

from collections.abc import Iterator

from riskctl.report.line import visible
from riskctl.report.table import Cell, Table, full_header, lines_of
from riskctl.report.width import display_width

READABLE = 8
"""So many columns of the screen a column of words needs, or as many as its longest line."""
LEGIBLE = 4
"""The same in a matrix, whose cells hold a sign or a word."""
_GAP = 2


def fits(table: Table, width: int) -> bool:
    """Whether the columns can stand side by side on a screen so wide, each at least readable."""
    columns = list(zip(full_header(table), *table.rows, strict=True))
    needed = LEGIBLE if table.has_row_titles else READABLE
    return sum(min(needed, _widest(cells)) + _GAP for cells in columns) <= width


def _widest(cells: tuple[str | Cell, ...]) -> int:
    return max(display_width(visible(line)) for cell in cells for line in lines_of(cell))


def table_blocks(table: Table) -> str:
    """The table with a line `title: words` for each cell that says anything, and an empty line between rows."""
    titles = [visible(title) for title in full_header(table)]
    text = f"{visible(table.title)}\n" if table.title else ""
    for row in table.rows:
        text += "\n" + "".join(f"{line}\n" for title, cell in zip(titles, row, strict=True) for line in _said(title, cell))
    notes = "".join(f"{visible(note)}\n" for note in table.notes)
    return f"{text}\n{notes}" if notes else text


def _said(title: str, cell: str | Cell) -> Iterator[str]:
    lines = [visible(line) for line in lines_of(cell)]
    if not any(lines):
        return
    if len(lines) == 1:
        yield f"{title}: {lines[0]}" if title else lines[0]
        return
    yield f"{title}:"
    yield from (f"  {line}" for line in lines)
