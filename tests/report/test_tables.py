"""One table, every format."""

import base64
import csv
import hashlib
import io
import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.report.html import element, escaped
from riskctl.report.line import visible
from riskctl.report.page import table_page
from riskctl.report.table import SHADES, Cell, Span, Table, full_header, lines_of, repeats
from riskctl.report.table_blocks import fits, table_blocks
from riskctl.report.table_csv import table_csv
from riskctl.report.table_json import table_json
from riskctl.report.table_text import table_text

DAY = date(2026, 6, 30)
TABLE = Table(("单位", "数", "措施"), (("食品股", Cell(("2",), 2, 0), Cell(("1. 甲", "2. 乙"), ["a", "b"])),
                                 ("食品股", Cell(("1",), 1, SHADES - 1), "=1+1"), ("法制股", "", "")),
              "汇总", ("unit", "count", "controls"), ("p1", "p2", "p3"), (Span("", 1), Span("现状", 2)), frozenset({0}), ("共三行。",))
HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "</td></table><h1>x", "&lt;b&gt;",
           "javascript:alert(1)", "\u202egnp.exe", "a\x00b\x1b[2J", "]]>", "<!--", "=HYPERLINK(1)", "甲\n乙")


class _Page(HTMLParser):
    """Every element with its attributes, the text of every cell, and whether elements are closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.cells: list[str] = []
        self.strays: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.cells.append("")
        if tag == "br":
            self.cells[-1] += "\n"
        elif tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("td", "th"):
            self.cells[-1] += data
        elif self.open and self.open[-1] in ("html", "head", "table", "thead", "tbody", "tr") and data.strip():
            self.strays.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def parsed(page: str) -> _Page:
    reader = _Page()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    assert reader.strays == []
    return reader


def test_text_is_aligned_and_says_what_is_the_same_once() -> None:
    assert table_text(TABLE) == ("汇总\n"
                                 "单位    现状 / 数  现状 / 措施\n"
                                 "食品股  2          1. 甲\n"
                                 "                   2. 乙\n"
                                 "        1          =1+1\n"
                                 "法制股\n"
                                 "共三行。\n")


def test_text_is_painted_where_cells_are_shaded() -> None:
    painted = table_text(TABLE, lambda text, shade: f"<{shade}:{text.strip()}>")
    assert re.findall("<.*?>", painted) == ["<0:2>", "<4:1>"]


def test_csv_is_complete_and_disarmed() -> None:
    assert list(csv.reader(io.StringIO(table_csv(TABLE)))) == [
        ["单位", "现状 / 数", "现状 / 措施"], ["食品股", "2", "1. 甲\n2. 乙"], ["食品股", "1", "'=1+1"], ["法制股", "", ""]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_calculate_begins_with_an_apostrophe(start: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(table_csv(Table(("a",), ((f"{start}1",),))), newline=""))
    assert cell == f"'{start}1"


def test_a_carriage_return_ends_no_row() -> None:
    rows = csv.reader(io.StringIO(table_csv(Table(("a", "b"), (("x\r=1\r\ny", "\r=2"),))), newline=""))
    assert list(rows) == [["a", "b"], ["x\n=1\ny", "'\n=2"]]


def test_a_matrix_too_wide_for_the_screen_is_a_block_a_row_with_what_is_in_it() -> None:
    matrix = Table(("", *(f"职责{number}" for number in range(10))), [
        ("出纳", *("ACC3" if number in (2, 7) else "" for number in range(10)))], "对照", has_row_titles=True)
    assert (fits(matrix, 65), fits(matrix, 66)) == (False, True)
    assert table_blocks(matrix) == "对照\n\n出纳\n职责2: ACC3\n职责7: ACC3\n"


def test_on_a_narrow_screen_each_row_is_a_block() -> None:
    assert table_blocks(TABLE) == ("汇总\n\n单位: 食品股\n现状 / 数: 2\n现状 / 措施:\n  1. 甲\n  2. 乙\n\n"
                                   "单位: 食品股\n现状 / 数: 1\n现状 / 措施: =1+1\n\n单位: 法制股\n\n共三行。\n")


@pytest.mark.parametrize(("columns", "least"), [
    (["a"], 3), (["标题"], 6), (["一个很长很长的标题"], 10), (["a", "标题", "一个很长很长的标题"], 19),
])
def test_columns_fit_where_each_is_readable(columns: list[str], least: int) -> None:
    table = Table(tuple(columns), (tuple("x" for _ in columns),))
    assert (fits(table, least), fits(table, least - 1)) == (True, False)


def test_a_table_without_rows_fits_by_its_titles() -> None:
    assert (fits(Table(("a",), ()), 3), fits(Table(("a",), ()), 2)) == (True, False)


def test_json_has_the_data_of_the_cells() -> None:
    document = json.loads(table_json(TABLE, DAY, {"more": 1}))
    assert document == {
        "riskctl": 1, "as_of": "2026-06-30", "title": "汇总",
        "columns": [{"key": "unit", "title": "单位"}, {"key": "count", "title": "现状 / 数"}, {"key": "controls", "title": "现状 / 措施"}],
        "rows": [{"id": "p1", "unit": "食品股", "count": 2, "controls": ["a", "b"]},
                 {"id": "p2", "unit": "食品股", "count": 1, "controls": "=1+1"}, {"id": "p3", "unit": "法制股", "count": "", "controls": ""}],
        "notes": ["共三行。"], "more": 1}


def test_html_merges_groups_and_shades() -> None:
    page = table_page(TABLE, DAY, "zh", "某局")
    assert ('<tr><td rowspan="2" class="short">食品股</td>' in page) or ('<tr><td class="short" rowspan="2">食品股</td>' in page)
    assert page.count("食品股") == 1
    assert '<tr><th scope="col" rowspan="2">单位</th><th scope="colgroup" colspan="2">现状</th></tr>' in page
    assert '<td class="shade s0">2</td>' in page
    assert "<h1>某局汇总</h1>" in page
    assert '<p class="note">共三行。</p>' in page
    assert "<footer>以 2026-06-30 为准</footer>" in page
    assert parsed(page).cells == ["单位", "现状", "数", "措施", "食品股", "2", "1. 甲\n2. 乙", "1", "=1+1", "法制股", "", ""]


def test_a_page_is_whole_printable_and_runs_nothing() -> None:
    page = table_page(TABLE, DAY, "en")
    reader = parsed(page)
    tags = {tag for tag, _ in reader.seen}
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert tags == {"html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tbody", "tr", "th", "td", "br", "p", "footer"}
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    assert "size: A3 landscape" in style[1]
    policy = next(held["content"] for tag, held in reader.seen if held.get("http-equiv") == "Content-Security-Policy")
    hashed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    assert not any(name.startswith("on") or name in ("style", "src", "href") for _, held in reader.seen for name in held)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text_everywhere(name: str) -> None:
    table = Table((name, "b"), ((name, Cell((name, name), shade=1)),), name, groups=(Span(name, 2),), notes=(name,))
    page = table_page(table, DAY, "zh", name)
    reader = parsed(page)
    assert reader.cells == [visible(name), visible(name), "b", visible(name), f"{visible(name)}\n{visible(name)}"]
    assert {tag for tag, _ in reader.seen} <= {"html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tbody", "tr",
                                               "th", "td", "br", "p", "footer"}
    assert all(set(held) <= {"lang", "charset", "http-equiv", "content", "name", "scope", "colspan", "class"} for _, held in reader.seen)
    assert "\u202e" not in page
    assert "\x1b" not in table_text(table)


@settings(deadline=None)
@given(st.text())
def test_what_is_escaped_reads_as_the_visible_text(text: str) -> None:
    assert unescape(escaped(text)) == visible(text)
    assert not set("<>\"'") & set(escaped(text))


@pytest.mark.parametrize("name", ["on click", "a>b", "Td", ""])
def test_only_names_are_names(name: str) -> None:
    with pytest.raises(ValueError, match="is no name"):
        element(name)
    with pytest.raises(ValueError, match="is no name"):
        element("td", **{name: "x"})


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab"), st.sampled_from("ab")), max_size=8),
       st.frozensets(st.sampled_from([0, 1, 2])))
def test_a_cell_is_one_with_the_one_above_if_all_merged_columns_up_to_it_are_equal(rows: list[tuple[str, ...]],
                                                                                   merged: frozenset[int]) -> None:
    table = Table(("a", "b", "c"), rows, merged=merged)
    expected = [frozenset(column for column in merged if at and all(rows[at][before] == rows[at - 1][before] for before in merged
                                                                    if before <= column)) for at in range(len(rows))]
    assert list(repeats(table)) == expected
    page = parsed(table_page(table, DAY, "en"))
    heights = sum(int(held.get("rowspan") or 1) for tag, held in page.seen if tag == "td")
    assert heights == 3 * len(rows)


def test_a_table_without_groups_has_its_own_header() -> None:
    assert full_header(Table(("a",), ())) == ("a",)
    assert full_header(Table(("a", "b", "c"), (), groups=(Span("", 1), Span("over", 2)))) == ("a", "over / b", "over / c")
    assert lines_of(Cell(())) == ("",)


def test_row_titles_are_headers() -> None:
    page = table_page(Table(("a", "b"), (("甲", "1"),), has_row_titles=True), DAY, "en")
    assert '<tr><th scope="row">甲</th><td class="short">1</td></tr>' in page
