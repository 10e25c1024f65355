"""What an import makes of the cells of a table, and what it says of those that it cannot use."""

import pytest

from riskctl.errors import UserError
from riskctl.exchange.exporting import export_sheet
from riskctl.exchange.mapping import read_mapping
from riskctl.exchange.plan import State, Wanted, plan_import
from riskctl.exchange.sheet import Range, Sheet
from riskctl.model.catalog import Catalog
from tests.exchange.tables import HEADINGS, catalog_of, imported, said, sheet_of

EMPTY = catalog_of({})
ROW = ("1", "办公室", "印章使用", "业务流程", "违规用印", "未经审批用印", "高", "1.双人保管；2.登记台账", "科长")


def point_of(*changes: tuple[str, str], **more: object) -> tuple[dict[str, object], Catalog]:
    """The fields of the risk point that a row becomes after changes by heading, and the catalog."""
    row = tuple(dict(changes).get(heading, cell) for heading, cell in zip(HEADINGS, ROW, strict=True))
    _, files = imported([sheet_of([HEADINGS, row])])
    catalog = catalog_of(files)
    (point,) = catalog.risk_points.values()
    return dict(point.node), catalog


def problems_of(*changes: tuple[str, str]) -> list[str]:
    """What is said of a row after changes by heading."""
    row = tuple(dict(changes).get(heading, cell) for heading, cell in zip(HEADINGS, ROW, strict=True))
    return said(plan_import([sheet_of([HEADINGS, row])], EMPTY, Wanted()))


def test_a_row_becomes_a_risk_point_with_all_that_it_names() -> None:
    point, catalog = point_of()
    assert point == {"at": "办公室-印章使用", "name": "违规用印", "type": ["process"], "manifestation": "未经审批用印", "level": "high",
                     "accountable": {"direct": "办公室-科长"}, "controls": list(catalog.controls)}
    assert {id: dict(unit.node) for id, unit in catalog.units.items()} == {"办公室": {"name": "办公室"}}
    assert {id: dict(post.node) for id, post in catalog.posts.items()} == {"办公室-科长": {"name": "科长", "unit": "办公室"}}
    assert {id: dict(power.node) for id, power in catalog.powers.items()} == {"办公室-印章使用": {"name": "印章使用", "unit": "办公室"}}
    assert [(one.name, one.owner) for one in catalog.controls.values()] == [("双人保管", "办公室-科长"), ("登记台账", "办公室-科长")]


def test_levels_are_read_in_any_script_and_width() -> None:
    for text in ("高", "高风险", "高级", "高 级", "高（重点）", "high", "★★★", "高級風險"):
        assert point_of(("风险等级", text))[0]["level"] == "high", text


def test_a_level_of_another_scheme_is_never_guessed() -> None:
    assert problems_of(("风险等级", "较高")) == ["error 公示表!G2: level '较高' is not in scheme hml; did you mean 高?"]
    assert problems_of(("风险等级", "一级")) == [
        "error 公示表!G2: level '一级' is not in scheme hml; there are 高, 中, 低; it is a level of class, consequence, criteria, matrix, power: "
        "choose one with level_scheme in riskctl.yaml; or say in a mapping (--guess) under words, level, which one it is"]
    assert problems_of(("风险等级", "A")) == [
        "error 公示表!G2: level 'A' is not in scheme hml; there are 高, 中, 低; "
        "or say in a mapping (--guess) under words, level, which one it is"]


def test_numerals_are_levels_where_the_scheme_has_them() -> None:
    manifest = b"riskctl: 1\nlevel_scheme: class\n"
    from riskctl.catalog.assemble import assemble
    from riskctl.catalog.discover import Found
    from tests.exchange.tables import TODAY

    catalog = assemble(Found({}, manifest), "", TODAY)
    for text in ("一级", "1级", "１级", "Ⅰ级", "一級", "I 级"):
        row = (*ROW[:6], text, *ROW[7:])
        plan = plan_import([sheet_of([HEADINGS, row])], catalog, Wanted())
        fields = {change.path: change.after for one in plan.records if one.kind == "risk_points" for change in one.fields}
        assert fields["level",] == "一", text


def test_words_of_the_mapping_come_first() -> None:
    columns = "{风险点: name, 单位: unit, 风险等级: level}"
    text = f"riskctl_map: 1\ntables:\n  - rows: risk_points\n    columns: {columns}\n    words: {{level: {{较高: high}}}}\n"
    plan = plan_import([sheet_of([HEADINGS, (*ROW[:6], "较高", *ROW[7:])])], EMPTY, Wanted(read_mapping(text.encode(), "m.yaml")))
    assert said(plan) == []
    assert [change.after for one in plan.records if one.kind == "risk_points" for change in one.fields] == ["办公室", "违规用印", "high"]


def test_names_of_persons_stay_out_unless_asked_for() -> None:
    rows = [HEADINGS, (*ROW[:8], "张某"), ("2", *ROW[1:4], "私盖公章", *ROW[5:8], "李某")]
    _, files = imported([sheet_of(rows)])
    assert not any("张某" in data.decode() for data in files.values())
    catalog = catalog_of(files)
    assert [post.name for post in catalog.posts.values()] == ["办公室责任人"]
    _, files = imported([sheet_of(rows)], wanted=Wanted(with_people=True))
    catalog = catalog_of(files)
    assert [(one.name, one.assignments[0].post) for one in catalog.people.values()] == [("张某", "办公室-责任人"), ("李某", "办公室-责任人2")]
    assert [point.accountable.direct for point in catalog.risk_points.values() if point.accountable] == ["办公室-责任人", "办公室-责任人2"]


def test_several_who_are_answerable_share_the_roles() -> None:
    assert point_of(("责任人", "经办人、科长\n局长"))[0]["accountable"] == {
        "direct": "办公室-经办人", "unit": "办公室-科长", "leader": "办公室-局长"}


def test_rows_that_go_on_belong_to_the_row_above() -> None:
    more = ("", "", "", "", "", "", "", "3.定期轮岗", "")
    _, files = imported([sheet_of([HEADINGS, ROW, more])])
    assert [one.name for one in catalog_of(files).controls.values()] == ["双人保管", "登记台账", "定期轮岗"]


def test_ditto_and_empty_cells_of_places_say_the_same_as_above() -> None:
    rows = [HEADINGS, ROW, ("2", "同上", "〃", *ROW[3:4], "私盖公章", *ROW[5:])]
    _, files = imported([sheet_of(rows)])
    assert [point.at for point in catalog_of(files).risk_points.values()] == [("办公室-印章使用",), ("办公室-印章使用",)]


def test_sums_of_levels_leave_open_which_is_which() -> None:
    head = ("序号", "权力事项", "风险点数量", "表现形式", "等级", "防控措施", "责任人")
    rows = [head, ("1", "许可", "3", "1.甲事；2.乙事；3.丙事", "1中2低", "1.审批；2.抽查", "科长"),
            ("2", "处罚", "2", "1.丁事；2.戊事", "2低", "1.审批", "科长")]
    plan, files = imported([sheet_of(rows)], wanted=Wanted(settings=("default.unit=办公室",)))
    points = list(catalog_of(files).risk_points.values())
    assert [(point.name, point.level) for point in points] == [("甲事", None), ("乙事", None), ("丙事", None), ("丁事", "low"), ("戊事", "low")]
    assert said(plan)[0].startswith("info 公示表: row 2, 3 tells of several risk points each")
    assert said(plan)[1:] == ["warning 公示表!E2: '1中2低' does not say which is which; the levels are left open: give each its own"]


def test_the_same_record_twice_is_an_error_with_both_cells() -> None:
    plan = plan_import([sheet_of([HEADINGS, ROW, ROW])], EMPTY, Wanted())
    assert said(plan) == ["error 公示表!E3: this is the same record as 公示表!E2 (违规用印)"]


def test_only_records_that_differ_are_touched_and_comments_stay() -> None:
    _, files = imported([sheet_of([HEADINGS, ROW, ("2", *ROW[1:4], "私盖公章", *ROW[5:])])])
    name = next(file for file in files if file.startswith("risk-points"))
    files[name] = files[name].replace(b"level: high", "level: high   # 评估小组定".encode(), 1)
    plan, after = imported([sheet_of([HEADINGS, (*ROW[:6], "低", *ROW[7:]), ("2", *ROW[1:4], "私盖公章", *ROW[5:])])], files)
    assert [(one.state, [(change.path, change.before, change.after) for change in one.fields]) for one in plan.records] == [
        (State.CHANGED, [(("level",), "high", "low")]), (State.SAME, [])]
    assert after == {**files, name: files[name].replace("level: high   # 评".encode(), "level: low   # 评".encode())}


def test_new_risk_points_go_where_their_power_is() -> None:
    power = "powers:\n  p1:\n    name: 印章使用\n    unit: u\nunits:\n  u: {name: 办公室}\n"
    files = {"powers/seal.yaml": power.encode(), "other.yaml": b"posts: {}\n"}
    _, after = imported([sheet_of([HEADINGS, ROW])], files)
    catalog = catalog_of(after)
    assert [(point.at, point.file) for point in catalog.risk_points.values()] == [(("p1",), "powers/seal.yaml")]
    assert after["powers/seal.yaml"].decode().startswith(power)


def test_hidden_rows_and_columns_are_left_out_and_named() -> None:
    rows = {0: HEADINGS, 1: ROW, 2: ("2", *ROW[1:4], "私盖公章", *ROW[5:])}
    sheet = Sheet("公示表", rows, (), frozenset({2}), frozenset({6}))
    plan = plan_import([sheet], EMPTY, Wanted())
    assert said(plan) == ["warning 公示表: 1 rows are hidden and were not read; --hidden reads them",
                          "warning 公示表: hidden columns were not read: 风险等级; --hidden reads them"]
    assert [one.name for one in plan.records if one.kind == "risk_points"] == ["违规用印"]
    assert not any(change.path == ("level",) for one in plan.records for change in one.fields)
    assert plan_import([sheet], EMPTY, Wanted(with_hidden=True)).count("risk_points", State.CREATED) == 2


def test_a_merged_cell_across_says_the_same_of_both_columns() -> None:
    head = ("单位", "风险点", "表现形式", "等级", "责任人", "责任领导")
    _, files = imported([sheet_of([head, ("办公室", "甲事", "乙", "高", "主任", "")], merged=[Range(1, 4, 1, 5)])])
    (point,) = catalog_of(files).risk_points.values()
    assert point.node["accountable"] == {"direct": "办公室-主任", "leader": "办公室-主任"}


def test_a_power_list_is_taken_in_with_limits_and_citations() -> None:
    head = ("序号", "事项名称", "权力类型", "事项编码", "设定依据", "实施主体", "法定时限", "承诺时限", "备注")
    row = ("1", "食品经营许可", "行政许可", "000131001000", "《中华人民共和国行政许可法》（2019年修正）第四十二条第一款",
           "审批科", "20个工作日", "即办", "甲")
    plan, files = imported([sheet_of([head, row])])
    (power,) = catalog_of(files).powers.values()
    assert dict(power.node) == {"name": "食品经营许可", "code": "000131001000", "type": "national:license", "unit": "审批科",
                                "legal_basis": ["行政许可法(2019)第42条第1款"], "time_limit": {"statutory": "20 workdays"},
                                "x-承诺时限": "即办", "x-备注": "甲"}
    assert said(plan) == ["warning 公示表!H2: '即办': it should be a limit such as 20 workdays; it is kept as it stands"]


def test_defaults_hold_for_what_is_made() -> None:
    settings = ("default.risk_points.type=process", "default.powers.type=national:other", "default.controls.kind=trace",
                "default.units.kind=business")
    head = ("单位", "权力事项", "风险点", "表现形式", "等级", "防控措施", "责任人")
    _, files = imported([sheet_of([head, ("办公室", "用印", "甲事", "乙", "高", "1.细心", "主任")])], wanted=Wanted(settings=settings))
    catalog = catalog_of(files)
    assert [point.node["type"] for point in catalog.risk_points.values()] == [["process"]]
    assert [power.type for power in catalog.powers.values()] == ["national:other"]
    assert [control.node["kind"] for control in catalog.controls.values()] == ["trace"]
    assert [unit.node["kind"] for unit in catalog.units.values()] == ["business"]


def test_a_setting_holds_for_the_sheets_that_have_its_column() -> None:
    other = sheet_of([("事项名称", "权力类型", "实施主体"), ("许可", "行政许可", "审批科")], "清单")
    plan = plan_import([sheet_of([HEADINGS, ROW]), other], EMPTY, Wanted(settings=("权力类型=x-类型",)))
    assert said(plan) == []
    assert [change.path for one in plan.records if one.name == "许可" for change in one.fields] == [("name",), ("unit",), ("x-类型",)]


def test_merged_cells_without_end_are_refused() -> None:
    rows = [HEADINGS, *([ROW] * 3000)]
    with pytest.raises(UserError, match="more than 4,000,000 merged cells"):
        plan_import([sheet_of(rows, merged=[Range(0, 0, 1_048_575, 8)] * 2000)], EMPTY, Wanted())


def test_names_in_letters_of_other_scripts_get_ids_that_mix_none() -> None:
    _, files = imported([sheet_of([HEADINGS, (*ROW[:4], "μένω", *ROW[5:7], "1.контроль；2.control", "科长")])])
    catalog = catalog_of(files)
    assert [fault.kind.name for fault in catalog.faults if "ID" in fault.kind.name] == []
    assert sorted(control.label for control in catalog.controls.values()) == ["control", "контроль"]


def test_a_main_item_without_sub_items_is_the_item() -> None:
    head = ("职权类别", "主项", "子项", "承办机构")
    rows = [head, ("行政许可", "食品生产许可", "新办", "审批科"), ("行政许可", "食品生产许可", "变更", "审批科"),
            ("行政处罚", "无证经营的处罚", "", "执法大队")]
    _, files = imported([sheet_of(rows, "清单")])
    assert [(power.name, power.node["x-main-item"]) for power in catalog_of(files).powers.values()] == [
        ("新办", "食品生产许可"), ("变更", "食品生产许可"), ("无证经营的处罚", "无证经营的处罚")]


def test_a_table_of_rows_without_names_and_ids_is_refused() -> None:
    plan = plan_import([sheet_of([("权力类型", "设定依据", "实施主体"), ("行政许可", "行政许可法(2019)第4条", "甲科")], "powers")],
                       EMPTY, Wanted(kind="powers"))
    assert said(plan) == ["error powers!A2: the row has no name"]


def test_a_line_break_in_the_name_of_a_unit_is_none_in_the_catalog() -> None:
    for text, names in (("市场监督\n管理局", ["市场监督管理局"]), ("甲\n乙", ["甲乙"]), ("法规科\n稽查局", ["法规科", "稽查局"])):
        rows = [HEADINGS, (ROW[0], text, *ROW[2:])]
        _, files = imported([sheet_of(rows)])
        assert [unit.name for unit in catalog_of(files).units.values()] == names
        plan, after = imported([sheet_of(rows)], files)
        assert after == files
        assert {one.state for one in plan.records} == {State.SAME}


def test_signs_that_begin_a_formula_are_left_as_they_are() -> None:
    for heading in ("单位", "权力事项", "风险点", "表现形式", "防控措施", "责任人"):
        for text in ("=1+1", "+1+1", "-1+1", "@a"):
            row = tuple(text if one == heading else cell for one, cell in zip(HEADINGS, ROW, strict=True))
            plan, files = imported([sheet_of([HEADINGS, row])])
            (written,) = export_sheet(catalog_of(files), plan.tables[0][1], "zh").rows
            assert written[1:] == row[1:], (heading, text)
def test_characters_that_nobody_sees_are_named() -> None:
    sheet = sheet_of([HEADINGS, ("1", "审批科", "许\u00ad可", "", "不按\u202e规定\u200b办\x07理", "拖延\n久", "高", "", "科长")])
    plan, files = imported([sheet])
    assert said(plan) == ["warning 公示表!C2: the cell holds characters that cannot be seen (U+00AD); they are left out",
                          "warning 公示表!E2: the cell holds characters that cannot be seen (U+0007, U+200B, U+202E); they are left out"]
    assert [point.name for point in catalog_of(files).risk_points.values()] == ["不按规定办理"]


def test_a_table_in_traditional_characters_is_understood() -> None:
    heads = ("序號", "單位", "權力事項", "風險類別", "風險點", "表現形式", "風險等級", "防控措施", "責任人")
    sheet = sheet_of([heads, ("1", "審批科", "食品經營許可", "業務流程", "現場核查不實", "不按規定核查", "高", "1.兩人以上核查；2.對賬", "科長")])
    plan, files = imported([sheet])
    catalog = catalog_of(files)
    assert said(plan) == []
    assert list(plan.tables[0][1].columns.values()) == [
        "number", "unit", "power", "type", "name", "manifestation", "level", "controls", "accountable.direct"]
    assert [post.name for post in catalog.posts.values()] == ["科長"]
    assert [control.node["kind"] for control in catalog.controls.values()] == ["dual_person", "reconciliation"]


def test_duties_in_whole_sentences_are_kept_as_they_stand() -> None:
    heads = ("岗位名称", "单位", "岗位职责")
    _, files = imported([sheet_of([heads, ("文秘岗", "办公室", "负责公文流转和用印管理；起草文件")])])
    assert catalog_of(files).posts["办公室-文秘岗"].node == {
        "name": "文秘岗", "unit": "办公室", "x-岗位职责": "负责公文流转和用印管理；起草文件"}


def test_a_duty_that_is_called_so_is_a_duty() -> None:
    known = catalog_of({"d.yaml": "duties: {d: {name: 负责公文流转和用印管理}}\n".encode()})
    plan = plan_import([sheet_of([("岗位名称", "单位", "岗位职责"), ("文秘岗", "办公室", "负责公文流转和用印管理")])], known, Wanted())
    assert [change.after for one in plan.records for change in one.fields if change.path == ("duties",)] == [["d"]]
