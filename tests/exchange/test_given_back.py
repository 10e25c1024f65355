"""Whatever way cells are written, an export gives the table back cell by cell, and a value that changed is never written as it was."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from riskctl.exchange.changes import changed_files
from riskctl.exchange.csv_read import read_csv
from riskctl.exchange.csv_write import write_csv
from riskctl.exchange.exporting import export_sheet, shared_among
from riskctl.exchange.guess import mapping_text
from riskctl.exchange.kept import remembered
from riskctl.exchange.mapping import TableMap, read_mapping
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet
from riskctl.exchange.xlsx_read import read_xlsx
from riskctl.exchange.xlsx_write import write_xlsx
from riskctl.model.catalog import Catalog
from tests.exchange.random_tables import flat_table, some_tables
from tests.exchange.tables import catalog_of, imported, sheet_of

HEAD = ("单位", "风险点", "风险等级", "防控措施", "审定日期", "备注")


def taken_in(sheets: Sequence[Sheet]) -> tuple[dict[str, bytes], tuple[TableMap, ...]]:
    """The files after an import of the sheets, and the mapping as it is written to a file and read again."""
    plan = plan_import(sheets, catalog_of({}), Wanted())
    assert not plan.has_errors
    maps = read_mapping(mapping_text(remembered(plan, catalog_of({}), "zh"), "zh").encode(), "map.yaml")
    return changed_files(plan_import(sheets, catalog_of({}), Wanted(maps)), catalog_of({}), {}), maps


def given(catalog: Catalog, maps: Sequence[TableMap]) -> tuple[Sheet, ...]:
    """What an export gives."""
    shares = shared_among(catalog, maps)
    return read_xlsx(write_xlsx([export_sheet(catalog, one, "zh", ids=ids) for one, ids in zip(maps, shares, strict=True)]), "a.xlsx")


def texts_of(sheet: Sheet) -> Mapping[int, tuple[str, ...]]:
    """The rows that say anything, without blanks at their ends."""
    rows = {}
    for at, row in sheet.rows.items():
        cells = [cell if cell.strip() else "" for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        rows[at] = tuple(cells)
    return {at: row for at, row in rows.items() if row}


def comes_back(seed: int) -> None:
    sheets = some_tables(seed)
    files, maps = taken_in(sheets)
    back = given(catalog_of(files), maps)
    assert [texts_of(one) for one in back] == [texts_of(one) for one in sheets]
    for one, sheet in zip(back, sheets, strict=True):
        first = 0 if sheet.is_typed else 1
        assert sorted(block for block in one.merged if block.top >= first) == sorted(block for block in sheet.merged if block.top >= first)
        assert one.hidden_columns == sheet.hidden_columns
        assert not sheet.is_typed or (one.days, one.numbers) == (sheet.days, sheet.numbers)
    assert {one.state for one in plan_import(back, catalog_of(files), Wanted(maps)).records} == {State.SAME}


def comes_back_as_csv(seed: int) -> None:
    drawn = flat_table(seed)
    rows = [drawn.rows.get(at, ()) for at in range(max(drawn.rows) + 1)]
    width = max(map(len, rows))
    out = io.StringIO()
    csv.writer(out).writerows([*row, *[""] * (width - len(row))] for row in rows)
    sheet = read_csv(out.getvalue().encode(), "a.csv", "公示表")
    files, maps = taken_in([sheet])
    back = read_csv(write_csv(export_sheet(catalog_of(files), maps[0], "zh")).encode(), "a.csv", "公示表")
    assert texts_of(back) == texts_of(sheet)


@pytest.mark.parametrize("first", range(0, 20, 4))
def test_tables_by_chance_come_back_as_csv(first: int) -> None:
    for seed in range(first, first + 4):
        comes_back_as_csv(seed)


@pytest.mark.parametrize("first", range(0, 60, 6))
def test_tables_by_chance_come_back_cell_by_cell(first: int) -> None:
    for seed in range(first, first + 6):
        comes_back(seed)


def stays_true(seed: int) -> None:
    """Of a catalog that changed, what is given says nothing else than the catalog does."""
    files, maps = taken_in(some_tables(seed))
    wrong, right = (("name: (.*)科长", r"name: \1主任"), ("name: (.*)超", r"name: \1逾"), ("level: high", "level: low"),
                    ("(?m)^    cause: .*", "    cause: 另一个原因"), ("(?m)^    consequence: .*", "    consequence: 另一个后果"))[seed % 5]
    is_read_as_it_is(catalog_of({file: re.sub(wrong, right, data.decode()).encode() for file, data in files.items()}), maps)
    catalog = catalog_of(files)
    points = list(catalog.records["risk_points"].items())
    without = {id: point for at, (id, point) in enumerate(points) if at != seed % len(points)}
    is_read_as_it_is(replace(catalog, records={**catalog.records, "risk_points": without}), maps)


def is_read_as_it_is(catalog: Catalog, maps: tuple[TableMap, ...]) -> None:
    back = given(catalog, maps)
    again = plan_import(back, catalog, Wanted(maps))
    assert [(one.id, one.fields) for one in again.records if one.state is not State.SAME] == []
    for sheet in back:
        cells = [(row, column) for one in sheet.merged for row in range(one.top, one.bottom + 1) for column in range(one.left, one.right + 1)]
        assert len(cells) == len(set(cells))


@pytest.mark.parametrize("seed", range(1_000, 1_020))
def test_a_value_that_changed_is_written_anew_and_read_as_it_is(seed: int) -> None:
    stays_true(seed)


def small(*rows: Sequence[str], merged: Sequence[Range] = ()) -> Sheet:
    return sheet_of([HEAD, *rows], merged=merged)


def test_lists_and_days_in_mixed_manners_come_back() -> None:
    sheet = small(("审批科", "甲", "高", "1.双人核查；2.随机派单", "2026年3月1日", ""), ("审批科", "乙", "中", "①限时②公示", "2026/3/1", "见 附件"),
                  ("审批科", "丙", " 低", "抽查\n轮岗", "2026-03-01", "同上"))
    files, maps = taken_in([sheet])
    assert given(catalog_of(files), maps)[0].rows == {at: tuple(row) for at, row in texts_of(sheet).items()}
    assert [point.node["determined"] for point in catalog_of(files).risk_points.values()] == [{"date": "2026-03-01"}] * 3


def test_a_list_that_changed_is_written_as_the_column_usually_is() -> None:
    lists = ("1.双人核查；2.随机派单", "1.限时；2.公示", "①抽查②轮岗")
    rows = [("审批科", name, "高", cell, "", "") for name, cell in zip("甲乙丙", lists, strict=True)]
    files, maps = taken_in([small(*rows)])
    text = files["controls.yaml"].replace("name: 抽查".encode(), "name: 暗访".encode())
    (back,) = given(catalog_of({**files, "controls.yaml": text}), maps)
    assert [back.cell(row, 3) for row in (1, 2, 3)] == ["1.双人核查；2.随机派单", "1.限时；2.公示", "1.暗访；2.轮岗"]


def test_a_record_over_several_rows_comes_back_over_them() -> None:
    sheet = small(("审批科", "甲", "高", "双人核查", "", "一"), ("", "", "", "随机派单", "", ""), ("", "乙", "中", "限时", "", ""),
                  merged=[Range(1, 1, 2, 1), Range(1, 2, 2, 2), Range(1, 0, 3, 0)])
    files, maps = taken_in([sheet])
    (back,) = given(catalog_of(files), maps)
    assert back.rows == texts_of(sheet)
    assert set(back.merged) == set(sheet.merged)
    (point, _) = catalog_of(files).risk_points.values()
    assert len(point.controls) == 2


def test_what_points_to_the_row_above_is_spelled_out_where_that_row_changed() -> None:
    files, maps = taken_in([small(("审批科", "甲", "高", "限时", "", "见附件"), ("审批科", "乙", "中", "公示", "", "同上"))])
    text = files["risk-points.yaml"].replace("见附件".encode(), "见正文".encode(), 1)
    (back,) = given(catalog_of({**files, "risk-points.yaml": text}), maps)
    assert [back.cell(row, 5) for row in (1, 2)] == ["见正文", "见附件"]


def test_sections_blank_rows_and_headings_come_back_and_sums_only_while_they_hold() -> None:
    rows = [("单 位", "风险\n点", "风险等级", "防控措施"), ("一、审批",), ("审批科", "甲", "高", "限时"), ("小计", "1"), (), ("二、稽查",),
            ("稽查局", "乙", "中", "公示")]
    sheet = sheet_of(rows, merged=[Range(1, 0, 1, 3), Range(5, 0, 5, 3)])
    files, maps = taken_in([sheet])
    (back,) = given(catalog_of(files), maps)
    assert back.rows == sheet.rows
    assert set(back.merged) == set(sheet.merged)
    more = files["risk-points.yaml"] + "  新增:\n    at: 稽查局\n    name: 丙\n".encode()
    (back,) = given(catalog_of({**files, "risk-points.yaml": more}), maps)
    assert [back.cell(row, 0) for row in sorted(back.rows)] == ["单 位", "一、审批", "审批科", "二、稽查", "稽查局", "稽查局"]


def test_two_tables_of_one_kind_share_the_records_and_what_is_new_stands_behind_its_neighbour() -> None:
    sheets = [sheet_of([HEAD, ("审批科", "乙", "高", "限时", "", ""), ("审批科", "甲", "高", "限时", "", "")], name="一"),
              sheet_of([HEAD, ("稽查局", "丙", "中", "公示", "", "")], name="二")]
    files, maps = taken_in(sheets)
    assert [texts_of(one) for one in given(catalog_of(files), maps)] == [texts_of(one) for one in sheets]
    more = files["risk-points.yaml"] + "  新增:\n    at: 稽查局\n    name: 丁\n".encode()
    back = given(catalog_of({**files, "risk-points.yaml": more}), maps)
    assert [[one.cell(row, 1) for row in sorted(one.rows)] for one in back] == [["风险点", "乙", "甲"], ["风险点", "丙", "丁"]]


def test_days_of_excel_keep_their_format_and_words_for_days_stay_words() -> None:
    days = {4: {1: 'yyyy"年"m"月"d"日"', 2: 'yyyy"年"m"月"d"日"'}, 5: {1: "14", 2: "14", 3: "14"}}
    rows = [("审批科", "甲", "高", "限时", "2026-03-01", "2026-03-02"), ("审批科", "乙", "高", "限时", "2026-04-01", "2026-03-03"),
            ("审批科", "丙", "高", "限时", "2026-05-01", "2026-03-04 12:00:00")]
    sheet = Sheet("公示表", dict(enumerate([HEAD, *rows])), days=days, is_typed=True)
    files, maps = taken_in([sheet])
    (back,) = given(catalog_of(files), maps)
    assert back.rows == sheet.rows
    assert back.days == days


def test_names_of_persons_are_never_kept() -> None:
    rows = [("单位", "风险点", "风险等级", "责任人", "填表人"), ("审批科", "甲", "高", "科长张某某", "李某某"), ("审批科", "乙", "高", "王某某", "")]
    plan = plan_import([sheet_of(rows)], catalog_of({}), Wanted(with_people=True))
    text = mapping_text(remembered(plan, catalog_of({}), "zh"), "zh")
    assert [name for name in ("张某某", "王某某") if name in text] == []


def test_counts_of_a_column_that_is_not_taken_come_back_while_the_row_is_the_same() -> None:
    rows = [("单位", "风险点", "风险等级", "数量", "签字"), ("审批科", "甲", "高", "3", "张某某"), ("审批科", "乙", "高", "2", "")]
    files, maps = taken_in([sheet_of(rows)])
    lower = files["risk-points.yaml"].replace(b"level: high", b"level: low", 1)
    (back,), (after,) = given(catalog_of(files), maps), given(catalog_of({**files, "risk-points.yaml": lower}), maps)
    assert [back.cell(row, column) for column in (3, 4) for row in (1, 2)] == ["3", "2", "", ""]
    assert [after.cell(row, 3) for row in (1, 2)] == ["", "2"]


def test_what_a_column_that_is_not_taken_says_comes_back_with_its_row_but_no_names() -> None:
    rows = [("单位", "风险点", "风险等级", "数量", "个数"), ("审批科", "甲", "高", "约3处，详见附件", "科长王某某"),
            ("审批科", "乙", "高", "", "见附件"), ("审批科", "丙", "高", "同上", "12"), ("审批科", "丁", "中", "电话13800001234", "")]
    sheet = sheet_of(rows, merged=[Range(1, 3, 2, 3)])
    files, maps = taken_in([sheet])
    (back,) = given(catalog_of(files), maps)
    assert [back.cell(row, 3) for row in range(1, 5)] == ["约3处，详见附件", "", "同上", ""]
    assert [back.cell(row, 4) for row in range(1, 5)] == ["", "", "12", ""]
    assert back.merged == sheet.merged
    points = catalog_of(files).records["risk_points"]
    later = replace(catalog_of(files), records={**catalog_of(files).records, "risk_points": dict(list(points.items())[1:])})
    (after,) = given(later, maps)
    assert [after.cell(row, 3) for row in range(1, 4)] == ["", "", ""]


def test_a_column_that_is_hidden_comes_back_unless_it_may_name_persons() -> None:
    rows = [("单位", "风险点", "风险等级", "成因", "责任人"), ("审批科", "甲", "高", "人手少", "张某某"), ("审批科", "乙", "高", "流程长", "局长")]
    files, maps = taken_in([replace(sheet_of(rows), hidden_columns=frozenset({3, 4}))])
    (back,) = given(catalog_of(files), maps)
    assert [[back.cell(row, column) for row in (1, 2)] for column in (3, 4)] == [["人手少", "流程长"], ["", ""]]
    assert "张某某" not in str(maps)


def test_cells_joined_across_come_back_joined_and_fall_apart_where_one_of_them_changed() -> None:
    head = ("单位", "风险点", "风险等级", "成因", "后果", "备注")
    rows = [head, ("审批科", "甲", "高", "人手少", "", ""), ("审批科", "乙", "高", "流程长", "", "一"), ("审批科", "丙", "高", "", "", "二"),
            ("审批科", "丁", "高", "无台账", "", "三")]
    sheet = sheet_of(rows, merged=[Range(1, 3, 1, 5), Range(2, 3, 3, 4), Range(4, 3, 4, 4)])
    files, maps = taken_in([sheet])
    (back,) = given(catalog_of(files), maps)
    assert (back.rows, sorted(back.merged)) == (texts_of(sheet), sorted(sheet.merged))
    text = files["risk-points.yaml"].replace("consequence: 流程长".encode(), "consequence: 罚款".encode(), 1)
    (after,) = given(catalog_of({**files, "risk-points.yaml": text}), maps)
    assert sorted(after.merged) == [Range(1, 3, 1, 5), Range(2, 3, 3, 3), Range(4, 3, 4, 4)]
    assert [[after.cell(row, column) for column in (3, 4, 5)] for row in (2, 3)] == [["流程长", "罚款", "一"], ["", "流程长", "二"]]


def test_numbers_keep_their_formats_and_digits_that_are_texts_stay_texts() -> None:
    rows = [("序号", "单位", "风险点", "风险等级", "得分"), ("1", "审批科", "甲", "高", "85"), ("2", "审批科", "乙", "高", "0.125"),
            ("3", "审批科", "丙", "高", "60"), ("4", "审批科", "丁", "高", "2026-03-01")]
    sheet = replace(sheet_of(rows), numbers={4: {1: "0.00", 2: "0.00"}}, days={4: {4: "14"}}, is_typed=True)
    files, maps = taken_in([sheet])
    assert dict(maps[0].formats) == {"序号": "@"}
    (back,) = given(catalog_of(files), maps)
    assert (back.rows, back.numbers, back.days) == (sheet.rows, sheet.numbers, sheet.days)
    text = files["risk-points.yaml"].replace(b'x-\xe5\xbe\x97\xe5\x88\x86: "85"', b'x-\xe5\xbe\x97\xe5\x88\x86: "86"', 1)
    (after,) = given(catalog_of({**files, "risk-points.yaml": text}), maps)
    assert (after.cell(1, 4), after.numbers) == ("86", {4: {2: "0.00"}})


def test_a_table_that_begins_further_right_and_has_gaps_comes_back_where_it_stood() -> None:
    rows = [("", "单位", "", "风险点", "风险等级"), ("", "审批科", "", "甲", "高"), ("", "审批科", "", "乙", "中")]
    sheet = replace(sheet_of(rows, merged=[Range(1, 1, 2, 1)]), hidden_columns=frozenset({4}))
    sheet = replace(sheet, rows={**sheet.rows, 2: ("", "", "", "乙", "中")})
    files, maps = taken_in([sheet])
    (back,) = given(catalog_of(files), maps)
    assert maps[0].gaps == ("A", "C")
    assert (back.rows, back.merged, back.hidden_columns) == (sheet.rows, sheet.merged, sheet.hidden_columns)


def test_days_and_numbers_round_the_table_keep_their_formats_and_a_wider_row_its_width() -> None:
    rows = [("登记表",), ("填报日期", "2026-03-01"), ("单位", "风险点", "风险等级"), ("审批科", "甲", "高"), ("小计", "1", "", "", "共1个"),
            ("审批科", "乙", "中"), ("合计", "2"), ("制表日期：", "2026-03-02")]
    days, numbers = {1: {1: 'yyyy"年"m"月"d"日"', 7: "14"}}, {1: {6: "0"}}
    sheet = replace(sheet_of(rows), days=days, numbers=numbers, is_typed=True)
    files, maps = taken_in([sheet])
    assert dict(maps[0].around) == {"B2": 'yyyy"年"m"月"d"日"', "B3": "0", "B4": "14"}
    (back,) = given(catalog_of(files), maps)
    assert (back.rows, back.days, back.numbers, back.merged) == (sheet.rows, days, numbers, ())
    points = catalog_of(files).records["risk_points"]
    fewer = replace(catalog_of(files), records={**catalog_of(files).records, "risk_points": dict(list(points.items())[:1])})
    (after,) = given(fewer, maps)
    assert (after.rows[max(after.rows)], after.days) == (("制表日期：", "2026-03-02"), {1: {1: 'yyyy"年"m"月"d"日"', 4: "14"}})


def test_csv_that_is_given_back_can_be_read_with_its_sums() -> None:
    text = "单位,风险点,风险等级\n审批科,甲,高\n合计,1,\n注：一级为最高,,\n"
    plan, files = imported([read_csv(text.encode(), "a.csv", "公示表")])
    back = write_csv(export_sheet(catalog_of(files), plan.tables[0][1], "zh"))
    assert back == text.replace("注：一级为最高,,", "注：一级为最高")
    assert {one.state for one in imported([read_csv(back.encode(), "a.csv", "公示表")], files)[0].records} == {State.SAME}


def test_headings_over_two_rows_stand_as_they_stood_and_in_csv_too() -> None:
    text = "单位,风险情况,,防控措施\n,风险点,风险等级,\n审批科,甲,高,限时\n"
    plan, files = imported([read_csv(text.encode(), "a.csv", "公示表")])
    assert write_csv(export_sheet(catalog_of(files), plan.tables[0][1], "zh")) == text
    (back,) = given(catalog_of(files), [mapping for _, mapping in plan.tables])
    assert (list(back.rows.values())[:2], back.merged) == ([("单位", "风险情况", "", "防控措施"), ("", "风险点", "风险等级")], ())


def test_headings_that_are_merged_stand_in_one_row_of_csv() -> None:
    rows = [("单位", "风险情况", "", "防控措施"), ("", "风险点", "风险等级", ""), ("审批科", "甲", "高", "限时")]
    merged = [Range(0, 0, 1, 0), Range(0, 1, 0, 2), Range(0, 3, 1, 3)]
    plan, files = imported([sheet_of(rows, merged=merged)])
    mapping = plan.tables[0][1]
    assert mapping.head_blocks is None
    assert write_csv(export_sheet(catalog_of(files), mapping, "zh")) == "单位,风险情况 / 风险点,风险情况 / 风险等级,防控措施\n审批科,甲,高,限时\n"
    assert sorted(given(catalog_of(files), [mapping])[0].merged) == merged


def test_merged_cells_of_headings_never_hide_the_words_of_another_heading() -> None:
    columns = {"单位": "unit", "风险点": "name", "风险等级": "level"}
    for blocks in (("A1:B1",), ("A1:XFD1048576",), ("B1:C1", "C1:D1")):
        written = export_sheet(catalog_of({}), TableMap("risk_points", (), (0, 1), columns, head_blocks=blocks), "zh")
        assert (written.header, written.merged) == ((("单位", "风险点", "风险等级"),), ())


def test_what_points_to_the_row_above_is_spelled_out_where_that_row_stands_otherwise() -> None:
    files, maps = taken_in([small(("审批科", "甲", "高", "1.限时；2.公示", "", ""), ("审批科", "乙", "高", "同上", "", ""),
                                  ("", "", "", "轮岗", "", ""), ("审批科", "丙", "中", "同上", "", ""))])
    catalog = catalog_of(files)
    without = dict(list(catalog.records["risk_points"].items())[1:])
    (back,) = given(replace(catalog, records={**catalog.records, "risk_points": without}), maps)
    assert [back.cell(row, 3) for row in (1, 2)] == ["1.限时；2.公示轮岗", "轮岗"]


def test_a_guess_after_the_import_gives_the_same_mapping() -> None:
    sheet = small(("审批科", "甲", "高", "①限时②公示", "", ""), ("审批科", "乙", "高", "1.轮岗；2.抽查", "2026.3.1", ""))
    plan, files = imported([sheet])
    again = plan_import([sheet], catalog_of(files), Wanted())
    assert remembered(plan, catalog_of({}), "zh")[0][1] == remembered(again, catalog_of(files), "zh")[0][1]


@pytest.mark.parametrize(("most", "kept", "between"), [(16, 2, 1), (15, 0, 1), (7, 0, 0)])
def test_what_would_make_a_mapping_too_large_is_left_out_the_cells_first(monkeypatch: pytest.MonkeyPatch, most: int, kept: int,
                                                                         between: int) -> None:
    rows = [("审批科", f"风险{number}", "高", f"①限时②公示{number}" if number % 2 else f"1.限时；2.公示{number}", "", "") for number in range(4)]
    plan, _ = imported([small(rows[0], ("第二部分",), *rows[1:], merged=[Range(2, 0, 2, 5)])])
    monkeypatch.setattr("riskctl.exchange.kept._MOST_PARTS", most)
    ((_, mapping),) = remembered(plan, catalog_of({}), "zh")
    assert (len(mapping.kept), len(mapping.between)) == (kept, between)


def test_a_mapping_of_many_records_is_read_again() -> None:
    """It holds more than a file of a catalog may."""
    ids = ", ".join(f"a{number}" for number in range(170_000))
    (held,) = read_mapping(f"riskctl_map: 1\ntables:\n  - rows: risk_points\n    columns: {{风险点: name}}\n    order: [{ids}]\n"
                           f"    together:\n      - [{ids}]\n      - [{ids}]\n".encode(), "map.yaml")
    assert (len(held.order), [len(one) for one in held.together], held.order[-1]) == (170_000, [170_000] * 2, "a169999")


def test_what_is_written_of_files_is_told_as_it_goes() -> None:
    plan = plan_import([small(("审批科", "甲", "高", "限时", "", ""))], catalog_of({}), Wanted())
    told: list[int] = []
    made = changed_files(plan, catalog_of({}), {}, told.append)
    assert told == list(range(len(made)))
    assert len(made) == 3
