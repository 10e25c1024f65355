"""Columns that fill the sheet and lines that fit their columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.drawing.metrics import text_width
from riskctl.render.fitting import fitted, stretched
from riskctl.report.line import visible
from riskctl.report.table import Cell, Table

TEXT = st.text(st.sampled_from("风险防控措施，。（）《》ab1 -\n"), max_size=60)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 9).flatmap(lambda count: st.lists(st.tuples(*[TEXT] * count), min_size=1, max_size=6)), st.integers(300, 1200))
def test_columns_fill_the_width_and_no_line_or_character_is_lost(rows: list[tuple[str, ...]], width: int) -> None:
    table = Table(tuple(f"栏目{at}" for at in range(len(rows[0]))), rows)
    fit = fitted(table, width, 10, 3)
    assert sum(fit.widths) == pytest.approx(width)
    for row, lines in zip(rows, fit.rows, strict=True):
        for text, cell, wide in zip(row, lines, fit.widths, strict=True):
            assert "".join("".join(cell).split()) == "".join(visible(part) for part in text.split())
            assert all(text_width(line, 10) <= wide - 6 + 1e-6 or len(line) == 1 for line in cell)


def test_short_texts_stand_in_one_line_each() -> None:
    fit = fitted(Table(("序号", "名称"), (("1", "食品经营许可"), ("2", "药品经营许可"))), 600, 10, 3)
    assert fit.rows == ((("1",), ("食品经营许可",)), (("2",), ("药品经营许可",)))
    assert fit.widths[1] > fit.widths[0]


def test_a_long_column_gets_more_than_a_short_one_and_a_word_stays_whole() -> None:
    fit = fitted(Table(("编码", "措施", "空"), (("XK-0131", "双人核查、随机派单，" * 20, ""),) * 3), 300, 10, 3)
    assert fit.rows[0][0] == ("XK-0131",)
    assert fit.widths[1] > 2.5 * fit.widths[0]


@pytest.mark.parametrize("whole", ["税总发〔2017〕22号", "青税发〔2022〕118号", "2022-01-01起", "办发[2020]第12号"])
def test_the_number_of_a_document_and_a_day_stay_whole(whole: str) -> None:
    rows = tuple((f"{at}", "依据有关规定制定的办法" * 20, whole, "办公室主任负责组织实施" * 20) for at in range(3))
    fit = fitted(Table(("序号", "内容", "文号", "责任"), rows), 300, 10, 3)
    assert [row[2] for row in fit.rows] == [(whole,)] * 3


def test_words_of_titles_and_of_bold_cells_stay_whole() -> None:
    rows = tuple((f"{at}", "依据有关规定制定的办法" * 20, Cell(("medium",), shade=1), "") for at in range(3))
    fit = fitted(Table(("no.", "content", "level", "institution"), rows), 200, 10, 3)
    assert fit.header == (("no.",), ("content",), ("level",), ("institution",))
    assert [row[2] for row in fit.rows] == [("medium",)] * 3
    bold = text_width("medium", 10, bold=True)
    assert fit.widths[2] - 6 >= bold > text_width("medium", 10)


def test_rows_make_room_for_merged_cells_that_begin_in_them() -> None:
    table = Table(("甲", "乙"), (("长" * 40, "1"), ("长" * 40, "2"), ("短", "3")), merged=frozenset({0}))
    fit = fitted(table, 100, 10, 3)
    heights = stretched(fit, table)
    assert heights[0] + heights[1] == pytest.approx(len(fit.rows[0][0]))
    assert heights[0] == heights[1] > 1
    assert heights[2] == 1


def test_a_matrix_is_narrowed_to_the_sheet_or_grows_beyond_it() -> None:
    names = [f"财务管理岗位{at}" for at in range(40)]
    table = Table(("", *names), [(name, *["FIN1"] * 40) for name in names], has_row_titles=True)
    narrow, grown = fitted(table, 400, 10, 3), fitted(table, 400, 10, 3, can_grow=True)
    assert sum(narrow.widths) == pytest.approx(400)
    assert sum(grown.widths) > 1_000
    assert {cell for row in grown.rows for cell in row[1:]} == {("FIN1",)}
    assert [row[0] for row in grown.rows] == [(name,) for name in names]
    assert fitted(Table(("甲",), (("乙",),)), 400, 10, 3, can_grow=True) == fitted(Table(("甲",), (("乙",),)), 400, 10, 3)
