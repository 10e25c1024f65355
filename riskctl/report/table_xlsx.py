"""Tables as Excel workbooks: text is text, whatever it begins with."""

import io
from datetime import date, datetime

from riskctl.report.line import visible
from riskctl.report.table import Table, full_header, lines_of, shade_of
from riskctl.report.table_text import display_width

MOST_CHARACTERS = 32_767
"""What a cell of Excel holds; what is longer is cut where it says so."""
_WIDEST = 60
_SHADES = ("#8e2a0b", "#e08a3c", "#f5be41", "#fbe6b3", "#eef3fb")
_CUT = " …"


def table_xlsx(table: Table, as_of: date) -> bytes:
    """The table as a workbook of one sheet, the header frozen and with a filter; the same bytes for the same table.

    No cell becomes a formula or a link, and shaded cells get their ground.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"created": datetime(as_of.year, as_of.month, as_of.day)})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    grounds = [book.add_format({"text_wrap": True, "valign": "top", "bg_color": colour, **({"font_color": "#ffffff"} if not shade else {})})
               for shade, colour in enumerate(_SHADES)]
    titles = full_header(table)
    for column, title in enumerate(titles):
        sheet.write_string(0, column, _held(title), head)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            shade = shade_of(cell)
            sheet.write_string(number, column, _held("\n".join(lines_of(cell))), plain if shade is None else grounds[shade])
    for number, note in enumerate(table.notes, start=len(table.rows) + 2):
        sheet.write_string(number, 0, _held(note))
    for column in range(len(titles)):
        widest = max([display_width(titles[column]), *(display_width(line) for row in table.rows for line in lines_of(row[column]))])
        sheet.set_column(column, column, min(widest + 2, _WIDEST))
    sheet.freeze_panes(1, 1 if table.has_row_titles else 0)
    if table.rows and titles:
        sheet.autofilter(0, 0, len(table.rows), len(titles) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _held(text: str) -> str:
    """What the cell holds: control characters as escapes, and no more than a cell can hold."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return shown if len(shown) <= MOST_CHARACTERS else shown[:MOST_CHARACTERS - len(_CUT)] + _CUT
