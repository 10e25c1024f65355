"""Sums and signatures are no records, and words that look like them are."""

import pytest

from riskctl.exchange.asides import is_note, is_numbering, is_signature, is_sum
from riskctl.exchange.plan import Wanted, plan_import
from tests.exchange.tables import catalog_of, imported, said, sheet_of

SUMS = (("小计", "1"), ("小 计", "", "12", "3个"), ("", "规划科小计", "2"), ("1", "合計", "2"), ("合计：", "高3个、中2个"), ("总计（个）", "７"),
        ("本页合计",), ("全局合计", "共12个风险点"))
RECORDS = (("合计审批科", "违规审批", "高"), ("小计", "漏记", "高", "复核"), ("统计", "虚报数字"), ("审核", "把关不严", "高", "双人复核"),
           ("审批：", "违规审批、超时审批，造成国有资产流失的", "高"), ("审核人", "把关不严", "负责人", "超时"), ("科长", "收受礼品"),
           ("负责人", "张某", "高"), ("日期", "填错"), ("制表岗", "漏报"), ("审核", "日期"), ("12", "3"),
           ("1", "2", "违规"), ("2", "3", "4"), ("1", "3", "2"))
SIGNATURES = (("填表人：张某", "审核人：李某某", "", "日期：2026.3.1"),
              ("填表人：", "张某", "审核人:", "李某某"), ("制表人", "张某", "审核人", "李某某"),
              ("單位負責人（簽字）：", "", "填報日期：", "2026年3月1日"),
              ("填报人：张某", "联系电话：0000-1234567"), ("单位（盖章）：", "日期：  年  月  日"),
              ("填表人", "审核人", "日期"), ("审核人：",))


@pytest.mark.parametrize("cells", SUMS)
def test_a_row_of_sums_is_told(cells: tuple[str, ...]) -> None:
    assert is_sum(cells)


@pytest.mark.parametrize("cells", SIGNATURES)
def test_a_row_of_signatures_is_told(cells: tuple[str, ...]) -> None:
    assert is_signature(cells)


@pytest.mark.parametrize("cells", RECORDS)
def test_a_record_is_neither(cells: tuple[str, ...]) -> None:
    assert (is_sum(cells), is_signature(cells), is_numbering(cells)) == (False, False, False)


def test_a_row_that_numbers_the_columns_makes_no_record() -> None:
    rows = [("部门", "风险点", "风险等级", "防控措施"), ("1", "2", "3", "４"), ("规划科", "容积率调整", "高", "会审")]
    plan, files = imported([sheet_of(rows)])
    assert [one.name for one in plan.records] == ["规划科", "容积率调整", "会审"]
    assert said(plan) == ["info 公示表: sums, signatures, notes or titles, which are no records, stand in row 2"]
    again, after = imported([sheet_of(rows)], files)
    assert (after, [one.id for one in again.records if one.fields]) == (files, [])


def test_a_note_is_told_by_its_first_word() -> None:
    assert [is_note(text) for text in ("注：一式两份", "備註", "审核人：", "注销登记", "说明会")] == [True, True, True, False, False]


def test_sums_and_signatures_make_no_records_and_are_named() -> None:
    rows = [("部门", "风险点", "风险等级", "防控措施"), ("规划科", "容积率调整", "高", "会审"), ("小计", "1", "", ""),
            ("土地科", "出让底价泄露", "高", "密封"), ("合计", "2", "", ""), ("填表人：张某", "审核人：李某某", "", "日期：2026.3.1")]
    plan, files = imported([sheet_of(rows)])
    assert [one.name for one in plan.records] == ["规划科", "土地科", "容积率调整", "会审", "出让底价泄露", "密封"]
    assert said(plan) == ["info 公示表: sums, signatures, notes or titles, which are no records, stand in row 3, 5, 6"]
    assert "张某".encode() not in b"".join(files.values())
    assert list(catalog_of(files).units) == ["规划科", "土地科"]


def test_a_table_without_controls_or_levels_that_were_recognised_says_how_to_name_them() -> None:
    rows = [("部门", "风险点", "表现形式", "科技手段控制", "评估星"), ("规划科", "容积率调整", "违规", "系统", "3")]
    plan = plan_import([sheet_of(rows)], catalog_of({}), Wanted())
    assert said(plan) == [
        "warning 公示表: no column was taken for the controls, so that no risk point has a control; if 科技手段控制 is one, "
        "add --set '科技手段控制=controls'",
        "warning 公示表: no column was taken for the level, so that no risk point has a level; if 评估星 is one, add --set '评估星=level'"]
    assert said(plan_import([sheet_of(rows)], catalog_of({}), Wanted(settings=("科技手段控制=controls", "评估星=x-星")))) == [
        "warning 公示表: no column was taken for the level, so that no risk point has a level; if 评估星 is one, add --set '评估星=level'"]


def test_a_table_on_its_side_is_told() -> None:
    rows = [("风险点", "行贿受贿", "违规审批"), ("风险等级", "高", "中"), ("防控措施", "警示教育", "集体会审"), ("责任岗位", "局长", "科长")]
    plan = plan_import([sheet_of(rows)], catalog_of({}), Wanted())
    assert said(plan) == ["warning 公示表: the headings stand in the first column, so it was not read; "
                          "transpose it (paste special, transpose): headings above, a record a row"]


def test_a_row_that_sums_up_but_shows_nothing_is_refused() -> None:
    rows = [("单位", "表现形式", "风险等级"), ("审批科", "1.甲；2.乙", "高"), ("稽查局", "", "低")]
    plan = plan_import([sheet_of(rows)], catalog_of({}), Wanted())
    assert said(plan)[1:] == ["error 公示表!A3: the row names no risk point and shows no manifestation"]


def test_rows_that_go_on_with_the_record_above_are_named_and_keep_both_texts() -> None:
    rows = [("部门", "风险点", "风险表现", "风险级别", "防控措施"), ("财务科", "资金拨付", "未按合同付款", "高", "核对合同"),
            ("", "", "重复支付", "", "系统控制"), ("采购科", "验收", "走过场", "中", "双人验收")]
    plan, files = imported([sheet_of(rows)])
    catalog = catalog_of(files)
    assert [(point.name, point.manifestation) for point in catalog.risk_points.values()] == [
        ("资金拨付", "未按合同付款\n重复支付"), ("验收", "走过场")]
    assert [one.name for one in catalog.controls.values()] == ["核对合同", "系统控制", "双人验收"]
    assert said(plan) == ["info 公示表: without a name or level of its own, what row 3 says was added to the record above"]
