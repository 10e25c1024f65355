"""The published tables: what stands in them, of what, in which columns."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import Disclosure, RiskType
from riskctl.render.table_file import TEXT_FORMATS, About, table_file
from riskctl.report.published import TABLES, Selection, published
from riskctl.report.shown import shown_to
from riskctl.report.table import Table, lines_of, shade_of
from riskctl.risk.scope import Scope
from tests.building import EXAMPLES, catalog
from tests.conftest import ROOT
from tests.render.tables import DAY, made

PUBLIC, INTERNAL = Disclosure.PUBLIC, Disclosure.INTERNAL
FOOD = EXAMPLES / "food-licence"


@cache
def licence() -> Catalog:
    return read_catalog(FOOD, DAY)


@cache
def county() -> Catalog:
    return read_catalog(ROOT / "catalog", DAY)


def grid(table: Table) -> list[list[str]]:
    return [["\n".join(lines_of(cell)) for cell in row] for row in table.rows]


@pytest.mark.parametrize("format", TEXT_FORMATS)
@pytest.mark.parametrize("name", TABLES)
def test_the_tables_of_the_example_are_as_recorded(name: str, format: str, golden: Callable[[Path, str], None]) -> None:
    found = made(licence(), name)
    about = About(DAY, "zh", licence().manifest.name or "", facts={"profile": "internal", **found.facts})
    golden(FOOD / "tables" / f"{name}.{format}", table_file(found.table, format, about).decode())


def test_the_power_list_says_what_is_due_by_whom_and_on_which_ground() -> None:
    table = made(licence(), "powers", PUBLIC).table
    assert dict(zip(table.header, grid(table)[0], strict=True)) == {
        "序号": "1", "权力类型": "行政许可", "编码": "XK-0131", "事项名称": "食品经营许可", "设定依据": "行政许可法(2019)第42条第1款",
        "实施主体": "食品安全监管股", "行使层级": "", "权力来源": "",
        "责任事项": "1. 受理（综合受理岗，1个工作日）\n2. 资料审查（资料审查岗，2个工作日）\n3. 现场核查（现场核查岗，5个工作日）\n"
                "4. 作出决定（副局长，2个工作日）\n5. 送达与公示（综合受理岗，7个工作日）",
        "追责情形": "", "法定": "20个工作日", "承诺": "10个工作日", "受理条件": "", "申请材料": "", "收费": "", "监督投诉方式": "12315"}
    assert [(group.title, group.columns) for group in table.groups] == [("", 10), ("办理时限", 2), ("", 4)]


def test_the_duties_of_a_post_are_its_steps_with_their_risks() -> None:
    of = licence()
    table = made(of, "duties", selection=Selection(posts=frozenset({"window"}))).table
    assert grid(table) == [
        ["1", "政务服务窗口", "综合受理岗", "窗口负责人", "吴某（主岗）", "", "食品经营许可", "受理", "1个工作日", "",
         "受理环节设置额外条件（低）", "补正内容一次书面告知"],
        ["1", "政务服务窗口", "综合受理岗", "窗口负责人", "吴某（主岗）", "", "食品经营许可", "送达与公示", "7个工作日", "", "", ""]]
    assert made(of, "duties", PUBLIC).table.keys == ("number", "unit", "name", "duties", "power", "step", "limit", "documents")
    english = made(of, "duties", PUBLIC, "en", Selection(posts=frozenset({"window"}))).table
    assert english.header == ("no.", "unit", "post", "duties", "power", "step", "limit", "documents")
    assert [row[6] for row in grid(english)] == ["1 workday", "7 workdays"]


def test_every_step_of_a_post_is_in_its_duties_and_every_post_is_there() -> None:
    of = county()
    rows = json.loads(table_file(made(of, "duties").table, "json", About(DAY, "zh")).decode())["rows"]
    expected = {(post, power.id, key) for power in of.powers.values() for key, step in power.steps.items() for post in step.posts}
    assert {(row["name"]["id"], row["power"]["id"], row["step"]) for row in rows if row["step"]} == expected
    assert {row["id"] for row in rows} == set(of.posts)


def test_risks_of_a_post_stand_before_its_steps_and_those_of_a_power_at_its_first() -> None:
    risk = {"type": ["process"], "manifestation": "x", "level": "high", "accountable": {"direct": "p"}}
    steps = {"a": {"name": "一", "kind": "accept", "post": "p", "next": ["b"]}, "b": {"name": "二", "kind": "decide", "post": "p"}}
    of = catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "unit": "u"}, "q": {"name": "闲岗", "unit": "u"}},
                 powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "a", "steps": steps}},
                 risk_points={"r1": {**risk, "name": "岗上", "at": "p"}, "r2": {**risk, "name": "事上", "at": "w"},
                              "r3": {**risk, "name": "步上", "at": "w/b"}, "r4": {**risk, "name": "步步", "at": "w/*"},
                              "r5": {**risk, "name": "旧", "at": "w/a", "status": "retired"}})
    table = made(of, "duties").table
    at = [table.keys.index(key) for key in ("number", "step", "risks")]
    assert [[row[column] for column in at] for row in grid(table)] == [
        ["1", "", "岗上（高）"], ["1", "一", "1. 步步（高）\n2. 事上（高）"], ["1", "二", "1. 步上（高）\n2. 步步（高）"], ["2", "", ""]]


def test_what_has_ended_is_in_no_list() -> None:
    power = {"type": "national:license", "unit": "u"}
    institution = {"owner_unit": "u", "owner": "p", "basis": "b", "scope": "s", "procedure": "p", "oversight": "o", "accountability": "a"}
    of = catalog(
        powers={"w1": {"name": "甲", **power}, "w2": {"name": "乙", **power, "status": "retired"},
                "w3": {"name": "丙", **power, "valid_to": "2026-06-29"}, "w4": {"name": "丁", **power, "valid_to": "2026-06-30"}},
        institutions={"i1": {"name": "子", "status": "in_force", **institution}, "i2": {"name": "丑", "status": "repealed", **institution},
                      "i3": {"name": "寅", "status": "revising", **institution}})
    assert made(of, "powers").table.records == ("w1", "w4")
    assert made(of, "institutions").table.records == ("i1", "i3")


def test_powers_stand_by_type_as_the_national_list_has_them() -> None:
    types = ["internal:personnel", "national:penalty", "national:license", "own:x", "national:penalty"]
    of = catalog(powers={f"w{at}": {"name": "甲", "type": type, "unit": "u"} for at, type in enumerate(types)})
    assert made(of, "powers").table.records == ("w2", "w1", "w4", "w0", "w3")


@pytest.mark.parametrize(("name", "key"), [("powers", "unit"), ("institutions", "owner_unit"), ("duties", "unit")])
def test_a_unit_takes_those_below_it_along(name: str, key: str) -> None:
    of = catalog(
        units={"a": {"name": "甲"}, "b": {"name": "乙", "parent": "a"}, "c": {"name": "丙", "parent": "b"}, "d": {"name": "丁"}},
        posts={f"p{unit}": {"name": "岗", "unit": unit} for unit in "abcd"},
        powers={f"w{unit}": {"name": "事", "type": "national:license", "unit": unit} for unit in "abcd"},
        institutions={f"i{unit}": {"name": "制", "status": "in_force", "owner_unit": unit, "owner": "pa"} for unit in "abcd"})
    table = made(of, name, selection=Selection(scope=Scope(frozenset({"b"})))).table
    assert [record[-1] for record in table.records] == ["b", "c"]


def test_registers_are_narrowed_and_numbered() -> None:
    of = licence()
    table = made(of, "disclosure", selection=Selection(scope=Scope(types=frozenset({RiskType.PROCESS})))).table
    assert (table.records, grid(table)[0][0]) == (("XK-0131-R2",), "1")
    assert made(of, "register", selection=Selection("overview")).table.title == "廉政风险点一览表"


def columns(**settings: Any) -> Catalog:
    return catalog(
        {"riskctl": 1, "disclosure": {"columns": settings}}, units={"u": {"name": "食品股"}}, posts={"p": {"name": "窗口", "unit": "u"}},
        powers={"w": {"name": "许可", "type": "national:license", "unit": "u", "time_limit": {"statutory": "20 workdays"}, "tags": ["热", "新"],
                      "legal_basis": ["行政许可法(2019)第42条"], "domain": "std:enforcement", "start": "a", "steps": {
                          "a": {"name": "受理", "kind": "accept", "post": "p", "people": 2}, "b": {"name": "决定", "kind": "decide", "post": "p"}}}},
        risk_points={"r": {"at": "w/a", "name": "核查不实", "type": ["process"], "manifestation": "单人", "level": "high",
                           "accountable": {"direct": "p"}, "reviewed": {"date": "2026-01-02"}, "scoring": {"criteria": {"q": True}}}})


def test_a_manifest_picks_renames_and_orders_columns() -> None:
    of = columns(powers=["name", {"column": "unit", "title": "谁来办"}, "steps.name", "time_limit.statutory", "number", "domain", "tags",
                         "legal_basis", "steps.kind", "steps.people", "steps", "name"])
    table = made(of, "powers", PUBLIC).table
    assert table.header == ("事项名称", "谁来办", "环节：名称", "时限：法定时限", "序号", "权域", "标签", "设定依据", "环节：环节类型", "环节：人数",
                            "环节")
    assert grid(table) == [["许可", "食品股", "受理\n决定", "20个工作日", "1", "执法权", "热\n新", "行政许可法(2019)第42条", "受理\n决定", "2",
                            "名称：受理；环节类型：受理；岗位：窗口；人数：2\n名称：决定；环节类型：决定；岗位：窗口"]]


def test_a_table_has_its_own_columns_before_those_of_its_kind() -> None:
    of = columns(disclosure=["name", {"column": "level", "title": "级别"}], risk_points=["at", "reviewed.date", "scoring"],
                 coverage=["name", "holes"])
    assert made(of, "disclosure").table.header == ("风险点", "级别")
    register = made(of, "register").table
    assert register.header == ("职权（环节）", "复核：复核日期", "评分")
    assert grid(register) == [["许可/受理", "2026-01-02", "q：是"]]
    assert made(of, "coverage").table.header == ("风险点", "缺口")


def test_the_form_by_post_has_room_for_names_and_says_of_a_post_but_once() -> None:
    of = columns(register=["person", "post", "duties", "name", "signature", "reviewed.date"])
    again = RiskPoint("r2", {**of.risk_points["r"].node, "name": "超期"})
    of = replace(of, records={**of.records, "risk_points": {**of.risk_points, "r2": again}})
    table = made(of, "register", selection=Selection("post")).table
    assert table.header == ("姓名", "职务（岗位）", "岗位职责", "风险点", "本人签名", "复核：复核日期")
    assert grid(table) == [["", "窗口", "许可/受理\n许可/决定", name, "", "2026-01-02"] for name in ("核查不实", "超期")]
    assert table.merged == {1, 2}
    assert made(of, "register", selection=Selection("power")).table.header == (
        "序号", "权力事项", "风险点数量", "表现形式", "等级", "防控措施", "责任人")


def test_without_columns_that_are_understood_the_usual_ones_stand() -> None:
    usual = made(columns(), "powers").table.header
    assert made(columns(powers=[]), "powers").table.header == usual
    assert made(columns(powers="name"), "powers").table.header == usual
    assert published(shown_to(columns(powers=["nome", 3, {"title": "x"}]), PUBLIC), "powers", "zh") is None
    assert published(shown_to(columns(powers=["number"]), PUBLIC), "powers", "zh") is None


def test_a_published_level_is_the_one_that_counts_inside() -> None:
    of = county()
    shown = read_catalog(ROOT / "catalog", DAY)
    manifest = catalog({"riskctl": 1, "level_scheme": of.manifest.level_scheme, "disclosure": {"publish_risk_points": True}}).manifest
    object.__setattr__(shown, "manifest", manifest)
    inner, outer = made(of, "disclosure").table, made(shown, "disclosure", PUBLIC).table
    level = inner.keys.index("level")
    words = [[(lines_of(row[at]), shade_of(row[at])) for row in table.rows]
             for table, at in ((inner, level), (outer, outer.keys.index("level")))]
    assert words[0] == words[1]
    assert {shade for _, shade in words[1]} == {0, 2, 4}
    assert not [row for row in json.loads(table_file(outer, "json", About(DAY, "zh")))["rows"] if {"planned", "current"} & set(row["level"])]


def test_a_control_that_has_ended_is_not_published() -> None:
    of = catalog({"riskctl": 1, "disclosure": {"publish_risk_points": True}}, posts={"p": {"name": "岗", "unit": "u"}},
                 risk_points={"r": {"at": "p", "name": "风险", "type": ["process"], "manifestation": "x", "level": "high",
                                    "accountable": {"direct": "p"}, "controls": ["old", "new"]}},
                 controls={"old": {"name": "旧措施", "kind": "trace", "timing": "detective", "owner": "p", "valid_to": "2026-01-01"},
                           "new": {"name": "新措施", "kind": "trace", "timing": "detective", "owner": "p"}})
    controls = {profile: grid(made(of, "disclosure", profile).table)[0][6] for profile in (PUBLIC, INTERNAL)}
    assert controls == {PUBLIC: "1. 新措施", INTERNAL: "1. 旧措施（已失效）\n2. 新措施"}


def test_the_form_by_power_tells_the_public_what_is_published_and_no_more() -> None:
    of = catalog({"riskctl": 1, "disclosure": {"publish_risk_points": True}}, posts={"p": {"name": "岗", "unit": "u"}},
                 powers={"w": {"name": "许可", "type": "national:license", "unit": "u"}},
                 risk_points={"r": {"at": "w", "name": "风险", "type": ["process"], "manifestation": "拖延", "cause": "懒", "level": "high",
                                    "accountable": {"direct": "p"}, "controls": ["old", "new"]},
                              "s": {"at": "p", "name": "岗上", "type": ["process"], "manifestation": "x", "level": "low"}},
                 controls={"old": {"name": "旧措施", "kind": "trace", "timing": "detective", "owner": "p", "valid_to": "2026-01-01"},
                           "new": {"name": "新措施", "kind": "trace", "timing": "detective", "owner": "p"}})
    by_power = Selection("power")
    tables = {profile: made(of, "register", profile, selection=by_power).table for profile in (PUBLIC, INTERNAL)}
    common = ["1", "许可", "1", "1. 风险：拖延", "1高"]
    assert grid(tables[PUBLIC]) == [[*common, "1. 新措施", "岗"]]
    assert grid(tables[INTERNAL]) == [[*common, "1. 旧措施\n2. 新措施", "岗"]]
    assert {table.notes for table in tables.values()} == {("另有 1 个风险点不属于任何权力事项，未列入。",)}
    quiet = catalog(risk_points={"r": {"at": "w", "name": "风险"}})
    assert published(shown_to(quiet, PUBLIC), "register", "zh", by_power) is None
