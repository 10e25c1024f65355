"""Whatever way cells are written, an export gives the table back cell by cell, and a value that changed is never written as it was."""

import re
from collections.abc import Mapping, Sequence

import pytest

from riskctl.exchange.changes import changed_files
from riskctl.exchange.exporting import export_sheet, shared_among
from riskctl.exchange.guess import mapping_text
from riskctl.exchange.kept import remembered
from riskctl.exchange.mapping import TableMap, read_mapping
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet
from riskctl.exchange.xlsx_read import read_xlsx
from riskctl.exchange.xlsx_write import write_xlsx
from riskctl.model.catalog import Catalog
from tests.exchange.random_tables import some_tables
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
    assert [sorted(one for one in sheet.merged if one.top) for sheet in back] == [sorted(one for one in sheet.merged if one.top) for sheet in sheets]
    assert {one.state for one in plan_import(back, catalog_of(files), Wanted(maps)).records} == {State.SAME}


@pytest.mark.parametrize("first", range(0, 60, 6))
def test_tables_by_chance_come_back_cell_by_cell(first: int) -> None:
    for seed in range(first, first + 6):
        comes_back(seed)


@pytest.mark.parametrize("seed", range(8))
def test_a_value_that_changed_is_written_anew_and_read_as_it_is(seed: int) -> None:
    sheets = some_tables(1_000 + seed)
    files, maps = taken_in(sheets)
    wrong, right = (("name: (.*)科长", r"name: \1主任"), ("name: (.*)超", r"name: \1逾"), ("level: high", "level: low"),
                    ("(?m)^    cause: .*", "    cause: 另一个原因"))[seed % 4]
    catalog = catalog_of({file: re.sub(wrong, right, data.decode()).encode() for file, data in files.items()})
    again = plan_import(given(catalog, maps), catalog, Wanted(maps))
    assert [(one.id, one.fields) for one in again.records if one.state is not State.SAME] == []


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
    sheet = Sheet("公示表", dict(enumerate([HEAD, *rows])), days=days)
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
