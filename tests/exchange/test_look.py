"""A table with a title, notes, merged cells and numbers is given back as it came."""

from collections.abc import Sequence

import pytest

from riskctl.errors import UserError
from riskctl.exchange.csv_read import read_csv
from riskctl.exchange.csv_write import write_csv
from riskctl.exchange.exporting import export_sheet
from riskctl.exchange.guess import mapping_text
from riskctl.exchange.mapping import TableMap, read_mapping
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.repeats import Line, grouped
from riskctl.exchange.sheet import Range, Sheet
from riskctl.exchange.xlsx_read import read_xlsx
from riskctl.exchange.xlsx_write import write_xlsx
from tests.exchange.tables import as_sheet, catalog_of, imported

HEADS = ("序号", "单位", "权力事项", "风险点", "风险等级", "防控措施", "责任人", "得分")
BODY = (("1", "审批科", "食品经营许可", "现场核查不实", "高", "1.双人核查；2.随机派单", "科长", "85"),
        ("2", "", "", "超时限办理", "中", "限时办结", "科长", "60.5"),
        ("3", "", "税务登记", "违规登记", "低", "加强教育", "经办人", "07"),
        ("4", "稽查局", "案件查处", "选案不公", "高", "1.集体研究；2.轮岗", "局长", ""),
        ("5", "", "", "处罚不当", "高", "1.法制审核；2.公示", "局长", "1000"))
ABOVE, BELOW = (("某局风险点公示表",), ("填报单位：某局", "", "", "", "2024年3月")), ((), ("填表人：张某",))
NUMBERS = {0: dict.fromkeys(range(3, 8), "0"), 7: {3: "0", 4: "0", 7: "0"}}
BLOCKS = (Range(3, 1, 5, 1), Range(3, 2, 4, 2), Range(6, 1, 7, 1), Range(6, 2, 7, 2))


def form(merged: Sequence[Range] = BLOCKS, body: Sequence[tuple[str, ...]] = BODY) -> Sheet:
    """The form as people send it; numbers and scores are numbers."""
    rows = dict(enumerate([*ABOVE, HEADS, *body, *BELOW]))
    return Sheet("公示表", {at: row for at, row in rows.items() if any(row)}, tuple(merged), numbers=NUMBERS)


def given_back(sheet: Sheet) -> Sheet:
    """What an export gives after the import, through the mapping file that was guessed."""
    plan, files = imported([sheet])
    catalog = catalog_of(files)
    (mapping,) = read_mapping(mapping_text(plan.tables, "zh").encode(), "map.yaml")
    assert mapping == plan.tables[0][1]
    return read_xlsx(write_xlsx([export_sheet(catalog, mapping, "zh")]), "a.xlsx")[0]


def test_a_form_comes_back_cell_by_cell() -> None:
    sheet = form()
    back = given_back(sheet)
    assert back.rows == {at: tuple(_trimmed(row)) for at, row in sheet.rows.items()}
    assert set(back.merged) == {Range(0, 0, 0, 7), *BLOCKS}
    assert back.numbers == NUMBERS
    _, files = imported([sheet])
    again = plan_import([back], catalog_of(files), Wanted())
    assert {one.state for one in again.records} == {State.SAME}


def _trimmed(row: Sequence[str]) -> list[str]:
    kept = list(row)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def test_cells_left_empty_for_the_same_are_left_empty_again() -> None:
    back = given_back(form(merged=()))
    assert [back.cell(row, 1) for row in range(3, 8)] == ["审批科", "", "", "稽查局", ""]
    assert [back.cell(row, 2) for row in range(3, 8)] == ["食品经营许可", "", "税务登记", "案件查处", ""]
    assert back.merged == (Range(0, 0, 0, 7),)


def test_cells_that_were_spelled_out_are_spelled_out_again() -> None:
    body = [(number, "审批科", *rest) for number, _, *rest in BODY]
    body = [(*row[:2], row[2] or body[at - 1][2] or "食品经营许可", *row[3:]) for at, row in enumerate(body)]
    back = given_back(form(merged=(), body=body))
    assert [back.cell(row, 1) for row in range(3, 8)] == ["审批科"] * 5
    assert len(back.merged) == 1


def test_merged_numbers_count_the_blocks_beside_them() -> None:
    mapping = TableMap("risk_points", columns={"序号": "number", "单位": "unit", "风险点": "name"}, merged=("序号", "单位"))
    rows = [("1", "甲科", "a"), ("2", "甲科", "b"), ("3", "乙科", "c"), ("4", "", "d"), ("5", "", "e")]
    shown, blocks = grouped([Line(row, row) for row in rows], mapping)
    assert shown == [("1", "甲科", "a"), ("", "", "b"), ("2", "乙科", "c"), ("3", "", "d"), ("4", "", "e")]
    assert blocks == (Range(0, 0, 1, 0), Range(0, 1, 1, 1))
    assert grouped([], mapping) == ([], ())


def test_a_block_never_goes_on_past_one_on_its_left() -> None:
    mapping = TableMap("risk_points", columns={"单位": "unit", "责任人": "accountable.direct"}, merged=("单位", "责任人"))
    shown, blocks = grouped([Line(row, row) for row in (("甲科", "科长"), ("甲科", "科长"), ("乙科", "科长"))], mapping)
    assert shown == [("甲科", "科长"), ("", ""), ("乙科", "科长")]
    assert blocks == (Range(0, 0, 1, 0), Range(0, 1, 1, 1))


def test_a_csv_with_a_title_comes_back_line_by_line() -> None:
    text = "某局风险点公示表\n单位,风险点,风险等级,防控措施\n" \
        "审批科,现场核查不实,高,1.双人核查；2.随机派单\n审批科,超时限办理,中,限时办结\n填表人：张某\n"
    plan, files = imported([read_csv(text.encode(), "a.csv", "a")])
    assert write_csv(export_sheet(catalog_of(files), plan.tables[0][1], "zh")) == text


@pytest.mark.parametrize("wrong", ["above: 标题", "below: [标题]", "merged: 单位"])
def test_a_mapping_that_says_the_look_wrongly_is_refused(wrong: str) -> None:
    text = f"riskctl_map: 1\ntables:\n  - rows: risk_points\n    columns: {{单位: unit}}\n    {wrong}\n"
    with pytest.raises(UserError, match=r"map\.yaml:5:") as caught:
        read_mapping(text.encode(), "map.yaml")
    assert caught.value.exit_code == 2


def test_a_sheet_as_written_is_read_as_the_same_table() -> None:
    plan, files = imported([form()])
    written = export_sheet(catalog_of(files), plan.tables[0][1], "zh")
    assert as_sheet(written).merged == written.merged
