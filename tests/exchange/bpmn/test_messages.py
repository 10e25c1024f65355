"""Messages between pools: who sends one and goes on does both, whatever stands beside the ways."""

import pytest

from riskctl.exchange.bpmn.names import BPMN
from tests.exchange.bpmn.diagrams import flows, nodes, power_of, taken


def file(inside: str) -> bytes:
    """Two pools; the task `sent` of the bureau sends a message to the applicant, whose task is `got`."""
    return (f'<?xml version="1.0"?><definitions xmlns="{BPMN}" targetNamespace="x"><collaboration id="c">'
            '<participant id="p1" name="经办岗" processRef="one"/><participant id="p2" name="申请人" processRef="two"/>'
            '<messageFlow id="m" sourceRef="sent" targetRef="got"/></collaboration>'
            f'<process id="one">{inside}</process><process id="two"><task id="got" name="核对"/></process></definitions>').encode()


@pytest.mark.parametrize(("inside", "step", "others"), [
    (nodes("s startEvent", "sent task 送达", "i intermediateThrowEvent 发证", "e endEvent") + flows("s>sent", "sent>i", "i>e"),
     ("all", [{"to": "end", "when": "发证"}, "got"]), {}),
    (nodes("s startEvent", "sent task 送达", "n task 登记", "e endEvent") + flows("s>sent", "sent>n", "n>e"),
     ("all", ["n", "got"]), {}),
    (nodes("s startEvent", "sent task 送达", "n task 登记", "o task 归档", "e endEvent")
     + flows("s>sent", "sent>n:甲", "sent>o:乙", "n>e", "o>e"),
     ("all", ["got", "sent-2"]), {"sent-2": (None, [{"to": "n", "when": "甲"}, {"to": "o", "when": "乙"}])}),
])
def test_a_task_that_sends_and_goes_on_does_both(inside: str, step: tuple[object, object], others: dict[str, object]) -> None:
    steps = power_of(taken(file(inside)))["steps"]
    assert {key: (held.get("split"), held["next"]) for key, held in steps.items() if key in {"sent", *others}} == {"sent": step, **others}


def test_what_nothing_leads_to_is_named_as_the_begin_it_becomes() -> None:
    inside = nodes("s startEvent", "a task 受理", "e endEvent") + flows("s>a", "a>e")
    data = file(inside).replace(b'sourceRef="sent" targetRef="got"', b'sourceRef="got" targetRef="s"')
    plan = taken(data)
    assert power_of(plan)["start"] == "got"
    assert [(one.at, one.en) for one in plan.problems if "no flow leads" in one.en] == [
        ("got", "no flow leads to it; a case is taken to begin here: check it")]
