"""Tables as PDF, by typst, with the font that ships: header repeated, cells merged, rows kept whole."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from riskctl.model.language import Language
from riskctl.render.fitting import Fitted, fitted, stretched
from riskctl.render.printing import check_characters, typeset
from riskctl.report.line import visible
from riskctl.report.page import footer_of, stated
from riskctl.report.shades import SHADE_COLOURS
from riskctl.report.table import Table, merged_heights, repeats, shade_of

_MILLIMETRE = 72 / 25.4
_WIDE, _HIGH, _MARGIN = 420 * _MILLIMETRE, 297 * _MILLIMETRE, 12 * _MILLIMETRE
_SIZE, PADDING, _LEADING = 9.0, 3.5, 13.0
TITLED = ("1F4B77", "FFFFFF")
"""The ground and ink of titles."""
# A row that takes more of a sheet than this may be parted, since it might not fit below the header.
_TALL = 0.6

# Every text comes from the data, as a string: whatever it says, it cannot be code or markup.
SET_UP = """
#let data = json(bytes(sys.inputs.at("table")))
#set document(title: data.title, date: none)
#set page(width: data.page.width * 1pt, height: data.page.height * 1pt, margin: (rest: data.page.margin * 1pt, bottom: 16mm),
  footer: context [
    #set text(size: 8pt)
    #grid(columns: (1fr, auto), text(data.footer), text(str(counter(page).get().first()) + " / " + str(counter(page).final().first())))
  ])
#set text(font: "Noto Sans SC", size: data.size * 1pt, lang: data.lang, hyphenate: false, cjk-latin-spacing: none)
#set par(leading: 0.44em, justify: false)
#let ink(colour) = (stroke: (paint: rgb(colour), thickness: 0.035em), fill: rgb(colour))
#let written(lines) = lines.map(line => text(line)).join(linebreak())
#let one(cell) = table.cell(x: cell.x, y: cell.y, rowspan: cell.rows, colspan: cell.columns, breakable: cell.breakable,
  fill: if cell.fill == none { none } else { rgb(cell.fill) },
  align: if cell.centred { center + horizon } else { left + top },
  if cell.ink == none { written(cell.lines) } else { text(..ink(cell.ink), written(cell.lines)) })
#let gridded(part) = table(columns: part.widths.map(width => width * 1pt), inset: (x: data.padding * 1pt, y: 3pt),
  stroke: 0.6pt + rgb("#6b7785"), ..if part.header.len() > 0 { (table.header(repeat: true, ..part.header.map(one)),) },
  ..part.body.map(one))
"""
"""What documents of tables begin with, in typst's language: `data`, the page, the text, and `gridded`, which draws a table."""

NOTES = "#for note in data.notes { par(text(note)) }"
_TABLE = """
#align(center, text(size: 16pt, ..ink("1a1a1a"), data.title))
#v(4pt)
#gridded(data)
"""


def table_pdf(table: Table, as_of: date, language: Language, owner: str = "", version: str = "", font: Path | None = None) -> bytes:
    """The table on sheets of A3 across; the same table gives the same bytes.

    UserError where the extra is missing, or where neither the shipped font nor the given one has a character.
    """
    page = {"width": _WIDE, "height": _HIGH, "margin": _MARGIN}
    said = {"title": visible(stated(table, owner, language)), "footer": visible(footer_of(as_of, language, version)),
            "lang": language, "notes": [visible(note) for note in table.notes], "size": _SIZE, "padding": PADDING, "page": page}
    fit = fitted(table, _WIDE - 2 * _MARGIN, _SIZE, PADDING)
    return typeset_data(SET_UP + _TABLE + NOTES, said | grid(table, fit, _HIGH - 2 * _MARGIN), font)


def typeset_data(document: str, data: Mapping[str, object], font: Path | None) -> bytes:
    """The PDF of a document that begins with `SET_UP`, with its data; UserError for characters that no font has."""
    text = json.dumps(data, ensure_ascii=False)
    check_characters(set(text), font)
    return typeset(document, {"table": text}, font)


def grid(table: Table, fit: Fitted, height: float) -> dict[str, object]:
    """What `gridded` draws: the table as it is fitted, on a type area of the height in points."""
    return {"widths": list(fit.widths), "header": list(_header(table, fit)),
            "body": list(_body(table, fit, 2 if _has_groups(table) else 1, height * _TALL))}


def _has_groups(table: Table) -> bool:
    return any(group.title for group in table.groups)


def grid_cell(lines: Sequence[str], x: int, y: int, *, rows: int = 1, columns: int = 1, breakable: bool = False,
              shade: tuple[str, str] | None = None) -> Mapping[str, object]:
    """A cell of what `gridded` draws, by its column and row, counted from 0; `shade` is its ground and ink."""
    ground, ink = shade or (None, None)
    return {"lines": list(lines), "x": x, "y": y, "rows": rows, "columns": columns, "breakable": breakable, "fill": ground,
            "ink": ink, "centred": shade is not None}


def _header(table: Table, fit: Fitted) -> Iterator[Mapping[str, object]]:
    shade = TITLED
    over = [group for group in table.groups for _ in range(group.columns)] if _has_groups(table) else []
    at = 0
    for group in table.groups if over else ():
        if group.title:
            yield grid_cell([visible(group.title)], at, 0, columns=group.columns, shade=shade)
        at += group.columns
    for column, lines in enumerate(fit.header):
        is_below = bool(over and over[column].title)
        yield grid_cell(lines, column, int(is_below), rows=2 if over and not is_below else 1, shade=shade)


def _body(table: Table, fit: Fitted, top: int, most: float) -> Iterator[Mapping[str, object]]:
    merged = merged_heights(table)
    heights = stretched(fit, table)
    for at, (row, same) in enumerate(zip(table.rows, repeats(table), strict=True)):
        may_part = heights[at] * _LEADING > most
        for column, cell in enumerate(row):
            if column not in same:
                shade, rows = shade_of(cell), merged.get((at, column), 1)
                yield grid_cell(fit.rows[at][column], column, at + top, rows=rows, breakable=may_part or rows > 1,
                            shade=None if shade is None else SHADE_COLOURS[shade])
