"""Excel, Word and PDF: the page, what is repeated and kept whole, that nothing is cut, the same bytes each time."""

import io
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import openpyxl
import pytest
from pypdf import PdfReader

from riskctl.catalog.read import read_catalog
from riskctl.errors import UserError
from riskctl.model.catalog import Catalog
from riskctl.report.published import TABLES
from riskctl.report.table import Cell, Span, Table, repeats
from tests.conftest import ROOT
from tests.render.tables import DAY, file_of, made

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BINARY = ("xlsx", "docx", "pdf")
GROUPED = Table(("单位", "数", "措施"), (("食品股", Cell(("2",), 2), Cell(("1. 甲", "2. 乙"), shade=0)), ("食品股", Cell(("3",), 3), ""),
                                   ("法制股", Cell(("4",), 4), "丙")), "汇总", groups=(Span("", 1), Span("现状", 2)),
                merged=frozenset({0}), notes=("共三行。",))


@cache
def county() -> Catalog:
    return read_catalog(ROOT / "catalog", DAY)


def word(data: bytes, part: str = "word/document.xml") -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(part))


def sheet(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def long_table(rows: int, text: str = "甲", more: Sequence[str] = ()) -> Table:
    return Table(("序号", "内容"), [(str(at), text) for at in range(rows)] + [("x", one) for one in more], "长表")


@pytest.mark.parametrize(("columns", "pages", "title", "repeated"), [(10, 1, "center", None), (60, 2, "left", "$A:$A")])
def test_a_table_too_wide_to_be_read_on_one_page_is_printed_on_several(columns: int, pages: int, title: str, repeated: str | None) -> None:
    names = tuple(f"承担的职责第{at}项" for at in range(columns))
    page = sheet(file_of(Table(("", *names), [(name, *("ACC1a" for _ in names)) for name in names[:2]], "矩阵", has_row_titles=True), "xlsx"))
    assert (page.page_setup.fitToWidth or 1, page["A1"].alignment.horizontal, page.print_title_cols) == (pages, title, repeated)


def test_excel_is_set_up_to_be_read_filtered_and_printed() -> None:
    page = sheet(file_of(GROUPED, "xlsx", owner="某局"))
    assert page.title == "汇总"
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A4", "A3:C6", "$2:$3")
    setup = page.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("8", "landscape", None, 0) or \
        (int(setup.paperSize), setup.orientation, setup.fitToHeight) == (8, "landscape", 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert {str(merged) for merged in page.merged_cells.ranges} == {"A1:C1", "A2:A3", "B2:C2", "A4:A5", "A7:C7", "A8:C8"}
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=1, max_row=8)] == [
        ["某局汇总", None, None], ["单位", "现状", None], [None, "数", "措施"], ["食品股", 2, "1. 甲\n2. 乙"], [None, 3, None],
        ["法制股", 4, "丙"], ["共三行。", None, None], ["以 2026-11-22 为准", None, None]]


def test_the_names_of_rows_stay_in_view_and_stand_out() -> None:
    page = sheet(file_of(Table(("岗位", "甲"), (("乙", ""), ("丙", Cell(("×",), shade=0))), "矩阵", has_row_titles=True), "xlsx"))
    assert page.freeze_panes == "B3"
    assert [[cell.font.b for cell in row] for row in page.iter_rows(min_row=3, max_row=4)] == [[True, False], [True, True]]


def test_merged_cells_of_excel_are_found_by_its_filter() -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(GROUPED, "xlsx"))) as archive:
        strings = [one.findtext("{*}t") for one in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        cells = {cell.get("r"): cell.findtext("{*}v") for cell in ElementTree.fromstring(
            archive.read("xl/worksheets/sheet1.xml")).iter() if cell.tag.endswith("}c")}
    assert [strings[int(cells[at] or 0)] for at in ("A4", "A5", "A6")] == ["食品股", "食品股", "法制股"]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_excel_is_high_enough(name: str) -> None:
    """By a count of lines of its own: at most as many em in a line as the column is wide, one em being ten points."""
    page = sheet(file_of(made(county(), name).table, "xlsx"))
    spans = {(merged.min_row, merged.min_col): merged for merged in page.merged_cells.ranges}
    for row in page.iter_rows(min_row=2):
        for cell in row:
            if cell.value is None:
                continue
            merged = spans.get((cell.row, cell.column))
            columns = range(cell.column, (merged.max_col if merged else cell.column) + 1)
            rows = range(cell.row, (merged.max_row if merged else cell.row) + 1)
            wide = sum((page.column_dimensions[openpyxl.utils.get_column_letter(at)].width * 7 + 5) * 0.75 for at in columns) - 4
            lines = sum(max(1, -(-sum(10 if ord(sign) > 255 else 5 for sign in line) // wide)) for line in str(cell.value).split("\n"))
            assert sum(page.row_dimensions[at].height for at in rows) >= lines * 12.5, cell.coordinate


def test_a_row_higher_than_excel_allows_takes_several() -> None:
    page = sheet(file_of(long_table(1, more=["措施" * 9_000]), "xlsx"))
    heights = [page.row_dimensions[at].height for at in range(4, page.max_row)]
    assert max(heights) <= 409
    tall = [merged for merged in page.merged_cells.ranges if merged.min_row == 4]
    assert {merged.max_row for merged in tall} == {page.max_row - 1}
    assert page["B4"].value == "措施" * 9_000


def test_excel_holds_the_longest_text_and_refuses_a_longer_one() -> None:
    assert sheet(file_of(long_table(1, "a" * 32_767), "xlsx"))["B3"].value == "a" * 32_767
    with pytest.raises(UserError, match=r"column '内容' has 32,768 characters, a cell of Excel holds 32,767"):
        file_of(long_table(1, "a" * 32_768), "xlsx")


def test_more_columns_than_a_format_has() -> None:
    wide = Table(tuple(f"c{at}" for at in range(64)), [("x",) * 64], "宽表")
    with pytest.raises(UserError, match="64 columns, Word holds 63"):
        file_of(wide, "docx")
    assert sheet(file_of(wide, "xlsx")).max_column == 64


@pytest.mark.parametrize("name", TABLES)
def test_word_repeats_the_header_and_keeps_rows_whole(name: str) -> None:
    table = replace(made(county(), name).table, is_forms=False)
    body = word(file_of(table, "docx"))
    rows = list(body.iter(f"{W}tr"))
    depth = 2 if table.groups else 1
    assert len(rows) == len(table.rows) + depth
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] * depth + [False] * len(table.rows)
    parted = [row for row in rows if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert len(parted) <= {"powers": 25}.get(name, 0)
    assert all(len("".join(row.itertext())) > 250 for row in parted)
    widths = {sum(int(width.get(f"{W}w") or 0) for width in row.iter(f"{W}tcW")) for row in rows}
    grid = sum(int(column.get(f"{W}w") or 0) for column in body.iter(f"{W}gridCol"))
    assert widths == {grid}


def test_word_merges_what_is_one() -> None:
    body = word(file_of(GROUPED, "docx"))
    merges = [[cell.find(f"{W}tcPr/{W}vMerge") for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    assert [[merge.get(f"{W}val") if merge is not None else None for merge in row] for row in merges] == [
        ["restart", None], ["continue", None, None], ["restart", None, None], ["continue", None, None], [None, None, None]]


def test_a_row_as_high_as_the_sheet_may_be_parted() -> None:
    rows = list(word(file_of(long_table(1, more=["措施" * 2_000]), "docx")).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False]


@pytest.mark.parametrize(("columns", "expected"), [
    (5, {"w": "11906", "h": "16838", "top": "2098", "bottom": "1984", "left": "1587", "right": "1474"}),
    (6, {"w": "16838", "h": "11906", "top": "1587", "bottom": "1474", "left": "1984", "right": "2098"}),
    (11, {"w": "23811", "h": "16838", "top": "1587", "bottom": "1474", "left": "1984", "right": "2098"})])
def test_word_has_the_page_of_official_documents(columns: int, expected: dict[str, str]) -> None:
    data = file_of(Table(tuple("甲乙丙丁戊己庚辛壬癸子"[:columns]), [("x",) * columns], "表"), "docx")
    section = word(data).find(f".//{W}sectPr")
    assert section is not None
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    found = {name: element.get(f"{W}{name}") for name, element in (*(("w", size), ("h", size)), *((side, margins) for side in (
        "top", "bottom", "left", "right")))}
    assert {name: abs(int(value or 0) - int(expected[name])) <= 1 for name, value in found.items()} == dict.fromkeys(expected, True)
    assert word(data, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None
    footers = [word(data, f"word/footer{at}.xml") for at in (1, 2)]
    assert {footer.find(f".//{W}jc").get(f"{W}val") for footer in footers} == {"left", "right"}  # type: ignore[union-attr]
    assert all("".join(footer.itertext()) == "— 1 —" for footer in footers)
    fonts = {font.get(f"{W}eastAsia") for font in word(data).iter(f"{W}rFonts")}
    assert fonts == {"方正小标宋简体", "黑体", "仿宋_GB2312"}


@pytest.mark.parametrize("columns", [6, 11])
def test_pages_across_have_their_number_where_the_bound_sheet_has_it(columns: int) -> None:
    """Seven millimetres from the type area at the left edge, turned; below on odd pages, above on even ones."""
    data = file_of(Table(tuple("甲乙丙丁戊己庚辛壬癸子"[:columns]), [("x",) * columns], "表"), "docx")
    for part, end in (("footer1", "right"), ("footer2", "left")):
        footer = word(data, f"word/{part}.xml")
        (frame,) = footer.findall(f"{W}tbl")
        place, width = frame.find(f"{W}tblPr/{W}tblpPr"), frame.find(f"{W}tblPr/{W}tblW")
        height, turned = frame.find(f".//{W}trHeight"), frame.find(f".//{W}textDirection")
        assert place is not None
        assert width is not None
        assert height is not None
        assert turned is not None
        assert turned.get(f"{W}val") == "tbRl"
        right_edge = int(place.get(f"{W}tblpX") or 0) + int(width.get(f"{W}w") or 0)
        assert abs(right_edge - (35 - 7) / 25.4 * 1440) < 2
        assert abs(int(place.get(f"{W}tblpY") or 0) - 28 / 25.4 * 1440) < 2
        assert abs(int(height.get(f"{W}val") or 0) - ((210 if columns == 6 else 297) - 28 - 26) / 25.4 * 1440) < 2
        assert [one.get(f"{W}val") for one in frame.iter(f"{W}jc")] == [end]
        assert footer[-1].tag == f"{W}p"
    upright = word(file_of(long_table(1), "docx"), "word/footer1.xml")
    assert upright.find(f".//{W}textDirection") is None


def test_word_names_nobody() -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(GROUPED, "docx"))) as archive:
        about = ElementTree.fromstring(archive.read("docProps/core.xml"))
    held = {element.tag.rpartition("}")[2]: element.text or "" for element in about}
    assert (held["creator"], held["lastModifiedBy"], held["description"]) == ("", "", "")
    assert (held["title"], held["created"], held["modified"]) == ("某局汇总", "2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z")


def test_pdf_repeats_the_header_and_numbers_the_pages() -> None:
    reader = PdfReader(io.BytesIO(file_of(long_table(150, "防控措施"), "pdf")))
    pages = ["".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) == 3
    assert all("序号内容" in page and f"{at}/3" in page for at, page in enumerate(pages, 1))
    assert all(f"{at}防控措施" in "".join(pages) for at in range(150))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(1191, 842)}


def test_pdf_prints_a_row_longer_than_a_page_to_its_end() -> None:
    text = "".join(f"第{at}条措施。" for at in range(1_500))
    reader = PdfReader(io.BytesIO(file_of(long_table(1, more=[text]), "pdf")))
    pages = ["".join(page.extract_text().split()) for page in reader.pages]
    # Between two pages stand the footer of one and the header of the next.
    lost = [at for at in range(1_500) if f"第{at}条措施。" not in "".join(pages)]
    assert len(lost) < len(pages)
    assert "第1499条措施。" in pages[-1]


def test_pdf_names_characters_that_no_font_has() -> None:
    with pytest.raises(UserError, match=r"䶮（U\+4DAE）"):
        file_of(long_table(1, "王䶮"), "pdf")


@pytest.mark.parametrize(("format", "module", "extra"), [("docx", "docx", "office"), ("pdf", "typst", "print")])
def test_without_the_extra_it_is_said_what_to_install(format: str, module: str, extra: str,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UserError, match=rf"pip install 'riskctl\[{extra}\]'"):
        file_of(GROUPED, format)


def test_a_table_without_rows_has_its_header() -> None:
    empty = Table(("甲", "乙"), (), "空表", merged=frozenset({0}))
    assert list(repeats(empty)) == []
    for format in BINARY:
        assert file_of(empty, format)
    assert [cell.value for cell in sheet(file_of(empty, "xlsx"))[2]] == ["甲", "乙"]
