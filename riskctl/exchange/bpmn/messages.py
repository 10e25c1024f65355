"""Messages between pools as the order of steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from riskctl.exchange.bpmn.diagram import END, EXCLUSIVE, PARALLEL, TASKS, Diagram, Element, Flow
from riskctl.exchange.problems import Problem
from riskctl.flow.graphs import reached
from riskctl.model.vocabulary import Severity

_MOST_WAITED_FOR = 200
"""For so many messages at most it is looked up who waits for them."""
_FORK, _CHOICE = "→→", "→→→"
"""Mark ids of what a task that sends messages gets behind it: no id in XML has them."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message flow between two elements, with its name and its address in the file."""

    id: str
    source: str
    target: str
    name: str
    address: str


def with_messages(diagram: Diagram, messages: Sequence[Message]) -> tuple[Diagram, list[Problem]]:
    """The diagram, with a flow for each message, and what was done.

    Who waits for a message goes on when it comes: a flow that leads straight from before the message to where it is waited
    for adds nothing and is taken away. Who sends one and goes on as well does both.
    """
    problems: list[Problem] = []
    for message in messages:
        name = f"“{message.name}”" if message.name else ""
        problems.append(Problem(Severity.INFO, message.address, f"消息流{name}作为先后次序",
                                f"the message flow{f' {message.name!r}' if message.name else ''} is taken as the order of steps"))
    flows = [*diagram.flows, *(Flow(message.id, message.source, message.target) for message in messages)]
    onward = _onward(diagram.elements, flows)
    idle = {flow for message in messages[:_MOST_WAITED_FOR] for flow in diagram.flows
            if flow.target == message.target and message.source != flow.source and _comes_before(flow, message, onward)}
    elements = dict(diagram.elements)
    left = [flow for flow in flows if flow not in idle]
    for message in messages:
        element = elements[message.source]
        leaving = sum(flow.source == message.source for flow in left)
        if element.tag == END:
            elements[element.id] = replace(element, tag=EXCLUSIVE)
        elif element.tag == EXCLUSIVE and leaving > 1 and diagram.entries[element.id] <= 1:
            elements[element.id] = replace(element, tag=PARALLEL)
    for sender in dict.fromkeys(message.source for message in messages):
        left = _sent_beside(elements, left, sender, {message.id for message in messages})
    return replace(diagram, elements=elements, flows=tuple(left)), problems


def _sent_beside(elements: dict[str, Element], flows: list[Flow], sender: str, messages: set[str]) -> list[Flow]:
    """The flows, with a fork behind a task that sends messages beside ways on which words stand, as they stand on a choice."""
    own = [flow for flow in flows if flow.source == sender and flow.id not in messages]
    if elements[sender].tag not in TASKS or not any(flow.name or elements[flow.target].said for flow in own):
        return flows
    fork, choice = f"{sender}{_FORK}", f"{sender}{_CHOICE}"
    elements[fork] = Element(fork, PARALLEL, "", elements[sender].lane)
    added = [Flow(fork, sender, fork)]
    if len(own) > 1:
        elements[choice] = Element(choice, EXCLUSIVE, "", elements[sender].lane)
        added.append(Flow(choice, fork, choice))
    behind = choice if len(own) > 1 else fork
    moved = {flow: replace(flow, source=fork if flow.id in messages else behind) for flow in flows if flow.source == sender}
    return [*(moved.get(flow, flow) for flow in flows), *added]


def _comes_before(flow: Flow, message: Message, onward: dict[str, tuple[str, ...]]) -> bool:
    """Whether the message comes after what the flow leads away from, by another way than this flow, so that only the
    message is waited for."""
    past = {id: tuple(to for to in found if to != flow.target) if id == flow.source else found for id, found in onward.items()}
    past[flow.target] = ()
    return message.source in reached(flow.source, past)


def _onward(elements: Iterable[str], flows: Iterable[Flow]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {id: [] for id in elements}
    for flow in flows:
        found[flow.source].append(flow.target)
    return {id: tuple(to) for id, to in found.items()}
