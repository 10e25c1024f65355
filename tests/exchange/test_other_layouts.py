"""Tables as bureaus lay them out in ways of their own: what is read of them, what is refused, and that they come back."""

from collections.abc import Sequence

import pytest

from riskctl.exchange.csv_read import read_csv
from riskctl.exchange.csv_write import write_csv
from riskctl.exchange.exporting import export_sheet
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet
from tests.exchange.tables import catalog_of, said, sheet_of
from tests.exchange.test_given_back import given, taken_in, texts_of

HEAD = ("序号", "风险点", "表现形式", "风险等级", "防控措施", "责任岗位")


def told(sheet: Sheet) -> list[str]:
    return said(plan_import([sheet], catalog_of({}), Wanted()))


def comes_back(sheet: Sheet) -> dict[str, bytes]:
    """The files after an import, which a second one leaves as they are and from which an export gives the table."""
    files, maps = taken_in([sheet])
    catalog = catalog_of(files)
    back = given(catalog, maps)
    assert texts_of(back[0]) == texts_of(sheet)
    assert {one.state for one in plan_import([sheet], catalog, Wanted(maps)).records} == {State.SAME}
    assert {one.state for one in plan_import(back, catalog, Wanted(maps)).records} == {State.SAME}
    return files


def places(files: dict[str, bytes]) -> list[tuple[str, list[str]]]:
    """Each risk point with the names of where it is."""
    catalog = catalog_of(files)
    return [(point.label, [catalog.label_of(id) for id in point.at]) for point in catalog.risk_points.values()]


def in_sections(*titles: str) -> Sheet:
    rows: list[Sequence[str]] = [("某市卫生健康委员会廉政风险点汇总表",), HEAD]
    for at, title in enumerate(titles):
        rows += [(title,), ("1", f"评审不公{at}", "泄露标准", "高", "随机抽取", "科长"),
                 ("2", f"校验放水{at}", "不到现场", "中", "双人现场", "经办人")]
    return sheet_of(rows, merged=[Range(0, 0, 0, 5)])


@pytest.mark.parametrize("titles", [("一、医政科", "二、药政科"), ("（一）医政科", "（二）药政科"), ("一、部门：医政科", "二、部门：药政科")])
def test_units_are_taken_from_the_titles_between_where_no_column_names_them(titles: tuple[str, str]) -> None:
    assert places(comes_back(in_sections(*titles))) == [
        ("评审不公0", ["医政科"]), ("校验放水0", ["医政科"]), ("评审不公1", ["药政科"]), ("校验放水1", ["药政科"])]
    assert told(in_sections(*titles)) == [
        "info 公示表: sums, signatures, notes or titles, which are no records, stand in row 3, 6",
        "info 公示表: there is no column of units: they were taken from the titles in row 3, 6; leave `sections` out of the mapping if they are none"]


def test_titles_that_name_no_units_are_titles() -> None:
    sheet = in_sections("一、行政许可", "二、药政科")
    files, maps = taken_in([sheet])
    assert maps[0].sections == ""
    assert [at for _, at in places(files)] == [[], [], [], []]


def test_a_step_without_a_risk_point_is_no_record_and_comes_back() -> None:
    rows = [("职权名称", "运行环节", "风险点", "风险等级", "防控措施"),
            ("药品许可", "受理", "刁难申请人", "低", "一次告知"), ("", "审查", "/", "/", ""),
            ("", "决定", "违规签批", "高", "集体会审"), ("", "送达", "无", "", ""), ("执业注册", "受理", "超时受理", "低", "限时"),
            ("", "发证", "暂无风险点", "—", "无")]
    sheet = sheet_of(rows)
    files = comes_back(sheet)
    assert [name for name, _ in places(files)] == ["刁难申请人", "违规签批", "超时受理"]
    assert [line for line in told(sheet) if "no record" in line] == [
        f"info 公示表!C{row}: it says that there is no risk point, so it is no record" for row in (3, 5, 7)]


def test_no_risk_point_with_a_level_is_a_risk_point() -> None:
    files, _ = taken_in([sheet_of([HEAD, ("1", "无", "口头泄露", "高", "保密", "科长")])])
    assert [name for name, _ in places(files)] == ["无"]


def test_two_tables_in_one_sheet_are_refused_and_none_is_lost_in_silence() -> None:
    first = [("序号", "单位", "风险点", "等级", "防控措施"), ("1", "粮食局", "决策风险", "高", "集体决策")]
    second = [("序号", "岗位", "单位", "风险点", "表现形式", "等级", "防控措施"), ("1", "出纳", "财务股", "坐支", "私存", "中", "日清月结")]
    assert [line for line in told(sheet_of([("表一",), *first, (), ("表二",), *second])) if line.startswith("error")] == [
        "error 公示表!A2: here is another row of headings (those that were read stand in row 6): give each table of the sheet a sheet of its own"]
    errors = [line for line in told(sheet_of([*second, ("表二",), *first])) if line.startswith("error")]
    assert errors[0].startswith("error 公示表!A4: here is another row")


def test_headings_that_are_repeated_on_each_page_are_no_other_table() -> None:
    row = ("1", "越权", "超出权限", "高", "会审", "科长")
    assert told(sheet_of([HEAD, row, HEAD, ("2", *row[1:2], "口头许可", *row[3:])]))[-1].startswith("warning")
    assert not any(line.startswith("error") for line in told(sheet_of([HEAD, row, HEAD])))


def test_a_form_for_one_post_is_refused_and_told_apart_from_a_turned_table() -> None:
    form = [("岗位廉政风险点排查登记表",), ("姓名", "张某", "部门", "审批科", "职务", "科长"), ("岗位职责", "审查签发"), ("风险点", "违规审批"),
            ("表现形式", "降低标准"), ("风险等级", "高"), ("防控措施", "1.双人；2.限时")]
    assert told(sheet_of(form)) == ["warning 公示表: this is a form, each label beside what it asks for, so it was not read; "
                                    "bring such forms together in a table: headings above, a record a row"]
    turned = [("风险点", "违规审批", "压件"), ("部门", "审批科", "审批科"), ("风险等级", "高", "中"), ("防控措施", "双人审查", "限时"),
              ("责任人", "科长", "经办人")]
    assert "stand in the first column" in told(sheet_of(turned))[0]


@pytest.mark.parametrize(("headings", "meant"), [
    (("风险编号", "业务流程", "关键控制点", "主要风险", "风险分析", "控制措施", "控制岗位", "责任部门"),
     ("id", "power", "step", "name", "cause", "controls", "accountable.direct", "unit")),
    (("序号", "处室", "风险点", "风险内容", "风险级别", "防控办法"), ("number", "unit", "name", "manifestation", "level", "controls")),
    (("岗位", "可能发生的廉政风险", "廉政风险表现形式", "风险等级评定", "防控办法", "责任人"),
     ("post", "name", "manifestation", "level", "controls", "accountable.direct")),
    (("科室", "风险内容", "风险等级", "防控措施"), ("unit", "name", "level", "controls"))])
def test_headings_of_other_forms(headings: tuple[str, ...], meant: tuple[str, ...]) -> None:
    sheet = sheet_of([headings, tuple(f"甲{at}" for at in range(len(headings)))])
    plan = plan_import([sheet], catalog_of({}), Wanted())
    assert tuple(column.target for column in plan.columns) == meant


def test_a_sum_below_a_table_of_semicolons_comes_back_and_can_be_read() -> None:
    text = "某市交通运输局登记表;;;\n序号;处室;风险点;风险级别\n1;运政处;违规发证;高\n2;路政处;乱收费;低\n合计;;2;\n"
    sheet = read_csv(text.encode("gb18030"), "a.csv", "a")
    files, maps = taken_in([sheet])
    back = write_csv(export_sheet(catalog_of(files), maps[0], "zh"))
    assert texts_of(read_csv(back.encode(), "b.csv", "a")) == texts_of(sheet)
