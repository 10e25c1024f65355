"""The elements and flows of a process, with its subprocesses taken apart."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from riskctl.exchange.bpmn.diagram import END, EXCLUSIVE, PARALLEL, START, TASKS, Element, Flow
from riskctl.exchange.bpmn.disagreeing import disagreeing
from riskctl.exchange.bpmn.left_out import documentation_of, left_out, note, short
from riskctl.exchange.bpmn.parse import Tag, local
from riskctl.exchange.bpmn.vocabulary import (
    BOUNDARY,
    DEFINITIONS,
    EVENT_BASED,
    EVENTS,
    LINK,
    NO_SUCH,
    NODES,
    TIMES,
    WHOLES,
)
from riskctl.exchange.problems import Problem
from riskctl.model.language import Language, Text
from riskctl.model.vocabulary import Severity

OTHERWISE = Text("其他情形", "otherwise")
"""What stands beside the way that is taken where no other is."""

_NOTHING_MORE = re.compile(r"(流程)?(开始|起始|start|start ?event|结束|终止|完成|办结|完毕|end|finish|finished|done|stop|completed?|end ?event)\d*",
                           re.IGNORECASE)
_AFTER = "→"
"""Marks ids of what stands behind an element: no id in XML has it."""


@dataclass(slots=True)
class Scope:
    """What was found: elements, flows between them, flows with an end elsewhere, and what was not taken as it stands.

    `skipped` are the ids of elements that are left out; each of them is spoken of in a problem.
    """

    lane_of: Mapping[str, str]
    otherwise: str
    elements: list[Element] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: set[str] = field(default_factory=set)
    tags: dict[str, Tag] = field(default_factory=dict)
    exits: dict[str, str] = field(default_factory=dict)
    beside: dict[str, list[Flow]] = field(default_factory=dict)
    loose: list[tuple[Tag, Flow]] = field(default_factory=list)

    def address(self, id: str) -> str:
        """Where the element stands in the file."""
        return self.tags[id].address if id in self.tags else id

    def say(self, severity: Severity, tag: Tag, zh: str, en: str) -> None:
        """Note a problem."""
        self.problems.append(note(severity, tag, zh, en))


def content_of(process: Tag, lane_of: Mapping[str, str], language: Language) -> Scope:
    """Everything in the process; elements in no lane get the id of the process as their lane."""
    scope = Scope(lane_of, OTHERWISE.in_(language))
    ends = sum(1 for _ in process.all(END))
    _Content(scope, ends > 1).take(process, process.id)
    _link(scope)
    _leave_beside(scope)
    return scope


@dataclass(slots=True)
class _Content:
    scope: Scope
    has_ends: bool

    def take(self, held: Tag, lane: str) -> list[str]:
        """Take the elements and flows right inside; the ids of the elements."""
        nodes = held.all(*NODES)
        taken = [id for node in nodes for id in self._node(node, self.scope.lane_of.get(node.id, lane))]
        defaults = {local(node.attributes.get("default", "")) for node in nodes} - {""}
        flows = held.all("sequenceFlow")
        for flow in flows:
            self._flow(flow, defaults)
        self.scope.problems += disagreeing(nodes, flows)
        return taken

    def _add(self, node: Tag, tag: str, lane: str, name: str = "", said: str = "") -> list[str]:
        id = node.id or f"{node.name}_{node.line}"
        self.scope.tags.setdefault(id, node)
        self.scope.elements.append(Element(id, tag, name, lane, said, documentation_of(node) if tag in TASKS else ""))
        return [id]

    def _node(self, node: Tag, lane: str) -> list[str]:
        """Take one element; its id, or nothing if it is left out."""
        self.scope.problems += left_out(node)
        if node.attributes.get("isForCompensation") == "true" or (node.name == BOUNDARY and node.all("compensateEventDefinition")):
            self.scope.skipped.add(node.id)
            self.scope.say(Severity.WARNING, node, f"补偿没有对应，{node.name}{_named(node, 'zh')}略去",
                           f"compensation has no equivalent; the {node.name}{_named(node, 'en')} is left out")
            return []
        if node.name in TASKS:
            return self._add(node, node.name, lane, node.title)
        if node.name in WHOLES:
            return self._whole(node, lane)
        if node.name in EVENTS:
            return self._event(node, lane)
        if node.name in (START, END):
            return self._rim(node, lane)
        return self._gateway(node, lane)

    def _gateway(self, node: Tag, lane: str) -> list[str]:
        if node.name in NO_SUCH:
            self.scope.say(Severity.ERROR, node, f"{node.name}（{short(node.title)}）：riskctl 没有这种网关，请改为排他或并行网关",
                           f"{node.name} ({short(node.title)}): there is no such gateway here; make it exclusive or parallel")
        elif node.name == EVENT_BASED:
            self.scope.say(Severity.WARNING, node, f"{node.name}{_named(node, 'zh')}：作为择一的分支，等到哪个事件就走哪一路",
                           f"{node.name}{_named(node, 'en')}: taken as a choice of the event that comes first")
        return self._add(node, PARALLEL if node.name == PARALLEL else EXCLUSIVE, lane, node.title)

    def _rim(self, node: Tag, lane: str) -> list[str]:
        """A start or an end. What an end is called is a result where there are several."""
        said = node.title if node.name == END and self.has_ends and not _NOTHING_MORE.fullmatch(node.title) else ""
        if node.title and not said and not _NOTHING_MORE.fullmatch(node.title):
            self.scope.say(Severity.INFO, node, f"{node.name}的名称“{short(node.title)}”没有对应，略去",
                           f"the name '{short(node.title)}' of the {node.name} has no equivalent; left out")
        return self._add(node, node.name, lane, "", said)

    def _event(self, node: Tag, lane: str) -> list[str]:
        """An event on the way: words beside the way; one at the border of a task is another way out of it."""
        said = node.title or _trigger(node)
        if node.name != BOUNDARY:
            zh, en = "中间事件没有对应，流程从中穿过", "events on the way have no equivalent; the flow passes through"
        elif node.attributes.get("cancelActivity") == "false":
            zh = "不中断的边界事件没有对应，作为附着环节的另一条路"
            en = "it does not interrupt, which has no equivalent; taken as another way out of what it is attached to"
        else:
            zh, en = "边界事件作为附着环节的另一条路", "taken as another way out of what it is attached to"
        self.scope.say(Severity.WARNING, node, f"{node.name}（{said}）：{zh}", f"{node.name} ({said}): {en}")
        (id,) = self._add(node, EXCLUSIVE, lane, "", said)
        if node.name == BOUNDARY:
            host = local(node.attributes.get("attachedToRef", ""))
            self.scope.beside.setdefault(host, []).append(Flow(f"{id}{_AFTER}", host, id))
        return [id]

    def _whole(self, node: Tag, lane: str) -> list[str]:
        """A subprocess: its content, where it has an order of its own; else one step."""
        count = _size(node)
        if node.attributes.get("triggeredByEvent") == "true":
            self._skip(node)
            self.scope.say(Severity.WARNING, node, f"事件子流程{_named(node, 'zh')}没有对应，略去，连同其中 {count} 个元素{_inside(node, 'zh')}",
                           f"event subprocesses have no equivalent: this one{_named(node, 'en')} is left out with the {count} "
                           f"elements inside{_inside(node, 'en')}")
            return []
        if node.name in ("subProcess", "transaction") and node.all(*TASKS, *WHOLES):
            return self._apart(node, lane)
        for inner in node.all(*NODES):
            self._skip(inner)
        self.scope.say(Severity.WARNING, node, f"{node.name}（{short(node.title)}）：整体作为一个环节，其中 {count} 个元素未取{_inside(node, 'zh')}",
                       f"{node.name} ({short(node.title)}): taken as one step; {count} elements inside are not taken{_inside(node, 'en')}")
        if "calledElement" in node.attributes:
            self.scope.say(Severity.WARNING, node, f"调用的流程 {node.attributes['calledElement']} 没有对应，略去",
                           f"the process {node.attributes['calledElement']} that it calls has no equivalent; left out")
        return self._add(node, "task", lane, node.title)

    def _skip(self, node: Tag) -> None:
        self.scope.skipped.add(node.id)
        for inner in node.all(*NODES):
            self._skip(inner)

    def _apart(self, node: Tag, lane: str) -> list[str]:
        """A subprocess taken apart: what leads to it leads to its begin, and what leads away from it away from its ends."""
        scope = self.scope
        (id,) = self._add(node, EXCLUSIVE, lane)
        first, flows = len(scope.elements), len(scope.flows)
        inner = _Content(scope, has_ends=False).take(node, lane)
        scope.say(Severity.WARNING, node, f"{node.name}{_named(node, 'zh')}：子流程拆开，其中的环节直接排在流程中",
                  f"{node.name}{_named(node, 'en')}: taken apart; the steps inside stand in the process itself")
        if documentation_of(node):
            scope.say(Severity.WARNING, node, "它拆开了，说明没有地方记，略去",
                      "it is taken apart, so there is no place for its documentation; left out")
        inside = scope.flows[flows:]
        entered, left = {flow.target for flow in inside}, {flow.source for flow in inside}
        attached = {flow.target for held in scope.beside.values() for flow in held}
        out = f"{id}{_AFTER}"
        here = {at: element for at, element in enumerate(scope.elements[first:], first) if element.id in inner}
        begins = [element.id for element in here.values() if element.tag == START] or \
            [element.id for element in here.values() if element.id not in entered | attached]
        ends = [element.id for element in here.values() if scope.exits.get(element.id, element.id) not in left or element.tag == END]
        together = len(begins) > 1 and not any(element.tag == START for element in here.values())
        for at, element in here.items():
            if element.tag in (START, END):
                scope.elements[at] = replace(element, tag=EXCLUSIVE, said="")
        waits = len(ends) > 1 and (together or _only_forks(here.values(), inside))
        if together:
            scope.elements[first - 1] = replace(scope.elements[first - 1], tag=PARALLEL)
        scope.elements.append(Element(out, PARALLEL if waits else EXCLUSIVE, "", lane))
        scope.flows += [Flow(f"{id}{_AFTER}{at}", id, begin) for at, begin in enumerate(begins)]
        scope.flows += [Flow(f"{end}{_AFTER}{at}", scope.exits.get(end, end), out) for at, end in enumerate(ends)]
        scope.exits[id] = out
        return [id]

    def _flow(self, tag: Tag, defaults: set[str]) -> None:
        """A sequence flow, with its name, or its condition, beside it."""
        self.scope.problems += left_out(tag)
        source, target = (local(tag.attributes.get(key, "")) for key in ("sourceRef", "targetRef"))
        conditions = tag.all("conditionExpression")
        self.scope.problems += (problem for part in conditions for problem in left_out(part))
        condition = next((part.words() for part in conditions), "")
        if condition and tag.title:
            self.scope.say(Severity.INFO, tag, f"以名称“{short(tag.title)}”为准，条件表达式 {short(condition)} 略去",
                           f"its name '{short(tag.title)}' is taken; the expression {short(condition)} of its condition is left out")
        at = self.scope.tags.get(source)
        if condition and at is not None and at.name in (*TASKS, *WHOLES):
            self.scope.say(Severity.WARNING, tag, "从环节直接引出的条件连线可以同时成立，这里作为择一的路",
                           "conditions right behind a task may hold together; they are taken as alternatives")
        if tag.id in defaults and (tag.title or condition):
            self.scope.say(Severity.INFO, tag, f"默认路的标记没有对应，以它的文字“{short(tag.title or condition)}”为准",
                           f"that it is the default has no equivalent; its words '{short(tag.title or condition)}' are taken")
        words = tag.title or condition or (self.scope.otherwise if tag.id in defaults else "")
        flow = Flow(tag.id, self.scope.exits.get(source, source), target, words)
        if source in self.scope.skipped or target in self.scope.skipped:
            self.scope.say(Severity.WARNING, tag, "连线的一端已略去，连线也略去", "one end of the flow is left out, and so is the flow")
        elif source in self.scope.tags and target in self.scope.tags:
            self.scope.flows.append(flow)
        else:
            self.scope.loose.append((tag, flow))


def _named(node: Tag, language: str) -> str:
    if not node.title:
        return ""
    return f"“{short(node.title)}”" if language == "zh" else f" '{short(node.title)}'"


def _inside(node: Tag, language: str) -> str:
    """The names of the tasks inside, in brackets."""
    names = [short(tag.title or tag.id) for tag in node.all(*TASKS, *WHOLES)]
    if not names:
        return ""
    return f"（{'、'.join(names)}）" if language == "zh" else f" ({', '.join(names)})"


def _size(tag: Tag) -> int:
    return sum(1 + _size(inner) for inner in tag.inside)


def _trigger(node: Tag) -> str:
    """What an event waits for, where it has no name: the time, or whatever its definition says."""
    for definition in node.all(*DEFINITIONS):
        said = " ".join(part.words() for part in definition.all(*TIMES, "condition"))
        return said or definition.title or next((value for key, value in definition.attributes.items() if key != "id"), "")
    return ""


def _only_forks(elements: Iterable[Element], flows: Iterable[Flow]) -> bool:
    """Whether ways part inside, and nowhere by choice, so that every end inside is come to."""
    out: dict[str, list[Flow]] = {}
    for flow in flows:
        out.setdefault(flow.source, []).append(flow)
    parting = [element for element in elements if len(out.get(element.id, ())) > 1]
    return bool(parting) and all(
        element.tag == PARALLEL or (element.tag in TASKS and not any(flow.name for flow in out[element.id])) for element in parting)


def _link(scope: Scope) -> None:
    """A flow from every event that throws a link to the one that catches it."""
    ends: dict[tuple[bool, str], list[str]] = {}
    for id, tag in scope.tags.items():
        for link in tag.all(LINK):
            ends.setdefault((tag.name == "intermediateCatchEvent", link.title or tag.title), []).append(id)
    for (catches, name), ids in ends.items():
        for at, id in enumerate(ids if not catches else ()):
            scope.flows += [Flow(f"{id}{_AFTER}{at}", id, caught) for caught in ends.get((True, name), ())]


def _leave_beside(scope: Scope) -> None:
    """Ways out at the border of tasks and subprocesses: beside them the ordinary way is that of all other cases."""
    known = {element.id: element for element in scope.elements}
    for host, beside in scope.beside.items():
        source = scope.exits.get(host, host)
        if source not in known:
            tag = scope.tags[beside[0].target]
            scope.say(Severity.WARNING, tag, "它附着的元素不存在或已略去", "what it is attached to does not exist or is left out")
            continue
        ordinary = [at for at, flow in enumerate(scope.flows) if flow.source == source]
        if len(ordinary) > 1 and not any(scope.flows[at].name for at in ordinary):
            fork = Element(f"{source}{_AFTER}", PARALLEL, "", known[source].lane)
            scope.elements.append(fork)
            for at in ordinary:
                scope.flows[at] = replace(scope.flows[at], source=fork.id)
            scope.flows.append(Flow(f"{fork.id}{_AFTER}", source, fork.id, scope.otherwise))
        elif len(ordinary) == 1 and not scope.flows[ordinary[0]].name:
            scope.flows[ordinary[0]] = replace(scope.flows[ordinary[0]], name=scope.otherwise)
        scope.flows += [replace(flow, source=source) for flow in beside]
