"""Paragraphs and tables as WordprocessingML. Text comes in through `_element` and `_run` alone, which escape it."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from riskctl.render.fitting import Fitted, fitted, stretched
from riskctl.report.line import visible
from riskctl.report.shades import SHADE_COLOURS
from riskctl.report.table import Cell, Table, lines_of, merged_heights, repeats, shade_of, with_lines

TITLE, BODY, HEADING, SUBTITLE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
"""The fonts of official documents: of the title, of the text, of headings, of what stands below the title."""

_NAMES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LATIN, _NUMBER = "Times New Roman", "宋体"
_TWIPS, _ABOVE = 20, 1.5
PADDING = 4.0
"""The points between the text of a cell and its edges at either side."""
_GROUND = "DCE4EE"
# A row that takes more of a sheet than this is parted: kept whole, its end would be lost.
_TALL, _LEADING = 0.85, 1.4
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def declared(element: str) -> str:
    """The element with the name space of its first tag declared."""
    at = element.index(" ") if " " in element.partition(">")[0] else element.index(">")
    return f"{element[:at]} xmlns:w={quoteattr(_NAMES)}{element[at:]}"


def _element(name: str, *inside: str, **attributes: str | int) -> str:
    """An element of WordprocessingML; what is inside is such markup already."""
    written = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<w:{name}{written}>{''.join(inside)}</w:{name}>" if inside else f"<w:{name}{written}/>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def _font(name: str, size: float, *, bold: bool = False, colour: str = "", latin: str = _LATIN) -> str:
    half = round(size * 2)
    return _element("rPr", _element("rFonts", ascii=latin, hAnsi=latin, eastAsia=name, cs=latin), _element("b") if bold else "",
                    _element("color", val=colour) if colour else "", _element("sz", val=half), _element("szCs", val=half))


def paragraph(lines: Sequence[str], font: str, size: float, *, align: str = "left", before: float = 0, after: float = 0,
              bold: bool = False, colour: str = "", on_new_page: bool = False, keeps_next: bool = False,
              level: int | None = None) -> str:
    """A paragraph of lines in a Chinese font; sizes and distances in points; `level` is that of a heading, counted from 0."""
    spacing = _element("spacing", before=round(before * _TWIPS), after=round(after * _TWIPS), line=round(size * 1.3 * _TWIPS),
                       lineRule="atLeast")
    run = _element("r", _font(font, size, bold=bold, colour=colour), _element("br").join(map(_text, lines)))
    properties = (_element("keepNext") if keeps_next else "", _element("pageBreakBefore") if on_new_page else "",
                  # Room between Chinese and numbers would make lines wider than they were measured.
                  _element("autoSpaceDE", val=0), _element("autoSpaceDN", val=0), _element("snapToGrid", val=0), spacing, _element("jc", val=align),
                  "" if level is None else _element("outlineLvl", val=level))
    return _element("p", _element("pPr", *properties), run)


def page_number(align: str) -> str:
    """— 1 — in fourteen points, one character from the edge that it is aligned to."""
    font = _font(_NUMBER, 14, latin=_NUMBER)
    return _element("p", _element("pPr", _element("spacing", before=0, after=0), _element("ind", **{align: 280}), _element("jc", val=align)),
                    _element("r", font, _text("— ")), _element("fldSimple", _element("r", font, _text("1")), instr=" PAGE "),
                    _element("r", font, _text(" —")))


def turned_page_number(align: str, left: float, top: float, height: float) -> list[str]:
    """The number of a page across where it is once the sheet is bound upright: at its left edge, turned to be read from there.

    It stands in a frame whose right edge, where the text has its top, is so far from the left edge of the sheet, and that
    begins so far below its upper edge and is so high, in points. GB/T 9704-2012, 7.5 and 9.
    """
    width = 14 * 1.6
    place = _element("tblpPr", leftFromText=0, rightFromText=0, vertAnchor="page", horzAnchor="page",
                     tblpX=round((left - width) * _TWIPS), tblpY=round(top * _TWIPS))
    margins = _element("tblCellMar", *(_element(side, w=0, type="dxa") for side in ("left", "right")))
    wide = round(width * _TWIPS)
    properties = _element("tblPr", place, _element("tblW", w=wide, type="dxa"), _element("tblLayout", type="fixed"), margins)
    cell = _element("tc", _element("tcPr", _element("tcW", w=wide, type="dxa"), _element("textDirection", val="tbRl")), page_number(align))
    row = _element("tr", _element("trPr", _element("trHeight", val=round(height * _TWIPS), hRule="exact")), cell)
    frame = _element("tbl", properties, _element("tblGrid", _element("gridCol", w=wide)), row)
    return [frame, paragraph([""], BODY, 4)]


def word_table(table: Table, width: float, height: float, size: float, fit: Fitted | None = None, *,
               below: str = "") -> str:
    """The table on a type area of the width and height, its text of the size, all in points; `fit` where it is known.

    The header is repeated on every page. Rows are kept whole, but for those that would not fit on a page. What is `below`,
    a table and its space, is kept on the page of the last row: it stands in a row of its own, since not every program
    keeps two tables together.
    """
    fit = fit or fitted(table, width, size, PADDING)
    widths = twips(fit.widths)
    return framed(widths, [*_header(table, widths, size), *_body(table, fit, widths, height, size, bool(below)),
                            *([_row_for(below, widths)] if below else [])])


def twips(widths: Sequence[float]) -> list[int]:
    """Widths in points as Word counts them, in twentieths."""
    return [round(one * _TWIPS) for one in widths]


def framed(widths: Sequence[int], rows: Sequence[str]) -> str:
    """A table of rows, its columns of the widths in twips."""
    edges = [_element(edge, val="single", sz=4, space=0, color="000000") for edge in _EDGES]
    margins = [_element(side, w=round(space * _TWIPS), type="dxa")
               for side, space in (("top", _ABOVE), ("left", PADDING), ("bottom", _ABOVE), ("right", PADDING))]
    properties = _element("tblPr", _element("tblW", w=sum(widths), type="dxa"), _element("jc", val="center"),
                          _element("tblBorders", *edges), _element("tblLayout", type="fixed"), _element("tblCellMar", *margins))
    grid = _element("tblGrid", *(_element("gridCol", w=one) for one in widths))
    return _element("tbl", properties, grid, *rows)


def table_row(cells: Sequence[str], *, is_header: bool = False, may_part: bool = False, height: float = 0) -> str:
    """A row of cells, at least so many points high."""
    whole, repeated = "" if may_part else _element("cantSplit"), _element("tblHeader") if is_header else ""
    least = _element("trHeight", val=round(height * _TWIPS), hRule="atLeast") if height else ""
    return _element("tr", _element("trPr", whole, least, repeated), *cells)


def _row_for(inside: str, widths: Sequence[int]) -> str:
    """A row without borders or margins over all columns for what is no text; a cell has to end with a paragraph."""
    sides = ("left", "bottom", "right")
    bare = _element("tcBorders", *(_element(side, val="nil") for side in sides))
    close = _element("tcMar", *(_element(side, w=0, type="dxa") for side in sides))
    span = _element("gridSpan", val=len(widths)) if len(widths) > 1 else ""
    properties = _element("tcPr", _element("tcW", w=sum(widths), type="dxa"), span, bare, close)
    return table_row([_element("tc", properties, inside, paragraph([""], BODY, 1))])


def _cell(inside: str, width: int, *, columns: int = 1, merge: str = "", fill: str = "") -> str:
    """A cell, centred where it is filled; `merge` is `restart` where cells merged downwards begin, `continue` below."""
    properties = [_element("tcW", w=width, type="dxa")]
    if columns > 1:
        properties.append(_element("gridSpan", val=columns))
    if merge:
        properties.append(_element("vMerge", val=merge))
    if fill:
        properties += [_element("shd", val="clear", color="auto", fill=fill), _element("vAlign", val="center")]
    return _element("tc", _element("tcPr", *properties), inside)


def title_cell(text: str, width: int, size: float, columns: int = 1, merge: str = "") -> str:
    """A cell with the title of a column or of what stands beside it."""
    inside = paragraph([visible(text)], HEADING, size, align="center")
    return _cell(inside, width, columns=columns, merge=merge, fill=_GROUND)


def _header(table: Table, widths: Sequence[int], size: float) -> Iterator[str]:
    if not any(group.title for group in table.groups):
        yield table_row([title_cell(text, width, size) for text, width in zip(table.header, widths, strict=True)], is_header=True)
        return
    upper: list[str] = []
    lower: list[str] = []
    at = 0
    for group in table.groups:
        columns = list(zip(table.header, widths, strict=True))[at:at + group.columns]
        at += group.columns
        if group.title:
            upper.append(title_cell(group.title, sum(width for _, width in columns), size, group.columns))
            lower += [title_cell(text, width, size) for text, width in columns]
        else:
            upper += [title_cell(text, width, size, merge="restart") for text, width in columns]
            lower += [title_cell("", width, size, merge="continue") for _, width in columns]
    yield table_row(upper, is_header=True)
    yield table_row(lower, is_header=True)


def _body(table: Table, fit: Fitted, widths: Sequence[int], height: float, size: float, keeps_next: bool) -> Iterator[str]:
    merged = merged_heights(table)
    parted = [lines * size * _LEADING > height * _TALL for lines in stretched(fit, table)]
    for at, (row, same) in enumerate(zip(with_lines(table).rows, repeats(table), strict=True)):
        cells = []
        for column, cell in enumerate(row):
            merge = "continue" if column in same else "restart" if merged.get((at, column), 1) > 1 else ""
            cells.append(text_cell("" if column in same else cell, widths[column], size, merge,
                                   keeps_next=keeps_next and at == len(table.rows) - 1))
        yield table_row(cells, may_part=parted[at])


def text_cell(cell: str | Cell, width: int, size: float, merge: str = "", columns: int = 1, *,
              keeps_next: bool = False) -> str:
    """A cell of the table over so many columns."""
    shade, lines = shade_of(cell), [visible(line) for line in lines_of(cell)]
    if shade is None:
        return _cell(paragraph(lines, BODY, size, keeps_next=keeps_next), width, columns=columns, merge=merge)
    ground, ink = SHADE_COLOURS[shade]
    return _cell(paragraph(lines, HEADING, size, align="center", bold=True, colour=ink), width, columns=columns,
                 merge=merge, fill=ground)
