"""BPMN 2.0 files read with distrust: no document type, no entities, bounded depth and size."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from riskctl.exchange.bounds import BOUNDS, unreadable
from riskctl.exchange.bpmn.diagram import END, EXCLUSIVE, PARALLEL, START, TASKS, Diagram, Element, Flow, Lane
from riskctl.exchange.bpmn.names import BPMN, RISKCTL
from riskctl.exchange.problems import Problem
from riskctl.model.vocabulary import Severity

_SEPARATOR = "|"
_DEEPEST = 64
_MOST_ELEMENTS = 200_000
_FLOW_NODES = (*TASKS, EXCLUSIVE, PARALLEL, START, END)
# What changes the meaning of a process if it is read as something simpler.
_GATEWAYS = ("inclusiveGateway", "complexGateway", "eventBasedGateway")
_WHOLES = ("subProcess", "adHocSubProcess", "transaction", "callActivity")
_EVENTS = ("intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent")
# What adds to it, and is left out.
_ADDITIONS = ("dataObjectReference", "dataStoreReference", "dataObject", "textAnnotation", "association", "group",
              "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "ioSpecification",
              "timerEventDefinition", "messageEventDefinition", "signalEventDefinition", "errorEventDefinition",
              "escalationEventDefinition", "conditionalEventDefinition", "compensateEventDefinition",
              "terminateEventDefinition", "cancelEventDefinition", "linkEventDefinition", "performer", "potentialOwner",
              "humanPerformer")
_READ = ("definitions", "collaboration", "participant", "process", "laneSet", "childLaneSet", "lane", "flowNodeRef",
         "sequenceFlow", "messageFlow", "incoming", "outgoing", "extensionElements", "documentation", "conditionExpression")


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: the diagram, the records that riskctl itself put there, and everything that was not understood."""

    diagram: Diagram
    records: Mapping[str, Mapping[str, Mapping[str, object]]]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Tag:
    """An element of XML with its attributes, its text, where it begins, and what is inside."""

    name: str
    attributes: Mapping[str, str]
    line: int
    text: str = ""
    inside: list["Tag"] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id, '' if it has none."""
        return self.attributes.get("id", "")

    def all(self, *names: str) -> list["Tag"]:
        """The elements of these names right inside."""
        return [tag for tag in self.inside if tag.name in names]


def read_bpmn(data: bytes, name: str) -> Read:
    """What a BPMN file holds. UserError (exit 3) where it is no XML, no BPMN, or is built to do harm."""
    root = _parsed(data, name)
    if root.name != "definitions":
        raise unreadable(f"{name}：不是 BPMN 2.0 文件（最外层是 {root.name!r}）。",
                         f"{name}: this is no BPMN 2.0 file (its outermost element is {root.name!r}).")
    return _Reader(root).read()


def _parsed(data: bytes, name: str) -> Tag:
    """The file as a tree of tags of BPMN and of riskctl; what is of other namespaces is passed over, with its inside."""
    if len(data) > BOUNDS.file_bytes:
        raise unreadable(f"{name}：文件太大。", f"{name}: the file is too large.")
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    builder = _Builder(parser, name)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise unreadable(f"{name}:{error.lineno}:{error.offset + 1}：不是正确的 XML。",
                         f"{name}:{error.lineno}:{error.offset + 1}: this is not well-formed XML.") from None
    if builder.root is None:
        raise unreadable(f"{name}：不是 BPMN 2.0 文件。", f"{name}: this is no BPMN 2.0 file.")
    return builder.root


class _Builder:
    """Builds the tree of tags."""

    def __init__(self, parser: expat.XMLParserType, name: str) -> None:
        self.parser = parser
        self.name = name
        self.root: Tag | None = None
        self.path: list[Tag | None] = []
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        self.count += 1
        if len(self.path) >= _DEEPEST or self.count > _MOST_ELEMENTS:
            raise unreadable(f"{self.name}：嵌套太深或元素太多。", f"{self.name}: it is nested too deep, or has too many elements.")
        space, _, local = name.rpartition(_SEPARATOR)
        above = self.path[-1] if self.path else None
        if space not in (BPMN, RISKCTL) or (self.path and above is None):
            self.path.append(None if self.path else Tag(name, {}, 0))
            self.root = self.root or self.path[-1]
            return
        prefix = "riskctl:" if space == RISKCTL else ""
        short = {key.rpartition(_SEPARATOR)[2]: value for key, value in attributes.items()}
        tag = Tag(prefix + local, short, self.parser.CurrentLineNumber)
        if above is not None:
            above.inside.append(tag)
        self.root = self.root or tag
        self.path.append(tag)

    def end(self, name: str) -> None:
        """A tag ends."""
        del name
        self.path.pop()

    def text(self, data: str) -> None:
        """Text inside a tag."""
        if self.path and self.path[-1] is not None:
            self.path[-1].text += data

    def refuse_doctype(self, *_: object) -> None:
        """A document type could declare entities."""
        raise unreadable(f"{self.name}：含有文档类型声明（DOCTYPE），不读取。",
                         f"{self.name}: it has a document type declaration (DOCTYPE), so it is not read.")


class _Reader:
    """Makes a diagram of the tags."""

    def __init__(self, root: Tag) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.lanes: dict[str, Lane] = {}
        self.elements: dict[str, Element] = {}
        self.flows: list[Flow] = []
        self.lane_of: dict[str, str] = {}

    def read(self) -> Read:
        """Everything."""
        processes = self.root.all("process")
        pools = [pool for held in self.root.all("collaboration") for pool in held.all("participant")]
        names = {pool.attributes.get("processRef", ""): pool for pool in pools}
        biggest = max(processes, key=lambda process: len(process.all(*TASKS)), default=None)
        for process in processes:
            self._process(process, names.get(process.id), is_outside=process is not biggest)
        for pool in pools:
            if pool.attributes.get("processRef", "") not in {process.id for process in processes}:
                self._note(Severity.INFO, pool, f"泳池“{pool.attributes.get('name', '')}”没有流程，略去",
                           f"the pool '{pool.attributes.get('name', '')}' has no process and is left out")
        for held in self.root.all("collaboration"):
            self._flows(held.all("messageFlow"), is_message=True)
        title = names.get(biggest.id) if biggest else None
        shown = (title.attributes.get("name") if title else "") or ""
        name = (biggest.attributes.get("name") if biggest else "") or shown
        diagram = Diagram(biggest.id if biggest else "", name, self.lanes, self.elements, tuple(self.flows), shown)
        return Read(diagram, self._records(processes), tuple(self.problems))

    def _process(self, process: Tag, pool: Tag | None, *, is_outside: bool) -> None:
        named = (pool.attributes.get("name") if pool else "") or process.attributes.get("name") or process.id
        sets = process.all("laneSet")
        for lane_set in sets:
            self._lane_set(lane_set, is_outside=is_outside)
        nodes = process.all(*_FLOW_NODES, *_GATEWAYS, *_WHOLES, *_EVENTS)
        if any(node.id not in self.lane_of for node in nodes):
            self.lanes.setdefault(process.id, Lane(process.id, named, "", is_outside))
        for node in nodes:
            self._node(node, self.lane_of.get(node.id, process.id))
        self._left_out(process)
        self._flows(process.all("sequenceFlow"), is_message=False)

    def _lane_set(self, lane_set: Tag, *, is_outside: bool) -> None:
        """The lanes, the innermost where they are nested."""
        for lane in lane_set.all("lane"):
            inner = lane.all("childLaneSet")
            for child in inner:
                self._lane_set(child, is_outside=is_outside)
            refs = [ref.text.strip() for ref in lane.all("flowNodeRef")]
            if not inner or any(ref not in self.lane_of for ref in refs):
                self.lanes[lane.id] = Lane(lane.id, lane.attributes.get("name") or lane.id, lane.attributes.get("actor", ""), is_outside)
            for ref in refs:
                self.lane_of.setdefault(ref, lane.id)

    def _node(self, node: Tag, lane: str) -> None:
        tag = node.name
        if node.id in self.elements:
            self._note(Severity.ERROR, node, "编号重复", "the id is there twice")
        if tag in _GATEWAYS:
            self._note(Severity.ERROR, node, f"{tag}（{node.attributes.get('name', '')}）：riskctl 没有这种网关，请改为排他或并行网关",
                       f"{tag} ({node.attributes.get('name', '')}): there is no such gateway here; make it exclusive or parallel")
            tag = EXCLUSIVE
        elif tag in _WHOLES:
            self._note(Severity.ERROR, node, f"{tag}（{node.attributes.get('name', '')}）：子流程整体作为一个环节，其中 {_size(node)} 个元素未取",
                       f"{tag} ({node.attributes.get('name', '')}): taken as one step; {_size(node)} elements inside are not taken")
            tag = "task"
        elif tag in _EVENTS:
            self._note(Severity.ERROR, node, f"{tag}（{node.attributes.get('name', '')}）：中间事件没有对应，流程从中穿过",
                       f"{tag} ({node.attributes.get('name', '')}): events on the way have no equivalent; the flow passes through")
            tag = EXCLUSIVE
        if node.attributes.get("isForCompensation") == "true":
            self._note(Severity.ERROR, node, "补偿任务没有对应", "tasks for compensation have no equivalent")
        self.elements[node.id] = Element(node.id, tag, " ".join(node.attributes.get("name", "").split()), lane)
        self._left_out(node)

    def _left_out(self, held: Tag) -> None:
        """Name what is not understood and is left out."""
        known = (*_READ, *_FLOW_NODES, *_GATEWAYS, *_WHOLES, *_EVENTS)
        for tag in held.inside:
            if tag.name not in known and not tag.name.startswith("riskctl:"):
                said = " ".join(tag.all("text")[0].text.split()) if tag.all("text") else tag.attributes.get("name", "")
                self._note(Severity.WARNING, tag, f"{tag.name}{f'（{said}）' if said else ''}：没有对应，略去",
                           f"{tag.name}{f' ({said})' if said else ''}: no equivalent, left out")

    def _flows(self, flows: list[Tag], *, is_message: bool) -> None:
        for flow in flows:
            source, target = flow.attributes.get("sourceRef", ""), flow.attributes.get("targetRef", "")
            if source not in self.elements or target not in self.elements:
                self._note(Severity.WARNING, flow, "连线的一端不是流程中的元素，略去", "one end of the flow is no element of a process; left out")
                continue
            if is_message:
                self._note(Severity.INFO, flow, "消息流作为先后次序", "a message flow is taken as the order of steps")
            self.flows.append(Flow(flow.id, source, target, " ".join(flow.attributes.get("name", "").split())))

    def _records(self, processes: list[Tag]) -> dict[str, dict[str, Mapping[str, object]]]:
        """The records that riskctl put into the file."""
        found: dict[str, dict[str, Mapping[str, object]]] = {}
        for tag in (tag for process in processes for held in process.all("extensionElements") for tag in held.all("riskctl:record")):
            try:
                node = json.loads(tag.text)
            except (ValueError, RecursionError):
                node = None
            if isinstance(node, dict) and tag.id:
                found.setdefault(tag.attributes.get("kind", ""), {})[tag.id] = node
            else:
                self._note(Severity.ERROR, tag, "riskctl 的记录已损坏", "a record of riskctl is damaged")
        return found

    def _note(self, severity: Severity, tag: Tag, zh: str, en: str) -> None:
        self.problems.append(Problem(severity, f"{tag.id or tag.name}:{tag.line}", zh, en))


def _size(tag: Tag) -> int:
    return sum(1 + _size(inner) for inner in tag.inside)
