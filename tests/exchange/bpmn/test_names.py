"""Ids in XML that every modeller takes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from riskctl.exchange.bpmn.names import id_in, xml_id
from riskctl.exchange.bpmn.take import Given
from riskctl.exchange.bpmn.write import bpmn
from riskctl.exchange.plan import State
from tests.building import catalog
from tests.exchange.bpmn.diagrams import taken

IDS = st.text(st.sampled_from("a_uU9.-办理𠮷é"), min_size=1, max_size=12)


@given(IDS)
def test_every_id_is_plain_and_can_be_told_again(id: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", xml_id(id))
    assert id_in(xml_id(id)) == id


@given(st.text(max_size=12))
def test_what_riskctl_did_not_write_is_no_trouble(xml: str) -> None:
    assert isinstance(id_in(f"{xml}_uffffff_"), str)


def test_a_process_with_chinese_ids_goes_out_plain_and_comes_back_unchanged() -> None:
    steps = {"受理": {"name": "受理", "kind": "accept", "post": "窗口", "split": "all", "next": ["审查", "核查"]},
             "审查": {"name": "审查", "kind": "review", "post": "窗口", "next": ["决定"]},
             "核查": {"name": "核查", "kind": "verify", "post": "窗口", "next": ["决定"]},
             "决定": {"name": "决定", "kind": "decide", "post": "窗口", "join": "all", "next": ["end"]}}
    of = catalog(units={"u": {"name": "股"}}, posts={"窗口": {"name": "窗口岗", "unit": "u"}}, powers={
        "许可-1": {"name": "许可", "type": "national:license", "unit": "u", "start": "受理", "steps": steps}}, risk_points={
        "许可-1-R1": {"at": "许可-1/核查", "name": "走过场", "manifestation": "单人", "level": "high", "accountable": {"direct": "窗口"}}})
    data = bpmn(of, of.powers["许可-1"])
    assert set(re.findall(rb'\s(?:id|\w+Ref|bpmnElement)="([^"]*[^\x00-\x7f][^"]*)"', data)) == {"许可-1".encode(), "许可-1-R1".encode()}
    assert [(one.kind, one.state) for one in taken(data, of, Given()).records] == [("powers", State.SAME), ("risk_points", State.SAME)]
