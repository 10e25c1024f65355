"""A BPMN diagram as far as a process of a catalog can be one: lanes, tasks, gateways, events, and the flows between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

TASKS = ("task", "userTask", "manualTask", "serviceTask", "scriptTask", "sendTask", "receiveTask", "businessRuleTask")
EXCLUSIVE, PARALLEL = "exclusiveGateway", "parallelGateway"
START, END = "startEvent", "endEvent"


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane; `actor` is the id of the post, body or party if it is known, `is_outside` marks a pool of its own."""

    id: str
    name: str
    actor: str = ""
    is_outside: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A task, gateway or event, by its name in BPMN."""

    id: str
    tag: str
    name: str = ""
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow with the words beside it."""

    id: str
    source: str
    target: str
    name: str = ""


@dataclass(frozen=True)
class Diagram:
    """A process: everything in the order of the file. `pool` is what its pool is called, which modellers show."""

    id: str
    name: str
    lanes: Mapping[str, Lane] = field(default_factory=dict)
    elements: Mapping[str, Element] = field(default_factory=dict)
    flows: tuple[Flow, ...] = ()
    pool: str = ""

    @cached_property
    def out(self) -> Mapping[str, tuple[Flow, ...]]:
        """For each element, the flows that leave it."""
        found: dict[str, list[Flow]] = {id: [] for id in self.elements}
        for flow in self.flows:
            found[flow.source].append(flow)
        return {id: tuple(flows) for id, flows in found.items()}

    @cached_property
    def entries(self) -> Mapping[str, int]:
        """For each element, how many flows enter it."""
        found = dict.fromkeys(self.elements, 0)
        for flow in self.flows:
            found[flow.target] += 1
        return found
