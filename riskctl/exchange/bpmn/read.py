"""BPMN 2.0 files as a diagram: pools, lanes, tasks, gateways, events, and everything that was not taken."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riskctl.exchange.bounds import unreadable
from riskctl.exchange.bpmn.diagram import TASKS, Diagram, Element, Flow, Lane
from riskctl.exchange.bpmn.left_out import documentation_of, left_out, note, short
from riskctl.exchange.bpmn.messages import Message, with_messages
from riskctl.exchange.bpmn.parse import AGAIN, Tag, local, parsed
from riskctl.exchange.bpmn.scope import Scope, content_of
from riskctl.exchange.bpmn.vocabulary import WHOLES
from riskctl.exchange.problems import Problem
from riskctl.model.language import Language
from riskctl.model.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: the diagram, the records that riskctl itself put there, and everything that was not taken.

    Words that have to be added are in the language.
    """

    diagram: Diagram
    records: Mapping[str, Mapping[str, Mapping[str, object]]]
    problems: tuple[Problem, ...]
    language: Language


def read_bpmn(data: bytes, name: str, language: Language = "zh") -> Read:
    """What a BPMN file holds; words that have to be added are in the language. UserError (exit 3) where it is no XML, no
    BPMN, or is built to do harm.
    """
    root = parsed(data, name)
    if root.name in (":definitions", ":Definitions"):
        raise unreadable(f"{name}：元素不在 BPMN 2.0 的命名空间里，最外层要写 xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"。",
                         f"{name}: its elements are not in the namespace of BPMN 2.0; the outermost needs "
                         f"xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\".")
    if root.name != "definitions":
        raise unreadable(f"{name}：不是 BPMN 2.0 文件（最外层是 {short(root.name.removeprefix(':'))!r}）；请{AGAIN.zh}。",
                         f"{name}: this is no BPMN 2.0 file (its outermost element is {short(root.name.removeprefix(':'))!r}): {AGAIN.en}.")
    return _Reader(root, language).read()


class _Reader:
    """Makes a diagram of the tags."""

    def __init__(self, root: Tag, language: Language) -> None:
        self.root = root
        self.language = language
        self.problems: list[Problem] = []
        self.lanes: dict[str, Lane] = {}
        self.elements: dict[str, Element] = {}
        self.flows: list[Flow] = []
        self.loose: list[tuple[Tag, Flow]] = []

    def read(self) -> Read:
        """Everything."""
        processes = self.root.all("process")
        collaborations = self.root.all("collaboration")
        pools = [pool for held in collaborations for pool in held.all("participant")]
        by_process = {local(pool.attributes.get("processRef", "")): pool for pool in pools}
        main = max(processes, key=_tasks_in, default=None)
        for process in processes:
            self._process(process, by_process.get(process.id), is_main=process is main)
        self._tie()
        self._pools(pools, {process.id for process in processes})
        for held in (self.root, *collaborations, *pools):
            self.problems += left_out(held)
        diagram = self._diagram(main, by_process)
        messages = [flow for held in collaborations for flow in held.all("messageFlow")]
        diagram = self._with_messages(diagram, messages, {pool.id for pool in pools})
        return Read(diagram, self._records(processes), tuple(dict.fromkeys(self.problems)), self.language)

    def _diagram(self, main: Tag | None, pools: Mapping[str, Tag]) -> Diagram:
        if main is None:
            return Diagram("", "")
        shown = pools[main.id].title if main.id in pools else ""
        return Diagram(main.id, main.title or shown, self.lanes, self.elements, tuple(self.flows), shown, documentation_of(main))

    def _process(self, process: Tag, pool: Tag | None, *, is_main: bool) -> None:
        """A process, with its lanes, or with the pool in the place of a lane."""
        lane_of: dict[str, str] = {}
        for lane_set in _lane_sets_in(process):
            self._lane_set(lane_set, lane_of, is_outside=not is_main)
        found = content_of(process, lane_of, self.language)
        self.problems += (*left_out(process), *found.problems)
        if not found.elements:
            self.problems.append(note(Severity.WARNING, process, "流程中没有元素，略去", "the process has no elements; left out"))
        elif not is_main:
            self.problems.append(note(Severity.WARNING, pool or process, "另一个泳池：其中的办理人作为外部主体，是本单位岗位的请改",
                                      "another pool: who acts in it is taken as a party from outside; change that for posts"))
            if pool and pool.title and process.title not in ("", pool.title):
                self.problems.append(note(Severity.INFO, process, f"流程的名称“{short(process.title)}”没有对应，以泳池的为准",
                                          f"the name '{short(process.title)}' of the process has no equivalent; that of its pool is taken"))
            if documentation_of(process):
                self.problems.append(note(Severity.WARNING, process, "说明没有地方记，略去", "there is no place for its documentation; left out"))
        if any(element.lane == process.id for element in found.elements):
            named = (pool.title if pool else "") or process.title or process.id
            self.lanes.setdefault(process.id, Lane(process.id, named, "", not is_main))
            if not pool and any(element.lane == process.id and element.tag in TASKS for element in found.elements):
                self.problems.append(note(Severity.WARNING, process, f"有的元素不在泳道或泳池里，算作由“{short(named)}”办理，请核对",
                                          f"some elements are in no lane and no pool; they are taken as done by '{short(named)}': check it"))
        self._add(found, lane_of, process)

    def _add(self, found: Scope, lane_of: Mapping[str, str], process: Tag) -> None:
        ids = {element.id for element in found.elements}
        for element in found.elements:
            if element.id in self.elements:
                self.problems.append(Problem(Severity.ERROR, found.address(element.id), "编号重复", "the id is there twice"))
            self.elements[element.id] = element
        for ref in lane_of.keys() - ids - found.skipped:
            self.problems.append(note(Severity.WARNING, process, f"泳道里的 {ref} 不是流程中的元素，略去",
                                      f"{ref}, which a lane names, is no element of the process; left out"))
        self.flows += found.flows
        self.loose += found.loose

    def _tie(self) -> None:
        """Keep the flows from process to process; BPMN has none, but people draw them."""
        for tag, flow in self.loose:
            if flow.source in self.elements and flow.target in self.elements:
                self.flows.append(flow)
            else:
                self.problems.append(note(Severity.WARNING, tag, "连线的一端不是流程中的元素，略去",
                                          "one end of the flow is no element of a process; left out"))

    def _lane_set(self, lane_set: Tag, lane_of: dict[str, str], *, is_outside: bool) -> None:
        """The lanes, the innermost where they are nested."""
        self.problems += left_out(lane_set)
        for lane in lane_set.all("lane"):
            inner = lane.all("childLaneSet")
            for child in inner:
                self._lane_set(child, lane_of, is_outside=is_outside)
            refs = [ref.words() for ref in lane.all("flowNodeRef")]
            if not inner or any(ref not in lane_of for ref in refs):
                self.lanes[lane.id] = Lane(lane.id, lane.title or lane.id, lane.attributes.get("actor", ""), is_outside)
            elif lane.title:
                self.problems.append(note(Severity.WARNING, lane, f"外层泳道“{short(lane.title)}”没有对应，取里层的",
                                          f"the outer lane '{short(lane.title)}' has no equivalent; those inside it are taken"))
            self.problems += left_out(lane)
            for ref in refs:
                if lane_of.setdefault(ref, lane.id) != lane.id and not inner:
                    self.problems.append(note(Severity.WARNING, lane, f"{ref} 已在另一泳道，以那里为准",
                                              f"{ref} is in another lane already, which holds"))

    def _pools(self, pools: Iterable[Tag], processes: set[str]) -> None:
        for pool in pools:
            if local(pool.attributes.get("processRef", "")) not in processes:
                self.problems.append(note(Severity.WARNING, pool, f"泳池“{short(pool.title)}”没有流程，略去",
                                          f"the pool '{short(pool.title)}' has no process and is left out"))

    def _with_messages(self, diagram: Diagram, tags: Iterable[Tag], pools: set[str]) -> Diagram:
        """The diagram, with messages as the order of steps."""
        messages = []
        for tag in tags:
            ends = [local(tag.attributes.get(key, "")) for key in ("sourceRef", "targetRef")]
            self.problems += left_out(tag)
            if all(end in diagram.elements for end in ends):
                messages.append(Message(tag.id, ends[0], ends[1], tag.title, tag.address))
            else:
                at_pool = all(end in diagram.elements or end in pools for end in ends)
                self.problems.append(note(
                    Severity.WARNING, tag,
                    f"消息流{f'“{short(tag.title)}”' if tag.title else ''}{'的一端是整个泳池' if at_pool else '的一端不存在'}，略去",
                    f"one end of the message flow{f' {short(tag.title)!r}' if tag.title else ''} "
                    f"{'is a pool as a whole' if at_pool else 'does not exist'}; left out"))
        found, problems = with_messages(diagram, messages)
        self.problems += problems
        return found

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
                self.problems.append(note(Severity.ERROR, tag, "riskctl 的记录已损坏", "a record of riskctl is damaged"))
        return found


def _lane_sets_in(held: Tag) -> Iterator[Tag]:
    """The lane sets of the process, and of its subprocesses."""
    yield from held.all("laneSet")
    for whole in held.all(*WHOLES):
        yield from _lane_sets_in(whole)


def _tasks_in(held: Tag) -> int:
    """How many tasks the process has, those of its subprocesses among them."""
    return sum(1 + _tasks_in(tag) if tag.name in WHOLES else 1 for tag in held.all(*TASKS, *WHOLES))

