"""Files that people have, and files that somebody made to do harm."""

import io
import tracemalloc
import zipfile
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.errors import UserError
from riskctl.exchange.bounds import Bounds
from riskctl.exchange.csv_read import read_csv
from riskctl.exchange.csv_write import write_csv
from riskctl.exchange.sheet import Flaw, Range, Written
from riskctl.exchange.xlsx_read import read_xlsx
from riskctl.exchange.xlsx_write import write_xlsx
from tests.exchange.tables import changed_package

PLAIN = Written("表", (("名称", "编码"),), [("许可", "001"), ("处罚", "=1+1")], (Range(1, 0, 2, 0),))
BOOK = write_xlsx([PLAIN])
SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30)


def book_with(sheet: str, **parts: bytes) -> bytes:
    """A workbook whose only sheet has these elements."""
    text = f'<?xml version="1.0"?><worksheet {MAIN}>{sheet}</worksheet>'
    return changed_package(BOOK, {SHEET: text.encode(), **{name.replace("__", "/"): data for name, data in parts.items()}})


def test_a_written_book_is_read_back() -> None:
    sheet = read_xlsx(BOOK, "a.xlsx")[0]
    assert sheet.name == "表"
    assert sheet.rows == {0: ("名称", "编码"), 1: ("许可", "001"), 2: ("处罚", "=1+1")}
    assert sheet.merged == (Range(1, 0, 2, 0),)
    with zipfile.ZipFile(io.BytesIO(BOOK)) as package:
        xml = package.read(SHEET).decode()
    assert "<f>" not in xml
    assert 'state="frozen"' in xml


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_text_survives_excel(rows: list[tuple[str, str]]) -> None:
    sheet = read_xlsx(write_xlsx([Written("s", (("a", "b"),), rows)]), "a.xlsx")[0]
    back = [(sheet.cell(at, 0), sheet.cell(at, 1)) for at in range(1, len(rows) + 1)]
    assert back == rows


@given(st.lists(st.tuples(TEXTS.map(lambda text: text.replace("\0", "")), TEXTS.map(lambda text: text.replace("\0", ""))), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_text_survives_csv(rows: list[tuple[str, str]]) -> None:
    sheet = read_csv(write_csv(Written("s", (("a", "b"),), rows)).encode(), "a.csv", delimiter=",")
    assert [(sheet.cell(at, 0), sheet.cell(at, 1)) for at in range(1, len(rows) + 1)] == rows


def test_values_are_read_as_people_see_them() -> None:
    sheet = read_xlsx(book_with(
        '<sheetData><row r="1"><c r="A1"><v>1.0</v></c><c r="B1"><f>A1+1</f><v>2</v></c><c r="C1" t="b"><v>1</v></c>'
        '<c r="D1" t="e"><v>#REF!</v></c><c r="E1"><f>NOW()</f></c><c r="F1"><v>115113010087781830</v></c>'
        '<c r="H1" t="inlineStr"><is><r><t>风</t></r><r><t>险</t></r><rPh><t>feng</t></rPh></is></c></row></sheetData>'), "a.xlsx")[0]
    assert sheet.rows[0] == ("1", "2", "TRUE", "", "", "115113010087781830", "", "风险")
    assert sheet.flaws == (Flaw(0, 3, "error", "#REF!"), Flaw(0, 4, "formula", ""), Flaw(0, 5, "rounded", "115113010087781830"))


def test_hidden_rows_and_columns_are_known() -> None:
    sheet = read_xlsx(book_with('<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'
                                "</sheetData>"), "a.xlsx")[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset({0}), frozenset({1}))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = f"<sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>{' ' * 8_000_000}</t></is></c></row></sheetData>"
ENDLESS = f"<sheetData><row r='{Random(1).randbytes(5_000_000).hex()}"
REFUSED = {
    "password": (OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "old": (OLE + b"\0" * 100, r"the old format \(.xls"),
    "text": ("名称,编码\n".encode(), "this is no Excel file"),
    "empty": (b"", "the file is empty"),
    "blank": (b"\xef\xbb\xbf \r\n", "the file is empty"),
    "old document": (OLE + b"\0" * 100 + "WordDocument".encode("utf-16-le"), "a text document"),
    "web page": ("<html><head><meta charset='gbk'></head><body><table><tr><td>序号".encode("gbk"), "a web page"),
    "web page with a mark": ("\ufeff<!DOCTYPE html>\n<table>".encode(), "a web page"),
    "table without a page": (b"\n<table border=1><tr><td>1", "a web page"),
    "XML of 2003": (b"<?xml version='1.0'?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>", "an XML spreadsheet of 2003"),
    "PDF": (b"%PDF-1.7\n", "a PDF file"),
    "binary workbook": (changed_package(BOOK, {"xl/workbook.bin": b"x"}), "a binary workbook"),
    "document": (changed_package(BOOK, {"xl/workbook.xml": None, "word/document.xml": b"x"}), "a Word document"),
    "open document": (changed_package(b"PK\x05\x06" + b"\0" * 18, {"mimetype": b"x", "content.xml": b"x"}), "an OpenDocument file"),
    "archive": (changed_package(b"PK\x05\x06" + b"\0" * 18, {"a.xlsx": b"x"}), "a zip archive; unpack it first"),
    "far away": (book_with('<sheetData><row r="5"><c r="XFD5"><v>1</v></c></row></sheetData>'), "cell XFD5 has text beyond column 512"),
    "cut": (BOOK[:len(BOOK) // 2], "damaged"),
    "macro": (changed_package(BOOK, {"xl/vbaProject.bin": b"x"}), "holds macros"),
    "doctype": (changed_package(BOOK, {SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'}), "has a DOCTYPE"),
    "external": (changed_package(BOOK, {SHEET: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'}), "DOCTYPE"),
    "bomb": (book_with(BOMB), "a zip bomb"),
    "a tag without end": (book_with(ENDLESS), "a tag without end"),
    "no workbook": (changed_package(BOOK, {"xl/workbook.xml": None}), "damaged"),
    "bad number": (book_with('<sheetData><row r="x"/></sheetData>'), "damaged"),
    "bad string": (book_with('<sheetData><row><c t="s"><v>9</v></c></row></sheetData>'), "damaged"),
    "not XML": (changed_package(BOOK, {SHEET: b"<worksheet>"}), "damaged"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_files_that_cannot_be_trusted_are_refused(name: str) -> None:
    data, message = REFUSED[name]
    with pytest.raises(UserError, match=message) as caught:
        read_xlsx(data, "a.xlsx")
    assert caught.value.exit_code == 3


def test_a_broken_byte_never_gives_anything_but_a_clear_error() -> None:
    codes: set[int] = set()
    for at in range(0, len(BOOK), 7):
        data = BOOK[:at] + bytes([BOOK[at] ^ 0x5A]) + BOOK[at + 1:]
        try:
            read_xlsx(data, "a.xlsx")
        except UserError as error:
            codes.add(error.exit_code)
    assert codes == {3}


def test_rows_without_text_cost_nothing_and_too_many_rows_are_refused() -> None:
    blank = "".join(f'<row r="{at}"><c r="A{at}" s="1"/></row>' for at in range(2, 3000))
    sheet = read_xlsx(book_with(f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row>{blank}<row r="1048576"><c r="A1048576"><v>2</v></c></row>'
                                "</sheetData>"), "a.xlsx", Bounds(rows=2))[0]
    assert sheet.rows == {0: ("1",), 1_048_575: ("2",)}
    filled = "".join(f'<row r="{at}"><c r="A{at}"><v>{at}</v></c></row>' for at in range(1, 5))
    with pytest.raises(UserError, match="more than 3 rows"):
        read_xlsx(book_with(f"<sheetData>{filled}</sheetData>"), "a.xlsx", Bounds(rows=3))


def test_a_text_too_long_for_a_cell_is_refused_and_never_cut() -> None:
    with pytest.raises(UserError, match=r"s!A2: the text has 32,768 characters"):
        write_xlsx([Written("s", (("a",),), [("x" * 32_768,)])])


ENCODED = {"utf-8": "utf-8", "with mark": "utf-8-sig", "gb18030": "gb18030", "utf-16": "utf-16"}


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ENCODED.values())
def test_csv_is_read_in_every_usual_writing(encoding: str, delimiter: str) -> None:
    text = f'名称{delimiter}编码\r\n"许可{delimiter}甲""乙""\n丙"{delimiter}001\r\n'
    sheet = read_csv(text.encode(encoding), "a.csv")
    assert sheet.rows == {0: ("名称", "编码"), 1: (f'许可{delimiter}甲"乙"\n丙', "001")}


FAULTS = {
    "a,b\n1,2\n3,4,5\n": r"a\.csv:3: the row has 3 fields, the table 2; most likely a comma",
    'a,b\n"1\n2",2\n3,4,5\n': r"a\.csv:4: the row has 3 fields",
    'a,b\n1,"2\n': r"a\.csv:2: a quotation mark is not closed",
    'a,b\n1,"2"3\n': r"a\.csv:2: a quotation mark is not closed or is followed by text",
    "a,b,c\n1,2\n": r"a\.csv:2: the row has 2 fields, the table 3; most likely a line break",
    f"a{',b' * 512}\n": r"line 1 has text beyond column 512",
}


@pytest.mark.parametrize("text", FAULTS)
def test_faults_of_quoting_are_errors_with_their_line(text: str) -> None:
    with pytest.raises(UserError, match=FAULTS[text]) as caught:
        read_csv(text.encode(), "a.csv")
    assert caught.value.exit_code == 3


def test_every_faulty_line_is_named() -> None:
    text = 'a,b,c\n1,2,3\n1,2,3,4\n1,"2"x,3\n"1\n2",2,3\n1,"2,3\n4,5,6\n1,"x",3\n7,8\n1,""",3\n'
    with pytest.raises(UserError) as caught:
        read_csv(text.encode(), "a.csv")
    lines = caught.value.en.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["a.csv:3", "a.csv:4", "a.csv:7", "a.csv:10", "a.csv:11"]
    assert [("quotation mark" in line, "fields" in line) for line in lines] == [
        (False, True), (True, False), (True, False), (False, True), (True, False)]
    assert len(caught.value.zh.splitlines()) == 5


def test_very_many_faults_are_named_only_in_part() -> None:
    with pytest.raises(UserError) as caught:
        read_csv(b'"' * 10_001 + b"\n" + b'1,"2"x\n' * 5_000, "a.csv")
    assert len(caught.value.en.splitlines()) == 41


@pytest.mark.parametrize(("data", "line"), [
    (b"a,b\n1,2\n" + b'"' * 12 + b"\n", 3), (b"a,b\n" + b'"' * 13 + b"\n", 2), (b"a,b\n12345678901,2\n", 2),
    (b'a,b\n"x\ny",z\n"12345678901",2\n', 4), (b'"a",12345678901\n', 1)])
def test_a_field_without_end_is_named_by_its_line(data: bytes, line: int) -> None:
    with pytest.raises(UserError) as caught:
        read_csv(data, "a.csv", bounds=Bounds(cell_characters=4))
    assert caught.value.en.startswith(f"a.csv:{line}: a field has more than 4 characters")
    assert caught.value.zh.startswith(f"a.csv 第 {line} 行：有一格超过 4 个字")
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("row", [b"1,2,3,4", b'"1",2,3,4', b'"","","",""'])
def test_a_row_beyond_the_last_column_is_named_by_its_line(row: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_csv(b"a,b,c\n,,,,,,,,\n" + row + b"\n", "a.csv", delimiter=",", bounds=Bounds(columns=3))
    assert caught.value.en.startswith("a.csv: line 3 has text beyond column 3")


def test_rows_without_text_count_as_lines() -> None:
    text = b'a,b\n\n,,\n"",""\n1,2\n'
    assert read_csv(text, "a.csv", bounds=Bounds(rows=2, lines=5)).rows == {0: ("a", "b"), 4: ("1", "2")}
    with pytest.raises(UserError, match="more than 4 rows, blank ones too"):
        read_csv(text, "a.csv", bounds=Bounds(rows=2, lines=4))


def test_what_a_hostile_text_holds_is_never_held() -> None:
    """A field of a million quotes, and a row of as many fields, are refused long before they are put together."""
    for data in (b'"' * 4_000_000, b'"",' * 1_500_000, b"," * 4_000_000 + b"x", b'"",""\n' * 600_000):
        tracemalloc.start()
        with pytest.raises(UserError):
            read_csv(data, "a.csv", bounds=Bounds(lines=10_000))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < 4 * len(data)


@given(st.lists(st.sampled_from(["1,2,3", '"a\nb",2,3', '"x""y",2,3', "1,2,3,4", '1,"2"x,3', "1,2"]), min_size=8, max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_fault_hides_no_other(kinds: list[str]) -> None:
    kinds = ["a,b,c", *["1,2,3"] * len(kinds), *kinds]
    starts = [1 + sum(kind.count("\n") + 1 for kind in kinds[:at]) for at in range(len(kinds))]
    faulty = [start for start, kind in zip(starts, kinds, strict=True) if kind in ("1,2,3,4", '1,"2"x,3', "1,2")]
    data = "\n".join(kinds).encode()
    if not faulty:
        assert len(read_csv(data, "a.csv").rows) == len(kinds)
        return
    with pytest.raises(UserError) as caught:
        read_csv(data, "a.csv")
    assert [int(line.split(":")[1]) for line in caught.value.en.splitlines()] == faulty


TEXT = "序號,單位,權力事項,風險點,風險等級\n1,審批科,食品經營許可,現場核查不實,高\n"
NO_TEXT = {
    "neither": (b"\xff\x00\x81", r"a\.csv:1: there is a NUL character"),
    "bytes": (b"a,b\n\xff\x81\xff,1\n", r"a\.csv:2: this is neither UTF-8 nor GB18030 text"),
    "NUL": (b"a,b\n1,2\n1,\0\n", r"a\.csv:3: there is a NUL character \(0x00\)"),
    "UTF-16": (TEXT.encode("utf-16-le"), "looks like UTF-16 without a mark"),
    "UTF-16, the other way": (TEXT.encode("utf-16-be"), "looks like UTF-16 without a mark"),
    "cut UTF-16": ("甲,乙\n丙".encode("utf-16") + b"\x00", r"a\.csv:2: this text in UTF-16 is damaged"),
    "Big5": (TEXT.encode("big5"), "looks like Big5 .* its first line reads '序號,單位,權力事項"),
    "damaged": (TEXT.encode()[:-6] + b"\xe9\xab\n", r"a\.csv:2: the file is in UTF-8, but a character here is damaged"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "a PNG file"),
    "old": (OLE + b"\0" * 100, "the old format"),
    "web page": (b"<html><table><tr><td>1", "a web page"),
    "empty": (b"", "the file is empty"),
}


@pytest.mark.parametrize("name", NO_TEXT)
def test_bytes_that_are_no_text_are_refused(name: str) -> None:
    data, message = NO_TEXT[name]
    with pytest.raises(UserError, match=message) as caught:
        read_csv(data, "a.csv")
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("text", [TEXT, "序号,单位,风险点\n1,审批科,现场核查不实\n", "a,b\n1,核查\n", "名称\n许可\n"])
def test_gb18030_is_not_taken_for_big5(text: str) -> None:
    assert read_csv(text.encode("gb18030"), "a.csv").cell(0, 0) == text.splitlines()[0].split(",")[0]


def test_a_title_above_and_a_note_below_are_no_fault() -> None:
    sheet = read_csv("登记表\n填报单位：某局,2024年\n甲,乙,丙\n1,2,3\n4,5,6\n填表人：张某\n".encode(), "a.csv")
    assert list(sheet.rows.values()) == [
        ("登记表",), ("填报单位：某局", "2024年"), ("甲", "乙", "丙"), ("1", "2", "3"), ("4", "5", "6"), ("填表人：张某",)]




def test_a_sheet_is_written_with_what_stands_round_it() -> None:
    book = write_xlsx([Written("公示表", (("序号", "名称"),), [("1", "许可"), ("2", "07"), ("0.50", "一\n二\n三")], widths=(6, 10),
                               above=(("登记表",), ("单位：某局", "2024年")), below=((), ("填表人：张某",)), numbers={0: "0", 1: "0"})])
    sheet = read_xlsx(book, "a.xlsx")[0]
    assert sheet.rows == {0: ("登记表",), 1: ("单位：某局", "2024年"), 2: ("序号", "名称"), 3: ("1", "许可"), 4: ("2", "07"),
                          5: ("0.50", "一\n二\n三"), 7: ("填表人：张某",)}
    assert (sheet.numbers, sheet.merged) == ({0: {3: "0", 4: "0"}}, (Range(0, 0, 0, 1),))
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        xml, frame = package.read(SHEET).decode(), package.read("xl/workbook.xml").decode()
    assert '<pane ySplit="3" topLeftCell="A4"' in xml
    assert '<row r="6" ht="48" customHeight="1">' in xml
    assert "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'公示表'!$1:$3</definedName>" in frame
