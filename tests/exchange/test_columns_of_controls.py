"""Controls that stand in several columns: all are taken, and each goes back into its own."""

import pytest

from riskctl.exchange.exporting import export_sheet
from riskctl.exchange.mapping import read_mapping
from riskctl.exchange.plan import State, Wanted, plan_import
from tests.exchange.tables import catalog_of, imported, said, sheet_of

HEAD = ("科室", "风险点", "等级", "制度防控", "科技防控", "监督防控")
ROWS = [HEAD, ("医保科", "优亲厚友", "高", "准入办法", "1.系统评分；2.留痕", ""), ("医保科", "骗保", "中", "", "智能审核", "稽核")]


def test_controls_of_every_column_are_taken_and_given_back() -> None:
    plan, files = imported([sheet_of(ROWS)])
    catalog = catalog_of(files)
    names = {id: one.name for id, one in catalog.controls.items()}
    held = [[(names[answer.control or ""], answer.node.get("x-column")) for answer in point.controls] for point in catalog.risk_points.values()]
    assert held == [[("准入办法", None), ("系统评分", "科技防控"), ("留痕", "科技防控")], [("智能审核", "科技防控"), ("稽核", "监督防控")]]
    written = export_sheet(catalog, plan.tables[0][1], "zh")
    assert [*written.header, *written.rows] == ROWS
    again, after = imported([sheet_of(ROWS)], files)
    assert ({one.state for one in again.records}, after) == ({State.SAME}, files)


def test_a_control_that_moves_to_another_column_moves_there() -> None:
    _, files = imported([sheet_of(ROWS)])
    moved = [HEAD, ROWS[1], ("医保科", "骗保", "中", "智能审核", "", "稽核")]
    plan = plan_import([sheet_of(moved)], catalog_of(files), Wanted())
    ids = {text: next(id for id in catalog_of(files).controls if text in id) for text in ("智能审核", "稽核")}
    assert [change.after for one in plan.records for change in one.fields] == [
        [ids["智能审核"], {"control": ids["稽核"], "x-column": "监督防控"}]]


def test_columns_set_one_after_another_hold_controls_together() -> None:
    rows = [("科室", "风险点", "等级", "手段一", "手段二"), ("医保科", "骗保", "高", "甲", "乙")]
    _, files = imported([sheet_of(rows)], wanted=Wanted(settings=("手段一=controls", "手段二=controls")))
    assert [one.name for one in catalog_of(files).controls.values()] == ["甲", "乙"]


@pytest.mark.parametrize("value", ["high", "高", "高风险"])
def test_a_mapping_may_say_what_a_word_means_in_any_known_word(value: str) -> None:
    columns = "{风险点: name, 科室: unit, 等级: level}"
    text = f"riskctl_map: 1\ntables:\n  - rows: risk_points\n    columns: {columns}\n    words: {{level: {{A: {value}}}}}\n"
    sheet = sheet_of([("科室", "风险点", "等级"), ("医保科", "骗保", "A")])
    _, files = imported([sheet], wanted=Wanted(read_mapping(text.encode(), "m.yaml")))
    assert [point.level for point in catalog_of(files).risk_points.values()] == ["high"]


def test_of_too_many_who_are_answerable_none_takes_the_place_of_another() -> None:
    rows = [("单位", "风险点", "等级", "部门负责人", "责任领导"), ("审批科", "甲", "高", "科长、副科长", "局长、副局长")]
    plan, files = imported([sheet_of(rows)])
    (point,) = catalog_of(files).risk_points.values()
    assert point.node["accountable"] == {"direct": "审批科-副科长", "unit": "审批科-科长", "leader": "审批科-局长"}
    assert said(plan) == ["warning 公示表!E2: more than three are answerable; the others are left out"]
    assert list(catalog_of(files).posts) == ["审批科-科长", "审批科-副科长", "审批科-局长"]
