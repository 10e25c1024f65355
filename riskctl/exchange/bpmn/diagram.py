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
    """A task, gateway or event, by its name in BPMN.

    An event on the way is an exclusive gateway with words that it `said`, which stand beside the ways through it. What
    only documents the element is kept in `documentation`.
    """

    id: str
    tag: str
    name: str = ""
    lane: str = ""
    said: str = ""
    documentation: str = ""


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
    documentation: str = ""

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

    @cached_property
    def begins(self) -> tuple[str, ...]:
        """The start events to which nothing leads; without any, whatever nothing leads to; without that, the first task."""
        starts = [id for id, element in self.elements.items() if element.tag == START and not self.entries[id]]
        return tuple(starts or [id for id in self.elements if not self.entries[id]]
                     or [id for id, element in self.elements.items() if element.tag in TASKS][:1])

    @cached_property
    def closing(self) -> frozenset[Flow]:
        """The flows that close a circle, depth first from the begins."""
        found: set[Flow] = set()
        done: set[str] = set()
        for begin in (*self.begins, *self.elements):
            path = [] if begin in done else [(begin, iter(self.out[begin]))]
            on_path = {id for id, _ in path}
            while path:
                id, left = path[-1]
                flow = next(left, None)
                if flow is None:
                    done.add(id)
                    on_path.discard(id)
                    path.pop()
                elif flow.target in on_path:
                    found.add(flow)
                elif flow.target not in done:
                    path.append((flow.target, iter(self.out[flow.target])))
                    on_path.add(flow.target)
        return frozenset(found)
