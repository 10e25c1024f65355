"""Processes as BPMN: valid, drawn where they belong, and back as they were."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.catalog.read import read_catalog
from riskctl.errors import UserError
from riskctl.exchange.bpmn.names import BPMN, BPMNDI, DC, DI
from riskctl.exchange.bpmn.read import read_bpmn
from riskctl.exchange.bpmn.take import Given, plan_of
from riskctl.exchange.bpmn.write import bpmn
from riskctl.exchange.plan import Plan, State
from riskctl.model.catalog import Catalog
from tests.building import EXAMPLES, catalog
from tests.exchange.bpmn.schema import omg

ROOT = EXAMPLES.parent
GIVEN = Given("W-1", "national:license", "u")


@cache
def county() -> Catalog:
    return read_catalog(ROOT / "catalog", date(2026, 11, 22))


def taken(data: bytes, of: Catalog, given_: Given | None = None) -> Plan:
    return plan_of(read_bpmn(data, "x.bpmn"), of, given_ or Given())


def file(inside: str, collaboration: str = "") -> bytes:
    """A file with one process."""
    return (f'<?xml version="1.0"?><definitions xmlns="{BPMN}" targetNamespace="x">{collaboration}'
            f'<process id="p" name="办理">{inside}</process></definitions>').encode()


def flows(*pairs: str) -> str:
    """Sequence flows written `a>b` or `a>b:words`."""
    return "".join(f'<sequenceFlow id="f{at}" sourceRef="{pair.split(":")[0].split(">")[0]}" targetRef="{pair.split(":")[0].split(">")[1]}" '
                   f'name="{pair.partition(":")[2]}"/>' for at, pair in enumerate(pairs))


def small(**more: Any) -> Catalog:
    return catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "经办岗", "unit": "u"}}, **more)


def steps_of(plan: Plan) -> Mapping[str, Any]:
    """The steps of the power that the plan makes."""
    (power,) = (one for one in plan.records if one.kind == "powers")
    return {change.path[0]: change.after for change in power.fields}


@pytest.mark.parametrize("power", list(county().powers))
def test_what_goes_out_comes_back_unchanged(power: str) -> None:
    plan = taken(bpmn(county(), county().powers[power]), county())
    assert [(one.kind, one.id) for one in plan.records if one.state is not State.SAME] == []
    assert plan.problems == ()
    assert ("powers", power) in {(one.kind, one.id) for one in plan.records}


def test_into_an_empty_catalog_everything_is_made_anew() -> None:
    of = county()
    plan = taken(bpmn(of, of.powers["ZS-01"]), catalog())
    assert {one.state for one in plan.records} == {State.CREATED}
    (power,) = (one for one in plan.records if one.kind == "powers")
    assert {change.path[0]: change.after for change in power.fields} == of.powers["ZS-01"].node
    assert sorted(one.id for one in plan.records if one.kind == "risk_points") == ["ZS-01-R1", "ZS-01-R2", "ZS-01-R3"]


def assert_valid(data: bytes) -> None:
    from lxml import etree

    assert omg().validate(etree.fromstring(data)), omg().error_log
    ids = [element.get("id") for element in etree.fromstring(data).iter() if element.get("id") and "riskctl" not in element.tag]
    assert [id for id in ids if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", id)] == []
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("power", list(county().powers))
def test_files_are_valid_against_the_schema_of_omg(power: str) -> None:
    assert_valid(bpmn(county(), county().powers[power]))


@pytest.mark.parametrize("power", list(county().powers))
def test_shapes_stand_in_their_lanes_and_edges_on_their_shapes(power: str) -> None:
    root = ElementTree.fromstring(bpmn(county(), county().powers[power]))
    bounds = {shape.get("bpmnElement"): _bounds(shape) for shape in root.iter(f"{{{BPMNDI}}}BPMNShape")}
    for lane in root.iter(f"{{{BPMN}}}lane"):
        x, y, wide, high = bounds[lane.get("id")]
        for ref in lane.iter(f"{{{BPMN}}}flowNodeRef"):
            left, top, w, h = bounds[ref.text]
            assert x < left
            assert left + w < x + wide
            assert y < top
            assert top + h < y + high
    ends = {flow.get("id"): (flow.get("sourceRef"), flow.get("targetRef")) for flow in root.iter(f"{{{BPMN}}}sequenceFlow")}
    for edge in root.iter(f"{{{BPMNDI}}}BPMNEdge"):
        points = [(float(point.get("x", "")), float(point.get("y", ""))) for point in edge.iter(f"{{{DI}}}waypoint")]
        for point, id in zip((points[0], points[-1]), ends[edge.get("bpmnElement")], strict=True):
            left, top, w, h = bounds[id]
            assert left - 0.02 <= point[0] <= left + w + 0.02
            assert top - 0.02 <= point[1] <= top + h + 0.02


def _bounds(shape: ElementTree.Element) -> tuple[float, float, float, float]:
    found = shape.find(f"{{{DC}}}Bounds")
    assert found is not None
    x, y, wide, high = (float(found.get(key, "")) for key in ("x", "y", "width", "height"))
    return x, y, wide, high


def test_the_file_of_the_example_is_as_recorded(golden: Callable[[Path, str], None]) -> None:
    of = read_catalog(EXAMPLES / "food-licence", date(2026, 11, 22))
    golden(EXAMPLES / "food-licence" / "charts" / "XK-0131.bpmn", bpmn(of, of.powers["XK-0131"]).decode())


def test_only_what_was_changed_in_the_diagram_is_changed() -> None:
    of = county()
    data = bpmn(of, of.powers["ZS-01"]).replace('name="案头审查"'.encode(), 'name="案头初审"'.encode())
    (power,) = (one for one in taken(data, of).records if one.kind == "powers")
    assert [(change.path, change.before, change.after) for change in power.fields] == [
        (("steps", "review", "name"), "案头审查", "案头初审")]


def test_a_flow_that_was_led_elsewhere_changes_one_way() -> None:
    of = small(powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "a", "steps": {
        "a": {"name": "受理", "kind": "accept", "post": "p", "time_limit": "1 workday", "next": ["b"]},
        "b": {"name": "审查", "kind": "review", "post": "p", "next": ["c"]},
        "c": {"name": "决定", "kind": "decide", "post": "p", "next": ["end"]}}}})
    data = bpmn(of, of.powers["w"]).replace(b'sourceRef="step_a" targetRef="step_b"', b'sourceRef="step_a" targetRef="step_c"')
    (power,) = (one for one in taken(data, of).records if one.kind == "powers")
    assert [(change.path, change.after) for change in power.fields] == [(("steps", "a", "next"), ["c"])]


def test_a_step_that_is_gone_is_not_deleted_in_silence() -> None:
    of = small(powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "a", "steps": {
        "a": {"name": "受理", "kind": "accept", "post": "p", "next": ["b"]}, "b": {"name": "决定", "kind": "decide", "post": "p", "next": ["end"]}}}})
    root = ElementTree.fromstring(bpmn(of, of.powers["w"]))
    process = root.find(f"{{{BPMN}}}process")
    assert process is not None
    for tag in list(process):
        if tag.get("id") == "step_b" or "step_b" in (tag.get("sourceRef"), tag.get("targetRef")):
            process.remove(tag)
    plan = taken(ElementTree.tostring(root), of)
    assert ("step_b", "the diagram no longer has this step: delete it in the YAML yourself") in [(one.at, one.en) for one in plan.problems]


def test_tasks_lanes_and_gateways_of_others_become_steps() -> None:
    inside = ('<laneSet id="l"><lane id="l1" name="经办岗"><flowNodeRef>s</flowNodeRef><flowNodeRef>t1</flowNodeRef></lane>'
              '<lane id="l2" name="所长"><flowNodeRef>t2</flowNodeRef><flowNodeRef>g</flowNodeRef></lane></laneSet>'
              '<startEvent id="s"/><userTask id="t1" name="受理申请"/><serviceTask id="t2" name="签批"/><exclusiveGateway id="g"/>'
              '<endEvent id="e"/>' + flows("s>t1", "t1>t2", "t2>g", "g>e:同意", "g>t1:材料不足"))
    plan = taken(file(inside), small(), GIVEN)
    assert steps_of(plan) == {
        "name": "办理", "type": "national:license", "unit": "u", "start": "t1",
        "steps": {"t1": {"name": "受理申请", "kind": "accept", "post": "p", "next": ["t2"]},
                  "t2": {"name": "签批", "kind": "approve", "post": "所长", "next": [
                      {"to": "end", "when": "同意"}, {"to": "t1", "return": "send_back", "reason": "材料不足"}]}}}
    assert [(one.kind, one.id) for one in plan.records] == [("posts", "所长"), ("powers", "W-1")]
    assert plan.problems == ()


def test_parallel_gateways_become_splits_and_joins() -> None:
    inside = ('<startEvent id="s"/><task id="a" name="受理"/><parallelGateway id="f"/><task id="b" name="审查"/><task id="c" name="核查"/>'
              '<parallelGateway id="j"/><task id="d" name="决定"/><endEvent id="e"/>'
              + flows("s>a", "a>f", "f>b", "f>c", "b>j", "c>j", "j>d", "d>e"))
    steps = steps_of(taken(file(inside), small(), GIVEN))["steps"]
    assert {key: (step.get("split"), step.get("join"), step["next"]) for key, step in steps.items()} == {
        "a": ("all", None, ["b", "c"]), "b": (None, None, ["d"]), "c": (None, None, ["d"]), "d": (None, "all", ["end"])}


def test_a_pool_of_its_own_is_a_party() -> None:
    data = (f'<?xml version="1.0"?><definitions xmlns="{BPMN}" targetNamespace="x"><collaboration id="c">'
            '<participant id="p1" name="申请人" processRef="one"/><participant id="p2" name="税务所" processRef="two"/>'
            '<participant id="p3" name="银行"/><messageFlow id="m" sourceRef="a" targetRef="b"/></collaboration>'
            '<process id="one"><startEvent id="s"/><task id="a" name="申请"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/></process>'
            '<process id="two"><task id="b" name="受理"/><task id="c1" name="决定"/><endEvent id="e"/>'
            '<sequenceFlow id="f2" sourceRef="b" targetRef="c1"/><sequenceFlow id="f3" sourceRef="c1" targetRef="e"/>'
            '</process></definitions>').encode()
    plan = taken(data, small(), GIVEN)
    found = steps_of(plan)
    assert (found["start"], found["steps"]["a"]["party"], found["steps"]["a"]["next"]) == ("a", "申请人", ["b"])
    assert {(one.at, one.en) for one in plan.problems} == {
        ("m:1", "the message flow is taken as the order of steps"), ("p3:1", "the pool '银行' has no process and is left out"),
        ("p1:1", "another pool: who acts in it is taken as a party from outside; change that for posts")}


def test_type_and_unit_have_to_be_given() -> None:
    plan = taken(file('<task id="a" name="受理"/>'), small(), Given("W-1", "", "v"))
    assert [(one.at, one.en) for one in plan.problems if one.at.startswith("--")] == [
        ("--type", "a BPMN file does not say this: give it with the option"), ("--unit", "there is no unit v")]
    assert plan.has_errors


@pytest.mark.parametrize("data", [
    b"", b"no xml", b"<a", b'<?xml version="1.0"?><html/>', b"<definitions><process/></definitions>",
    b'<definitions xmlns="http://example.org/other"/>', '<?xml version="1.0" encoding="UTF-8"?><定义/>'.encode("gbk"),
    '<?xml version="1.0" encoding="GBK"?><定义/>'.encode(), b'<?xml version="1.0" encoding="klingon"?><a/>', "<a/>".encode("utf-32"),
    f'<!DOCTYPE definitions [<!ENTITY % e SYSTEM "http://127.0.0.1/e"> %e;]><definitions xmlns="{BPMN}"/>'.encode(),
    b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', b"\xff\xfe\x00", f'<definitions xmlns="{BPMN}">'.encode() + b"<process>" * 200,
    "<定义/>".encode("gbk")])
def test_what_is_no_bpmn_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_bpmn(data, "x.bpmn")
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(("data", "zh"), [
    (b" \n", "x.bpmn：文件是空的；请在建模工具中重新导出为 BPMN 2.0（.bpmn）。"),
    (b"PK\x03\x04visio", "x.bpmn：是压缩包，或建模工具自己的格式（如 .vsdx、.bpm）；请在建模工具中重新导出为 BPMN 2.0（.bpmn）。"),
    (b"<a>", "x.bpmn:1:4：不是正确的 XML，可能不完整或改坏了；请在建模工具中重新导出为 BPMN 2.0（.bpmn）。"),
    (b"<html/>", "x.bpmn：不是 BPMN 2.0 文件（最外层是 'html'）；请在建模工具中重新导出为 BPMN 2.0（.bpmn）。"),
    (b"<!DOCTYPE a><a/>", "x.bpmn：含有文档类型声明（DOCTYPE），可能夹带外部内容，不读取；BPMN 不用它，请删去这一声明，"
                          "或在建模工具中重新导出为 BPMN 2.0（.bpmn）。"),
    (b"<a>" * 65, "x.bpmn：嵌套超过 64 层，或元素超过 200,000 个，不读取；请拆成几个流程分别导出。"),
])
def test_a_refusal_says_what_to_do(data: bytes, zh: str) -> None:
    with pytest.raises(UserError) as caught:
        read_bpmn(data, "x.bpmn")
    assert caught.value.zh == zh


def test_a_long_name_is_cut_in_what_is_said_and_whole_in_the_catalog() -> None:
    plan = taken(file(f'<task id="a" name="{"甲" * 500}"/>'), small(), GIVEN)
    assert steps_of(plan)["steps"]["a"]["name"] == "甲" * 500
    assert max(len(one.zh) for one in plan.problems) < 120


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    try:
        read_bpmn(data, "x.bpmn")
    except UserError:
        return


def test_a_damaged_record_is_an_error() -> None:
    of = county()
    data = bpmn(of, of.powers["ZS-01"]).replace(b'>{"name"', b'>{"name', 1)
    assert "a record of riskctl is damaged" in [one.en for one in taken(data, of, replace(GIVEN, unit="hall")).problems]


@st.composite
def processes(draw: st.DrawFn) -> dict[str, Any]:
    """A process of up to eight steps with ways onward and back, splits and joins."""
    count = draw(st.integers(1, 8))
    steps: dict[str, Any] = {}
    for at in range(count):
        onward = draw(st.lists(st.integers(at + 1, count), min_size=1, max_size=3, unique=True))
        back = draw(st.lists(st.integers(0, at), max_size=1))
        ways: list[Any] = [{"to": f"s{to}" if to < count else "end", "when": draw(st.sampled_from(["齐全", "不齐", "其他"]))} for to in onward]
        ways += [{"to": f"s{to}", "return": "send_back", "reason": "依据不足"} for to in back]
        steps[f"s{at}"] = {"name": f"第{at}步", "kind": "review", "post": draw(st.sampled_from(["p", "q"])), "next": ways,
                           **draw(st.sampled_from([{}, {"split": "all"}, {"join": "all"}, {"people": 2}]))}
    return {"name": "事项", "type": "national:license", "unit": "u", "start": "s0", "steps": steps}


@given(processes())
def test_any_process_comes_back_unchanged(node: dict[str, Any]) -> None:
    of = catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗一", "unit": "u"}, "q": {"name": "岗二", "unit": "u"}}, powers={"w": node})
    data = bpmn(of, of.powers["w"])
    assert_valid(data)
    plan = taken(data, of)
    assert [one.state for one in plan.records] == [State.SAME]
    assert plan.problems == ()


def test_who_acts_in_no_lane_gets_an_id_of_its_own_and_the_process_its_name() -> None:
    data = (f'<?xml version="1.0"?><definitions xmlns="{BPMN}" targetNamespace="x"><collaboration id="c">'
            '<participant id="p1" name="审批局" processRef="p"/></collaboration><process id="p" name="审批局">'
            '<task id="a" name="受理"/></process></definitions>').encode()
    plan = taken(data, small(), Given("", "national:license", "u"))
    assert [(one.kind, one.id) for one in plan.records] == [("posts", "审批局-岗位"), ("powers", "审批局")]
    named = taken(data.replace('name="审批局"><task'.encode(), 'name="许可"><task'.encode()), small(), GIVEN)
    assert steps_of(named)["name"] == "许可"


@pytest.mark.parametrize("labelled", [False, True])
def test_many_gateways_in_a_row_end(labelled: bool) -> None:
    count = 40
    nodes = "".join(f'<exclusiveGateway id="g{at}"/>' for at in range(count + 1))
    pairs = [pair + (f":{way}{at}" if labelled else "") for at in range(count) for way, pair in
             (("甲", f"g{at}>g{at + 1}"), ("乙", f"g{at}>g{at + 1}"))]
    plan = taken(file(f'<startEvent id="s"/><task id="a" name="受理"/>{nodes}<task id="b" name="决定"/><endEvent id="e"/>'
                      + flows("s>a", "a>g0", *pairs, f"g{count}>b", "b>e")), small(), GIVEN)
    assert not plan.has_errors
    assert any("had to become a step" in one.en for one in plan.problems) is labelled


def test_a_long_chain_of_gateways_is_read() -> None:
    nodes = "".join(f'<exclusiveGateway id="g{at}"/>' for at in range(900))
    plan = taken(file(f'<task id="a" name="受理"/>{nodes}<task id="b" name="决定"/><endEvent id="e"/>'
                      + flows("a>g0", *(f"g{at}>g{at + 1}" for at in range(899)), "g899>b", "b>e")), small(), GIVEN)
    assert steps_of(plan)["steps"]["a"]["next"] == ["b"]
    assert [one.at for one in plan.problems] == ["p:1"]


def test_an_id_that_is_there_twice_is_an_error() -> None:
    plan = taken(file('<task id="t" name="受理"/><task id="t" name="审核"/>'), small(), GIVEN)
    assert ("t:1", "the id is there twice") in [(one.at, one.en) for one in plan.problems]


def test_a_gateway_where_very_many_ways_meet_and_part_becomes_a_step() -> None:
    pairs = [*(f"t{at}>g" for at in range(60)), *(f"g>t{at}:甲{at}" for at in range(60, 120)), *(f"t{at}>e" for at in range(60, 120))]
    inside = '<exclusiveGateway id="g"/><endEvent id="e"/>' + "".join(f'<task id="t{at}" name="审查{at}"/>' for at in range(120)) + flows(*pairs)
    steps = steps_of(taken(file(inside), small(), GIVEN))["steps"]
    assert [steps[f"t{at}"]["next"] for at in range(60)] == [["g"]] * 60
    assert len(steps["g"]["next"]) == 60
