"""Tables as Excel files: every text stays text, nothing is cut, ready to be filtered and to be printed on A3 across."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from riskctl.errors import UserError
from riskctl.model.language import Language, Text
from riskctl.render.archive import repacked
from riskctl.render.fitting import Fitted, fitted, stretched
from riskctl.report.line import visible
from riskctl.report.page import footer_of, stated
from riskctl.report.shades import SHADE_COLOURS
from riskctl.report.table import Cell, Table, data_of, lines_of, merged_heights, shade_of, with_lines

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A3, _WIDTH, _MARGIN = 8, 1120.0, 0.45
_WIDEST = 2 * _WIDTH
"""How wide what is printed on one page may be at most, in points: at half its size."""
_SIZE, _PADDING, _LEADING = 10.0, 3.0, 14.0
_TALLEST, _LONGEST, _MOST_ROWS, _MOST_COLUMNS = 400.0, 32_767, 1_048_576, 16_384
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def xlsx(table: Table, as_of: date, language: Language, owner: str = "", version: str = "") -> bytes:
    """A workbook with the table on its one sheet; the same table gives the same bytes.

    `owner` is whose table it is, `version` which version of the catalog it is written from. Merged cells hold their text
    in each of their rows, so that filters find every row.

    UserError for what Excel cannot hold: a cell of more than 32,767 characters, too many rows or columns.
    """
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
                        "default_date_format": "yyyy-mm-dd"}) as book:
        title = visible(stated(table, owner, language))
        book.set_properties({"title": title, "created": datetime(as_of.year, as_of.month, as_of.day)})
        sheet = book.add_worksheet(_FORBIDDEN.sub("-", visible(table.title)).strip("' ")[:_LONGEST_NAME] or "Sheet1")
        page = _Page(with_lines(table), book, sheet, fitted(table, _WIDTH, _SIZE, _PADDING, can_grow=True))
        page.write(title, footer_of(as_of, language, version))
        page.set_up(language)
    return repacked(out.getvalue())


@dataclass
class _Page:
    """The sheet while it is written, row by row."""

    table: Table
    book: "Workbook"
    sheet: "Worksheet"
    fit: Fitted
    row: int = 0
    first: int = 0

    def __post_init__(self) -> None:
        """Make the formats, each once."""
        if len(self.table.header) > _MOST_COLUMNS:
            raise UserError(f"表有 {len(self.table.header)} 栏，Excel 最多 {_MOST_COLUMNS} 栏；请改用 CSV。",
                            f"the table has {len(self.table.header)} columns, Excel holds {_MOST_COLUMNS}; use CSV.")
        self.last = len(self.table.header) - 1
        self.pages = ceil(sum(self.fit.widths) / _WIDEST)
        self.title = self._format(bold=True, font_size=16, align="center" if self.pages == 1 else "left", valign="vcenter", border=0)
        self.heading = self._format(bold=True, align="center", valign="vcenter", bg_color="#1F4B77", font_color="#FFFFFF")
        self.plain = self._format()
        self.name = self._format(bold=True)
        self.number = self._format(align="center")
        self.note = self._format(border=0)
        self.shaded = [self._format(bold=True, align="center", valign="vcenter", bg_color=f"#{ground}", font_color=f"#{ink}")
                       for ground, ink in SHADE_COLOURS]

    def _format(self, **more: object) -> "Format":
        usual: Mapping[str, Any] = {"font_name": "宋体", "font_size": _SIZE, "text_wrap": True, "valign": "top", "border": 1,
                                    "num_format": "@"}
        return self.book.add_format({**usual, **more})

    def write(self, title: str, footer: str) -> None:
        """Title, header, rows, notes and footer, one below the other."""
        for column, width in enumerate(self.fit.widths):
            # From points to the width of a digit in the usual font, of which a column is so many wide.
            self.sheet.set_column(column, column, (width * 96 / 72 - 5) / 7)
        self._across(title, self.title, 30.0)
        self._header()
        self._body()
        for note in (*self.table.notes, footer):
            lines = fitted(Table(("",), ((note,),)), sum(self.fit.widths), _SIZE, _PADDING).rows[0][0]
            self._across(visible(note), self.note, len(lines) * _LEADING + _PADDING)

    def _across(self, text: str, format: "Format", height: float) -> None:
        self.sheet.set_row(self.row, height)
        self._place(self.row, 0, self.row, self.last, self._checked(text, 0), format)
        self.row += 1

    def _header(self) -> None:
        """The titles of the columns, with the titles over several of them where there are any."""
        grouped = [group for group in self.table.groups for _ in range(group.columns)]
        has_groups = any(group.title for group in grouped)
        top, self.first = self.row, self.row + (2 if has_groups else 1)
        lines = max(len(cell) for cell in self.fit.header)
        for row in range(top, self.first):
            self.sheet.set_row(row, lines * _LEADING + 2 * _PADDING if row == self.first - 1 else _LEADING + 2 * _PADDING)
        at = 0
        for group in self.table.groups if has_groups else ():
            if group.title:
                self._place(top, at, top, at + group.columns - 1, self._checked(visible(group.title), at), self.heading)
            at += group.columns
        for column, title in enumerate(self.table.header):
            begins = self.first - 1 if has_groups and grouped[column].title else top
            self._place(begins, column, self.first - 1, column, self._checked(visible(title), column), self.heading)
        self.row = self.first

    def _body(self) -> None:
        """The rows; one that is higher than Excel lets rows be takes several, whose cells are merged."""
        merged = merged_heights(self.table)
        heights = [lines * _LEADING + _PADDING for lines in stretched(self.fit, self.table)]
        counts = [max(1, ceil(height / _TALLEST)) for height in heights]
        begins = [self.row]
        for height, count in zip(heights, counts, strict=True):
            begins.append(begins[-1] + count)
            for row in range(begins[-2], begins[-1]):
                self.sheet.set_row(row, height / count)
        if begins[-1] > _MOST_ROWS - len(self.table.notes) - 1:
            raise UserError(f"表有 {len(heights):,} 行，Excel 放不下；请改用 CSV，或用 --unit 分单位输出。",
                            f"the table has {len(heights):,} rows, more than Excel holds; use CSV, or write it by --unit.")
        for at, cells in enumerate(self.table.rows):
            for column, cell in enumerate(cells):
                rows = merged.get((at, column), 0) if column in self.table.merged else 1
                if rows:
                    self._write_cell(begins[at], column, begins[at + rows] - 1, cell)
        self.row = begins[-1]

    def _write_cell(self, top: int, column: int, bottom: int, cell: str | Cell) -> None:
        shade = shade_of(cell)
        text = self._checked("\n".join(map(visible, lines_of(cell))), column)
        data = data_of(cell)
        if isinstance(data, int) and not isinstance(data, bool) and text == str(data):
            self._place(top, column, bottom, column, data, self.number)
        else:
            plain = self.name if self.table.has_row_titles and column == 0 else self.plain
            self._place(top, column, bottom, column, text, plain if shade is None else self.shaded[shade])

    def _place(self, top: int, left: int, bottom: int, right: int, value: str | int, format: "Format") -> None:
        """Put the value into the cells, as one cell if they are several; below the first it is there for filters only."""
        if (top, left) != (bottom, right):
            self.sheet.merge_range(top, left, bottom, right, "", format)
        for row in range(top, bottom + 1):
            if isinstance(value, int):
                self.sheet.write_number(row, left, value, format)
            elif value:
                self.sheet.write_string(row, left, value, format)
            else:
                self.sheet.write_blank(row, left, None, format)

    def _checked(self, text: str, column: int) -> str:
        if len(text) > _LONGEST:
            title = visible(self.table.header[column])
            raise UserError(f"“{title}”栏有一格文字长 {len(text):,} 个字符，Excel 一格最多 {_LONGEST:,} 个；请改用 html、csv 或 json。",
                            f"a cell of the column '{title}' has {len(text):,} characters, a cell of Excel holds {_LONGEST:,}; "
                            "use html, csv or json.")
        return text

    def set_up(self, language: Language) -> None:
        """What stays in view, the filter, and how it is printed: one page wide, or several where it could not be read."""
        self.sheet.freeze_panes(self.first, int(self.table.has_row_titles))
        self.sheet.autofilter(self.first - 1, 0, max(self.first, self.row - len(self.table.notes) - 2), self.last)
        self.sheet.set_paper(_A3)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(self.pages, 0)
        if self.pages > 1 and self.table.has_row_titles:
            self.sheet.repeat_columns(0)
        self.sheet.repeat_rows(1, self.first - 1)
        self.sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, 0.7)
        self.sheet.center_horizontally()
        self.sheet.set_footer(Text("&C第 &P 页，共 &N 页", "&C&P / &N").in_(language))
