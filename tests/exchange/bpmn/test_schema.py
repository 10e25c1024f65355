"""Nothing of BPMN is dropped in silence: every attribute and every element that the schema of OMG allows."""

import re
from itertools import pairwise

from lxml import etree

from riskctl.exchange.bpmn.diagram import TASKS
from riskctl.exchange.bpmn.names import BPMN
from tests.exchange.bpmn.diagrams import taken
from tests.exchange.bpmn.schema import Added, Filling, omg

_IN_A_ROW = ["s", *TASKS, "sub", "adhoc", "call", "tx", "ev", "timer", "catch", "throw", "implicit", "x"]
_NODES = "".join(f'<{kind} id="{kind}"/>' for kind in TASKS) + """
<subProcess id="sub"><startEvent id="ss"/><task id="st"/><endEvent id="se"/>
<sequenceFlow id="sf1" sourceRef="ss" targetRef="st"/><sequenceFlow id="sf2" sourceRef="st" targetRef="se"/></subProcess>
<subProcess id="empty"/><adHocSubProcess id="adhoc"><task id="at"/></adHocSubProcess><callActivity id="call"/>
<transaction id="tx"><task id="tt"/></transaction><boundaryEvent id="b" attachedToRef="userTask"/><eventBasedGateway id="ev"/>
<intermediateCatchEvent id="timer"><timerEventDefinition id="td"/></intermediateCatchEvent><intermediateCatchEvent id="catch"/>
<intermediateThrowEvent id="throw"/><implicitThrowEvent id="implicit"/><exclusiveGateway id="x"/><inclusiveGateway id="i"/>
<complexGateway id="c"/><parallelGateway id="fork"/><parallelGateway id="join"/><task id="m"/><task id="n"/><endEvent id="e"/>
<endEvent id="e2"/>"""
_FLOWS = "".join(f'<sequenceFlow id="f{at}" sourceRef="{one}" targetRef="{other}"/>' for at, (one, other) in enumerate(
    [*pairwise(_IN_A_ROW), ("i", "fork"), ("c", "fork"), ("fork", "m"), ("fork", "n"), ("m", "join"), ("n", "join"), ("join", "e"),
     ("b", "e2")]))
_DOCUMENT = f"""<definitions xmlns="{BPMN}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:t">
<collaboration id="cc"><participant id="pool" processRef="p"/><participant id="pool2" processRef="p2"/>
<messageFlow id="mf" sourceRef="userTask" targetRef="o"/></collaboration>
<process id="p"><laneSet id="ls"><lane id="outer"><childLaneSet id="cls"><lane id="in1"><flowNodeRef>userTask</flowNodeRef></lane>
<lane id="in2"><flowNodeRef>x</flowNodeRef></lane></childLaneSet></lane></laneSet><startEvent id="s"/>{_NODES}{_FLOWS}
<sequenceFlow id="g1" sourceRef="x" targetRef="i"><conditionExpression id="ce">a</conditionExpression></sequenceFlow>
<sequenceFlow id="g2" sourceRef="x" targetRef="c"><conditionExpression id="ce2" xsi:type="tFormalExpression">b</conditionExpression>
</sequenceFlow></process>
<process id="p2"><startEvent id="os"/><task id="o"/><sequenceFlow id="of" sourceRef="os" targetRef="o"/></process></definitions>"""
_AS_A_WHOLE = re.compile(r"elements inside are not taken|^\w+( \(.*\))?: no equivalent, left out|what triggers an event")


def _agrees(one: Added) -> bool:
    """Whether it is the direction of a gateway that its flows have anyway."""
    return (one.holder.get("id"), one.value) == ("join", "Converging")


def test_whatever_the_schema_allows_comes_in_or_is_listed() -> None:
    document = etree.fromstring(_DOCUMENT.replace("\n", "").encode())
    assert omg().validate(document), omg().error_log
    added = Filling(document).added
    assert omg().validate(document), omg().error_log
    plan = taken(etree.tostring(document))
    whole = {one.at.rpartition(":")[0] for one in plan.problems if _AS_A_WHOLE.search(one.en)} - set(TASKS)
    listed: dict[str, str] = {}
    for problem in plan.problems:
        at = problem.at.rpartition(":")[0] or problem.at
        listed[at] = f"{listed.get(at, '')} {problem.en}"
    told = f"{listed} {plan.records}"

    def is_told(one: Added) -> bool:
        at = one.holder.get("id")
        if any(held.get("id") in whole for held in (one.holder, *one.holder.iterancestors())):
            return True
        if one.id is not None:
            return one.id in listed or f"{one.id}'" in told or (one.name == "documentation" and one.value in told)
        if one.name == "extensionElements":
            return "thing (of=" in listed.get(at, "")
        return f"{one.name}={one.value}" in listed.get(at, "") or (one.value.endswith("_") and one.value in told)

    assert len(added) > 1_300
    assert [(one.holder.get("id"), one.name) for one in added if not is_told(one) and not _agrees(one)] == []
