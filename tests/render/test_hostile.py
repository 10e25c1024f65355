"""Hostile text in every field stays text in every format of every table."""

import csv
import html
import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import openpyxl
import pytest
from pypdf import PdfReader

from riskctl.report.line import visible
from riskctl.report.markdown import escaped
from riskctl.report.published import TABLES
from riskctl.report.table import Table, data_of, lines_of, repeats, with_lines
from riskctl.report.table_csv import table_csv
from riskctl.report.table_json import table_json
from riskctl.report.table_markdown import table_markdown
from tests.render.tables import DAY, file_of, made
from tests.report.marked import marked
from tests.report.test_tables import parsed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BAD = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "=HYPERLINK(\"http://x\",\"y\")", "+1+1", "@SUM(A1)", "-2", "#REF!",
       "_x0041_", "a\x07b\x1b[2J", "\u202egnp.exe", "]]>", "<!--", "{{7*7}}", "#eval(\"1+1\")", "$x^2$ *b* _i_ [l](http://x) `c` | \\",
       "http://example.org www.example.org a@example.org", "external:c:\\x.xlsx", "第一行\n=第二行\n", "  两头空  ", "&amp;&#x41;", "<w:br/>",
       "]\n#panic()", "\ud800", "\ufeff\u200b")
SHIFTS = (0, 6, 12, 18)
WORDS_OF_WORD = {
    "document", "body", "p", "pPr", "pageBreakBefore", "keepNext", "snapToGrid", "autoSpaceDE",
    "autoSpaceDN", "spacing", "jc", "outlineLvl", "r", "rPr", "rFonts", "b",
    "color", "sz", "szCs", "t", "br", "tbl", "tblPr", "tblW", "tblBorders", "top", "left", "bottom", "right", "insideH", "insideV",
    "tblLayout", "tblCellMar", "tblGrid", "gridCol", "tr", "trPr", "cantSplit", "trHeight", "tblHeader", "tc", "tcPr", "tcW", "gridSpan",
    "vMerge", "tcBorders", "tcMar", "shd", "vAlign", "sectPr", "footerReference", "pgSz", "pgMar", "cols", "docGrid"}
every_table = pytest.mark.parametrize(("name", "shift"), [(name, shift) for name in TABLES for shift in SHIFTS])


@cache
def table_of(name: str, shift: int) -> Table:
    """A table with another hostile text in each field; another shift gives each field another one."""
    given: dict[str, str] = {}

    def mark(path: str) -> str:
        return given.setdefault(path, BAD[(len(given) + shift) % len(BAD)])

    return with_lines(made(marked(mark), name).table)


def listed(name: str, shift: int) -> Table:
    """The same as one table, also where documents show forms."""
    return replace(table_of(name, shift), is_forms=False)


def grid(table: Table) -> list[list[str]]:
    """The header, without titles over it, and the rows, as they are shown."""
    return [[visible(title) for title in table.header],
            *(["\n".join(map(visible, lines_of(cell))) for cell in row] for row in table.rows)]


def without_repeats(table: Table) -> list[list[str]]:
    """The rows, with nothing in cells that are one with the cell above."""
    return [["" if column in same else text for column, text in enumerate(row)]
            for row, same in zip(grid(table)[1:], repeats(table), strict=True)]


def test_every_hostile_text_comes_to_every_table() -> None:
    for name in TABLES:
        shown = "".join(text for shift in SHIFTS for row in grid(table_of(name, shift)) for text in row)
        assert sum(visible(bad.split("\n")[0]) in shown for bad in BAD) > 12


@every_table
def test_excel_holds_the_texts_and_nothing_else(name: str, shift: int) -> None:
    table = table_of(name, shift)
    data = file_of(table, "xlsx", owner=BAD[shift])
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    held = {str(cell.value) for cell in cells}
    assert {text for row in grid(table) for text in row if text} <= held
    beside = held - {text for row in grid(table) for text in row}
    assert len(beside) <= 2 + len(table.notes) + len(table.groups)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
        assert not re.search(rb"<f[ >]|<hyperlink", sheet)
        assert not [part for part in archive.namelist() if "external" in part.lower() or "sheet1.xml.rels" in part]


@every_table
def test_word_holds_the_texts_and_nothing_else(name: str, shift: int) -> None:
    table = listed(name, shift)
    with zipfile.ZipFile(io.BytesIO(file_of(table, "docx", owner=BAD[shift]))) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(part))
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    assert not {element.tag.rpartition("}")[2] for element in body.iter()} & {
        "hyperlink", "fldSimple", "instrText", "object", "drawing", "altChunk"}
    rows = [["".join("\n" if part.tag == f"{W}br" else part.text or "" for part in cell.iter() if part.tag in (f"{W}t", f"{W}br"))
             for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    assert rows[2 if table.groups else 1:] == without_repeats(table)


@every_table
def test_html_and_markdown_hold_the_texts_and_nothing_else(name: str, shift: int) -> None:
    table = listed(name, shift)
    page = parsed(file_of(table, "html", owner=BAD[shift]).decode())
    assert {tag for tag, _ in page.seen} <= {"html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tbody", "tr", "th",
                                             "td", "br", "p", "footer"}
    assert {key for _, held in page.seen for key in held} <= {"lang", "charset", "http-equiv", "content", "name", "scope", "colspan",
                                                              "rowspan", "class"}
    flat = [text for row, same in zip(grid(table)[1:], repeats(table), strict=True) for at, text in enumerate(row) if at not in same]
    assert page.cells[-len(flat):] == flat
    lines = [line for line in file_of(table, "md", owner=BAD[shift]).decode().splitlines() if line.startswith("|")]
    read = [[html.unescape(cell.replace("<br>", "\n")) for cell in line[2:-2].split(" | ")] for line in lines]
    assert read[2:] == grid(table)[1:]


@pytest.mark.parametrize("shift", SHIFTS)
def test_forms_hold_the_texts_and_nothing_else(shift: int) -> None:
    table = table_of("duties", shift)
    assert table.is_forms
    said = {text for row in grid(table) for text in row} | set(table.signatures) | {"", " "}
    over = {group.title for group in table.groups}
    page = parsed(file_of(table, "html", owner=BAD[shift]).decode())
    assert {tag for tag, _ in page.seen} - {"br", "p"} == {"html", "head", "meta", "title", "style", "body", "h1", "h2", "section",
                                                           "table", "thead", "tbody", "tr", "th", "td", "footer"}
    assert {key for _, held in page.seen for key in held} - {"rowspan"} == {
        "lang", "charset", "http-equiv", "content", "name", "scope", "colspan", "class"}
    assert {*page.cells, ""} == said | over
    with zipfile.ZipFile(io.BytesIO(file_of(table, "docx", owner=BAD[shift]))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    assert {element.tag.rpartition("}")[2] for element in body.iter()} <= WORDS_OF_WORD
    cells = {"".join("\n" if part.tag == f"{W}br" else part.text or "" for part in cell.iter() if part.tag in (f"{W}t", f"{W}br"))
             for cell in body.iter(f"{W}tc") if cell.find(f"{W}tbl") is None}
    assert cells == (said | over) - {" "}
    lines = [line for line in file_of(table, "md", owner=BAD[shift]).decode().splitlines() if line.startswith("|")]
    read = {html.unescape(cell.replace("<br>", "\n")).removeprefix("**").removesuffix("**")
            for line in lines for cell in line[2:-2].split(" | ")}
    assert said - set(table.header) - {" "} <= read


@every_table
def test_csv_and_json_give_the_texts_back(name: str, shift: int) -> None:
    table = table_of(name, shift)
    rows = list(csv.reader(io.StringIO(table_csv(table), newline="")))
    assert [[cell.removeprefix("'") if cell[1:2] in ("=", "+", "-", "@") else cell for cell in row] for row in rows[1:]] == \
        [["\n".join(lines_of(cell)) for cell in row] for row in table.rows]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert json.loads(table_json(table, DAY, {}))["rows"] == [
        {"id": id, **dict(zip(table.keys, map(data_of, row), strict=True))} for id, row in zip(table.records, table.rows, strict=True)]


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("name", TABLES)
def test_pdf_prints_the_texts_and_runs_nothing(name: str, shift: int) -> None:
    table = table_of(name, shift)
    reader = PdfReader(io.BytesIO(file_of(table, "pdf", owner="某局")))
    printed = "".join("".join(page.extract_text().split()) for page in reader.pages)
    lines = {"".join(line.split()) for row in grid(table) for text in row for line in text.split("\n")}
    assert [line for line in lines if line not in printed] == []
    assert all("/Annots" not in page for page in reader.pages)


def test_lines_of_a_text_are_lines_of_its_cell() -> None:
    table = with_lines(Table(("a",), (("第一行\n第二行\n",),)))
    assert [cell.lines for row in table.rows for cell in row if not isinstance(cell, str)] == [("第一行", "第二行")]


@pytest.mark.parametrize(("text", "expected"), [
    ("食品 (一)", "食品 (一)"), ("a_b*c", "a&#95;b&#42;c"), ("http://x", "http&#58;//x"), ("www.x.cn", "www&#46;x.cn"),
    ("a@b", "a&#64;b"), ("1. 甲", "1. 甲"), ("# 甲", "&#35; 甲"), ("2026-11-22", "2026-11-22"), ("a\\|b", "a&#92;&#124;b"),
    ("<b>", "&#60;b&#62;"), ("&amp;", "&#38;amp;"), ("$1$", "&#36;1&#36;"), ("[x](y)", "&#91;x&#93;(y)"), ("{x}", "&#123;x&#125;"),
    ("~~x~~", "&#126;&#126;x&#126;&#126;"), ("12:30", "12:30")])
def test_markdown_marks_are_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize(("note", "expected"), [("1. 甲", r"1\. 甲"), ("- 甲", r"\- 甲"), ("+ 甲", r"\+ 甲"), ("12) 甲", r"12\) 甲"),
                                                ("=== 甲", r"\=== 甲"), ("甲 1. 乙", "甲 1. 乙")])
def test_a_note_in_markdown_begins_no_list_and_underlines_no_title(note: str, expected: str) -> None:
    table = Table(("a",), (("x",),), "表", notes=(note,))
    assert table_markdown(table, "脚注", "zh") == f"# 表\n\n| a |\n| --- |\n| x |\n\n{expected}\n\n脚注\n"
