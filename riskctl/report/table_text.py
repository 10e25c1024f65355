"""Tables as text for people: columns aligned by display width, nothing cut, nothing wrapped."""

from collections.abc import Callable, Sequence

from riskctl.report.line import visible
from riskctl.report.table import Cell, Table, full_header, lines_of, repeats, shade_of
from riskctl.report.width import display_width, padded

Paint = Callable[[str, int], str]
"""Puts text on a ground of a shade."""


def table_text(table: Table, paint: Paint | None = None) -> str:
    """The table as lines of text, columns two spaces apart; a cell of several lines takes several lines.

    A cell that is one with the cell above is left empty. Shaded cells are painted if there is something to paint with.
    """
    rows = [[[visible(title)] for title in full_header(table)]]
    rows += [[_shown(cell, column in same) for column, cell in enumerate(row)]
             for row, same in zip(table.rows, repeats(table), strict=True)]
    shades: list[Sequence[int | None]] = [[None] * len(table.header)]
    shades += [[shade_of(cell) for cell in row] for row in table.rows]
    widths = [max(display_width(line) for row in rows for line in row[at]) for at in range(len(table.header))]
    text = f"{visible(table.title)}\n" if table.title else ""
    for row, dark in zip(rows, shades, strict=True):
        text += _row(row, dark, widths, paint)
    return text + "".join(f"{visible(note)}\n" for note in table.notes)


def _shown(cell: str | Cell, repeated: bool) -> list[str]:
    return [""] if repeated else [visible(line) for line in lines_of(cell)]


def _row(row: Sequence[Sequence[str]], shades: Sequence[int | None], widths: Sequence[int], paint: Paint | None) -> str:
    text = ""
    for at in range(max(len(lines) for lines in row)):
        cells = []
        for lines, shade, width in zip(row, shades, widths, strict=True):
            cell = padded(lines[at] if at < len(lines) else "", width)
            cells.append(paint(cell, shade) if paint is not None and shade is not None and cell.strip() else cell)
        text += "  ".join(cells).rstrip() + "\n"
    return text
