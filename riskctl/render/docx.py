"""Tables as Word documents on the page of official documents (GB/T 9704), ready to be attached to one."""

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from riskctl.errors import UserError
from riskctl.model.language import Language
from riskctl.render.archive import repacked
from riskctl.render.word_form import word_forms
from riskctl.render.word_table import (
    BODY,
    TITLE,
    declared,
    page_number,
    paragraph,
    turned_page_number,
    word_table,
)
from riskctl.report.line import visible
from riskctl.report.page import footer_of, stated
from riskctl.report.table import Table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_POINTS, _MOST_COLUMNS = 72 / 25.4, 63
_BELOW = 7
"""How many millimetres below the type area the number of the page stands; it is five high."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page in millimetres: its size, its margins, and the size of the text in the table in points."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    size: float

    @property
    def is_across(self) -> bool:
        """Whether the sheet is turned: what is its left edge is below when it is bound."""
        return self.width > self.height

    @property
    def inner_width(self) -> float:
        """The width of the type area in points."""
        return (self.width - self.left - self.right) * _POINTS

    @property
    def inner_height(self) -> float:
        """The height of the type area in points."""
        return (self.height - self.top - self.bottom) * _POINTS


def _sheet_for(columns: int) -> _Sheet:
    """A4 upright, type area 156 × 225 mm; across, with the binding edge at the top, for more columns; A3 for many."""
    if columns <= 5:
        return _UPRIGHT
    return _Sheet(297, 210, 28, 26, 35, 37, 10.5) if columns <= 10 else _Sheet(420, 297, 28, 26, 35, 37, 10.5)


_UPRIGHT = _Sheet(210, 297, 37, 35, 28, 26, 12)


def docx(table: Table, as_of: date, language: Language, owner: str = "", version: str = "") -> bytes:
    """A document with the table, or with its forms, each beginning on a page; the same table gives the same bytes.

    UserError where the extra is missing, and for more columns than a table in Word can have.
    """
    try:
        from docx import Document
        from docx.oxml import parse_xml
    except ImportError:
        raise UserError("Word 需要附加包：pip install 'riskctl[office]'。",
                        "Word needs an extra: pip install 'riskctl[office]'.") from None
    if len(table.header) > _MOST_COLUMNS:
        raise UserError(f"表有 {len(table.header)} 栏，Word 最多 {_MOST_COLUMNS} 栏；请改用 xlsx 或 csv。",
                        f"the table has {len(table.header)} columns, Word holds {_MOST_COLUMNS}; use xlsx or csv.")
    document, sheet = Document(), _UPRIGHT if table.is_forms else _sheet_for(len(table.header))
    title = visible(stated(table, owner, language))
    _describe(document, title, as_of)
    _set_page(document.sections[0], sheet)
    document.settings.odd_and_even_pages_header_footer = True
    body = document.element.body
    if table.is_forms and table.rows:
        parts = word_forms(table, title, sheet.inner_width, sheet.inner_height)
    else:
        parts = [paragraph([title], TITLE, 22, align="center", after=12, level=0),
                 word_table(table, sheet.inner_width, sheet.inner_height, sheet.size)]
    notes = (*table.notes, footer_of(as_of, language, version))
    parts += [paragraph([visible(note)], BODY, sheet.size, before=4) for note in notes]
    for at, part in enumerate(parts):
        body.insert(at, parse_xml(declared(part)))
    for footer, align in ((document.sections[0].footer, "right"), (document.sections[0].even_page_footer, "left")):
        footer.is_linked_to_previous = False
        element = footer.paragraphs[0]._p
        for part in _number(sheet, align):
            element.addprevious(parse_xml(declared(part)))
        element.getparent().remove(element)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _number(sheet: _Sheet, align: str) -> list[str]:
    """The number of a page, seven millimetres below the type area of the sheet upright."""
    if not sheet.is_across:
        return [page_number(align)]
    return turned_page_number(align, (sheet.left - _BELOW) * _POINTS, sheet.top * _POINTS, sheet.inner_height)


def _describe(document: "Document", title: str, as_of: date) -> None:
    """What the file says of itself: the title and the day, and nobody's name."""
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title = title[:255]
    about.created = about.modified = datetime(as_of.year, as_of.month, as_of.day)
    about.revision = 1


def _set_page(section: "Section", sheet: _Sheet) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(sheet.width), Mm(sheet.height)
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.is_across else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(sheet.top), Mm(sheet.bottom)
    section.left_margin, section.right_margin = Mm(sheet.left), Mm(sheet.right)
    section.footer_distance, section.header_distance = Mm(sheet.bottom - _BELOW - 5), Mm(15)
