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


def ticks(sign: str, *more: Sequence[str]) -> Sheet:
    rows = [("序号", "科室", "风险点", "风险等级", "", "", "防控措施"), ("", "", "", "高", "中", "低", ""),
            ("1", "执法队", "人情案", sign, "", "", "集体讨论"),
            ("2", "执法队", "漏查", "", sign, "", "轮查"), ("3", "内勤", "丢失票据", "", "", sign, "登记"), *more]
    return sheet_of(rows, merged=[Range(0, 3, 0, 5), *(Range(0, at, 1, at) for at in (0, 1, 2, 6))])


@pytest.mark.parametrize("sign", ["√", "✓", "●", "是"])
def test_ticks_below_levels_are_levels(sign: str) -> None:
    files, maps = taken_in([ticks(sign)])
    assert [maps[0].columns[f"风险等级 / {word}"] for word in "高中低"] == ["level:高", "level:中", "level:低"]
    catalog = catalog_of(files)
    assert [point.level for point in catalog.risk_points.values()] == ["high", "medium", "low"]
    (back,) = given(catalog, maps)
    assert [[back.cell(row, column) for column in (3, 4, 5)] for row in (2, 3, 4)] == [[sign, "", ""], ["", sign, ""], ["", "", sign]]
    lower = catalog_of({file: data.replace(b"level: high", b"level: low") for file, data in files.items()})
    (after,) = given(lower, maps)
    assert [after.cell(2, column) for column in (3, 4, 5)] == ["", "", "√"]
    assert {one.state for one in plan_import([after], lower, Wanted(maps)).records} == {State.SAME}


def test_two_ticks_in_a_row_are_an_error() -> None:
    assert "error 公示表!D6: level '高、中' is not in scheme hml; did you mean 高?" in told(ticks("√", ("4", "内勤", "迟报", "√", "√", "", "限时")))


def test_titles_with_their_number_in_a_cell_of_its_own() -> None:
    rows = [HEAD[:2] + HEAD[3:5], ("一", "区财政局"), ("1", "虚报预算", "高", "公开"), ("二", "区审计局"), ("1", "隐瞒问题", "高", "复核")]
    assert places(comes_back(sheet_of(rows))) == [("虚报预算", ["区财政局"]), ("隐瞒问题", ["区审计局"])]


def test_tables_side_by_side_are_refused() -> None:
    head = ("序号", "风险点", "等级", "措施")
    sheet = sheet_of([head * 2, ("1", "甲事", "高", "公示", "2", "乙事", "低", "登记"), ("3", "丙事", "中", "会审", "4", "丁事", "高", "轮岗")])
    assert [line for line in told(sheet) if line.startswith("error")] == [
        "error 公示表!F1: the headings begin anew here: of tables side by side, put one below the other"]


@pytest.mark.parametrize("heading", ["所在科室", "责任处室", "业务股室", "所属机构", "牵头部门名称"])
def test_columns_of_units_in_ever_other_words(heading: str) -> None:
    sheet = sheet_of([("序号", heading, "风险点", "风险等级", "科室负责人"), ("1", "一科", "越权", "高", "科长")])
    assert [column.target for column in plan_import([sheet], catalog_of({}), Wanted()).columns][1:] == ["unit", "name", "level", "accountable.unit"]
