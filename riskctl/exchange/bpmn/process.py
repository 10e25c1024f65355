"""The steps that a diagram means: gateways become splits, joins and conditions of ways."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from riskctl.exchange.bpmn.diagram import END, PARALLEL, START, TASKS, Diagram, Element
from riskctl.exchange.problems import Problem
from riskctl.flow.process import END as ENDED
from riskctl.model.vocabulary import Severity

_MOST_PLACES = 2_000
"""So many gateways are passed at most on the ways from one element."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A way to the element of a task, or to `end`, with the words beside it."""

    to: str
    words: str = ""
    is_return: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What a diagram says of a step."""

    name: str
    lane: str
    ways: tuple[Meant, ...] = ()
    forks: bool = False
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """The tasks by the id of their elements, those with which the process begins, and what cannot be said in steps."""

    tasks: Mapping[str, Task]
    starts: tuple[str, ...]
    problems: tuple[Problem, ...]


def meaning_of(diagram: Diagram) -> Meaning:
    """What the diagram means in steps and ways."""
    return _Reading(diagram).meaning()


@dataclass
class _Reading:
    diagram: Diagram
    problems: dict[tuple[str, str], Problem] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)

    def meaning(self) -> Meaning:
        """Everything."""
        elements = self.diagram.elements
        tasks = {id: self._task(id, element) for id, element in elements.items() if element.tag in TASKS}
        starts = [way.to for id, element in elements.items() if element.tag == START for way in self._through(id)]
        if not starts:
            starts = [id for id in tasks if not self.diagram.entries[id]]
        starts = [start for start in dict.fromkeys(starts) if start != ENDED]
        tasks = {id: replace(task, joins=id in self.joined) for id, task in tasks.items()}
        return Meaning(_with_returns(tasks, starts), tuple(starts), tuple(self.problems.values()))

    def _task(self, id: str, element: Element) -> Task:
        out = self.diagram.out[id]
        targets = [self.diagram.elements[flow.target] for flow in out]
        forks = len(out) > 1 and not any(flow.name for flow in out)
        if len(out) == 1 and self._parts(targets[0]):
            forks = True
        ways = tuple(way for way in self._through(id))
        return Task(element.name or id, element.lane, tuple(dict.fromkeys(ways)), forks and len(ways) > 1)

    def _parts(self, element: Element) -> bool:
        """Whether the element is a parallel gateway at which a case parts."""
        return element.tag == PARALLEL and len(self.diagram.out[element.id]) > 1

    def _through(self, id: str) -> Iterator[Meant]:
        """The ways from an element, through gateways, to tasks and ends; so many at most that files cannot exhaust it."""
        waiting = [(id, "", frozenset[str]())]
        for _ in range(_MOST_PLACES):
            if not waiting:
                return
            here, words, passed = waiting.pop(0)
            for flow in self.diagram.out[here]:
                target = self.diagram.elements[flow.target]
                said = "、".join(part for part in (words, flow.name) if part)
                if target.tag in TASKS:
                    yield Meant(target.id, said)
                elif target.tag == END:
                    yield Meant(ENDED, said)
                elif target.id in passed or target.tag == START:
                    self._note(target, "网关首尾相连", "gateways lead to one another in a circle")
                elif (target.id, said) not in {(place[0], place[1]) for place in waiting}:
                    self._pass(target)
                    waiting.append((target.id, said, passed | {target.id}))
        self._note(self.diagram.elements[id], "此后的网关组合太多，未全部读出", "too many combinations of gateways follow; not all were read")

    def _pass(self, gateway: Element) -> None:
        """Note what a parallel gateway on the way means."""
        if gateway.tag != PARALLEL:
            return
        if self.diagram.entries[gateway.id] > 1:
            self._join(gateway)
        before = [flow.source for flow in self.diagram.flows if flow.target == gateway.id]
        tasks_before = all(self.diagram.elements[source].tag in TASKS for source in before)
        if len(self.diagram.out[gateway.id]) > 1 and not (len(before) == 1 and tasks_before):
            self._note(gateway, "并行网关前应是一个环节", "a parallel gateway at which a case parts must come right after a task")

    def _join(self, gateway: Element) -> None:
        """Note that the task behind a gateway waits for all branches."""
        behind = [self.diagram.elements[flow.target] for flow in self.diagram.out[gateway.id]]
        if len(behind) == 1 and behind[0].tag in TASKS:
            self.joined.add(behind[0].id)
        else:
            self._note(gateway, "汇合之后应是一个环节", "a join must be followed by a task")

    def _note(self, element: Element, zh: str, en: str) -> None:
        self.problems.setdefault((element.id, zh), Problem(Severity.ERROR, element.id, zh, en))


def _with_returns(tasks: Mapping[str, Task], starts: list[str]) -> dict[str, Task]:
    """The tasks, with every way that closes a circle marked as a return (depth first from the begin)."""
    found: dict[str, Task] = dict(tasks)
    done: set[str] = set()
    for start in (*starts, *tasks):
        if start in done:
            continue
        path = [(start, list(found[start].ways))]
        on_path = {start}
        while path:
            id, left = path[-1]
            if not left:
                done.add(id)
                on_path.discard(id)
                path.pop()
                continue
            way = left.pop(0)
            if way.to in on_path:
                ways = tuple(replace(one, is_return=True) if one == way else one for one in found[id].ways)
                found[id] = replace(found[id], ways=ways)
            elif way.to in tasks and way.to not in done:
                path.append((way.to, list(found[way.to].ways)))
                on_path.add(way.to)
    return found
