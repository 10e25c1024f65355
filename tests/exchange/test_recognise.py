"""Tables in the forms that offices use, varied in every way that does not change what they say."""

from collections.abc import Sequence

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from riskctl.exchange.recognise import recognise
from riskctl.exchange.sheet import Range, Sheet
from tests.exchange.tables import sheet_of

SWIFT = settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
# The usual forms: headings, and what each means.
FORMS: dict[str, dict[str, str]] = {
    "register of posts": {"姓名": "person", "部门": "unit", "职务/岗位": "post", "岗位职责": "x-岗位职责", "风险类型": "type",
                          "风险点": "name",
                          "表现形式": "manifestation", "等级": "level", "防控措施": "controls"},
    "register of units": {"单位": "unit", "职权": "power", "环节": "step", "风险类别": "type", "风险点": "name", "表现形式": "manifestation",
                          "等级": "level", "措施": "controls", "责任人": "accountable.direct"},
    "notice": {"序号": "number", "单位/科室": "unit", "风险类别": "type", "风险点": "name", "主要内容及表现形式": "manifestation",
               "风险等级": "level", "防控措施": "controls", "部门负责人": "accountable.unit", "责任领导": "accountable.leader"},
    "overview": {"序号": "number", "部门": "unit", "重要环节": "name", "表现形式": "manifestation", "涉及岗位": "post", "等级": "level",
                 "防控要点及措施": "controls",
                 "直接责任人": "accountable.direct", "部门责任人": "accountable.unit", "责任领导": "accountable.leader"},
    "by power": {"序号": "number", "权力事项": "power", "风险点数量": "ignore", "表现形式": "manifestation", "等级": "level",
                 "防控措施": "controls", "责任人": "accountable.direct"},
    "by indicator": {"序号": "number", "岗位类别": "post", "风险名称": "name", "风险描述": "manifestation", "防控措施": "controls",
                     "监测指标": "indicators"},
    "power list": {"序号": "number", "事项名称": "name", "权力类型": "type", "事项编码": "code", "设定依据": "legal_basis", "实施主体": "unit",
                   "法定时限": "time_limit.statutory", "承诺时限": "time_limit.promised", "监督投诉电话": "complaint"},
}
KINDS = {"power list": "powers"}
TRADITIONAL = str.maketrans("风险点级责领导权单门类现", "風險點級責領導權單門類現")


def variations(heading: str) -> st.SearchStrategy[str]:
    """The heading as somebody may have typed it."""
    return st.sampled_from((heading, " ".join(heading), "\n".join((heading[:2], heading[2:])).strip(), f"　{heading} ",
                            heading.translate(TRADITIONAL), f"{heading}（必填）", f"{heading}："))


@given(st.data())
@SWIFT
def test_headings_are_known_in_any_order_and_spelling(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FORMS)))
    meant = FORMS[name]
    order = data.draw(st.permutations(sorted(meant)))
    shown = [data.draw(variations(heading)) for heading in order]
    above = data.draw(st.lists(st.sampled_from((("某局廉政风险点公示表",), ("填报时间：2024年3月",), ("附件1",))), max_size=3))
    blank = [tuple([""] * len(order))] * data.draw(st.integers(0, 2))
    sheet = sheet_of([*above, *blank, shown, *(tuple(f"内容{row}{at}" for at in range(len(order))) for row in range(3)), ("注：一式两份",)])
    table = recognise(sheet)
    assert table is not None
    assert table.kind == KINDS.get(name, "risk_points")
    assert table.top == len(above) + len(blank)
    assert len(table.body) == 3
    assert [text for _, text in table.left_out] == ["注：一式两份"]
    own = {heading: target for heading, target in meant.items() if not target.startswith("x-")}
    assert {order[column.number]: column.target for column in table.columns if order[column.number] in own} == own


TWO_ROWS = (("序号", "单位", "风险点", "表现形式", "责任人", "", ""), ("", "", "", "", "直接责任人", "部门责任人", "责任领导"))
MERGES = [*(Range(0, column, 1, column) for column in range(4)), Range(0, 4, 0, 6)]


def test_headings_over_two_rows_are_read_together() -> None:
    table = recognise(sheet_of([*TWO_ROWS, ("1", "办公室", "甲", "乙", "科长", "主任", "局长")], merged=MERGES))
    assert table is not None
    assert (table.top, table.depth, table.body) == (0, 2, (2,))
    assert [(column.heading, column.target) for column in table.columns] == [
        ("序号", "number"), ("单位", "unit"), ("风险点", "name"), ("表现形式", "manifestation"),
        ("责任人 / 直接责任人", "accountable.direct"), ("责任人 / 部门责任人", "accountable.unit"), ("责任人 / 责任领导", "accountable.leader")]


def test_limits_below_a_common_heading_are_told_apart() -> None:
    table = recognise(sheet_of([("事项名称", "类型", "办理时限", ""), ("", "", "法定", "承诺"), ("许可", "行政许可", "20日", "10日")],
                               merged=[Range(0, 0, 1, 0), Range(0, 1, 1, 1), Range(0, 2, 0, 3)]))
    assert table is not None
    assert [column.target for column in table.columns] == ["name", "type", "time_limit.statutory", "time_limit.promised"]


def test_sections_and_repeated_headings_are_no_rows() -> None:
    head = ("序号", "单位", "风险点", "等级", "防控措施")
    rows: Sequence[Sequence[str]] = [head, ("一、审批类",), ("1", "办公室", "甲", "高", "乙"), head, ("2", "办公室", "丙", "低", "丁"),
                                      ("合计", "2")]
    table = recognise(sheet_of(rows, merged=[Range(1, 0, 1, 4)]))
    assert table is not None
    assert table.body == (2, 4)
    assert table.left_out == ((1, "一、审批类"), (5, "合计"))


@pytest.mark.parametrize(("heading", "target"), [
    ("危险程度", "level"), ("廉政风险点级别", "level"), ("风险发生的可能性程度", "x-风险发生的可能性程度"), ("防范办法", "controls"),
    ("拟采取的防控举措", "controls"), ("风险应对手段", "controls"), ("廉政风险具体表现", "manifestation"), ("责任岗位", "accountable.direct")])
def test_headings_are_known_by_what_they_are_about(heading: str, target: str) -> None:
    table = recognise(sheet_of([("岗位", "风险内容", heading), ("经办", "甲", "乙")]))
    assert table is not None
    assert [column.target for column in table.columns] == ["post", "name", target]


def test_the_unit_above_the_table_is_taken() -> None:
    table = recognise(sheet_of([("风险点登记表",), ("填报单位（盖章）：稽查局", "填报时间：2024年"),
                                ("风险点", "等级", "防控措施"), ("甲", "高", "乙")]))
    assert table is not None
    assert table.unit_above == "稽查局"


@pytest.mark.parametrize("rows", [[("甲", "乙"), ("丙", "丁")], [("姓名", "电话"), ("张某", "1")], [("单位", "数量"), ("办公室", "3")]])
def test_other_tables_are_left_alone(rows: list[tuple[str, ...]]) -> None:
    assert recognise(sheet_of(rows)) is None
    assert recognise(Sheet("空", {})) is None
