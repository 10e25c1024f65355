"""The steps that a diagram means: tasks, the gateways that have to be steps themselves, and the ways between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from riskctl.exchange.bpmn.diagram import EXCLUSIVE, START, TASKS, Diagram
from riskctl.exchange.bpmn.ways import Way, is_step, joins, parting_of, ways_from
from riskctl.exchange.problems import Problem
from riskctl.flow.graphs import reached
from riskctl.flow.process import END as ENDED
from riskctl.model.vocabulary import Severity

_MOST_LOOKED_AT = 1_000
"""For so many ways that close a circle at most it is looked up whether their source lies behind their target."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A way to the element of a step, or to `end`, with the words beside it."""

    to: str
    words: str = ""
    is_return: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What a diagram says of a step; `is_gateway` where a gateway had to become one."""

    name: str
    lane: str
    ways: tuple[Meant, ...] = ()
    forks: bool = False
    joins: bool = False
    is_gateway: bool = False
    documentation: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The steps by the id of their elements, those with which the process begins, and what was not taken as it stands."""

    tasks: Mapping[str, Task]
    starts: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways from every step and from every begin, and which of those from steps lead back."""

    steps: Mapping[str, tuple[Way, ...]]
    begins: Mapping[str, tuple[Way, ...]]
    back: frozenset[tuple[str, str]]

    def onward(self, id: str) -> list[Way]:
        """The ways that do not lead back."""
        return [way for way in self.steps[id] if (id, way.to) not in self.back]


def meaning_of(diagram: Diagram) -> Meaning:
    """What the diagram means in steps and ways. Gateways become steps until all that is left says no more than steps can."""
    made: frozenset[str] = frozenset()
    while True:
        ways, wanted = _ways(diagram, made)
        wanted |= set(_mixed(diagram, ways)) | set(_half_joined(ways))
        if wanted <= made:
            return _meaning(diagram, ways, made)
        made |= wanted


def _ways(diagram: Diagram, made: frozenset[str]) -> tuple[_Ways, set[str]]:
    """All ways, and the gateways that they show to be steps."""
    wanted: set[str] = set()
    steps: dict[str, tuple[Way, ...]] = {}
    begins: dict[str, tuple[Way, ...]] = {}
    for id in diagram.elements:
        if is_step(diagram, id, made):
            found, more = ways_from(diagram, id, made)
            steps[id] = tuple(found) or (Way(ENDED),)
            wanted |= more
    for id in diagram.begins:
        if id in steps:
            begins[id] = (Way(id),)
        else:
            found, more = ways_from(diagram, id, made)
            begins[id] = tuple(found)
            wanted |= more
    return _Ways(steps, begins, _returns(steps)), wanted


def _mixed(diagram: Diagram, ways: _Ways) -> Iterator[str]:
    """Gateways that part the ways in another manner than the one before, that fork a begin or a return, that lead back to the
    step they come from, or at which the begin depends on a condition.
    """
    for id, found in ways.steps.items():
        back = [way for way in found if (id, way.to) in ways.back]
        unlike = (*parting_of(diagram, id, ways.onward(id)).unlike, *parting_of(diagram, id, back, chooses=True).unlike)
        yield from (gateway for gateway in unlike if gateway != id)
        yield from (way.gateways[-1] for way in found if way.to == id and way.gateways)
    for id, found in ways.begins.items():
        if id not in ways.steps:
            yield from parting_of(diagram, id, found, chooses=True).unlike
            yield from (way.gateways[0] for way in found if way.gateways and (way.words or way.to == ENDED))


def _half_joined(ways: _Ways) -> Iterator[str]:
    """Joins before a step to which other ways lead past them."""
    through: dict[str, set[str]] = {}
    for id in ways.steps:
        for way in ways.steps[id]:
            if (id, way.to) in ways.back:
                yield from filter(None, [way.join])
            else:
                through.setdefault(way.to, set()).add(way.join)
    for way in (way for found in ways.begins.values() for way in found):
        through.setdefault(way.to, set()).add(way.join)
    for found in through.values():
        if len(found) > 1:
            yield from filter(None, found)


def _meaning(diagram: Diagram, ways: _Ways, made: frozenset[str]) -> Meaning:
    joined = {way.to for found in (*ways.steps.values(), *ways.begins.values()) for way in found if way.join}
    tasks = {}
    for id, found in ways.steps.items():
        element, onward = diagram.elements[id], ways.onward(id)
        meant = dict.fromkeys(Meant(way.to, "、".join(way.words), (id, way.to) in ways.back) for way in found)
        tasks[id] = Task(element.name or element.said or ("" if id in made else id), element.lane, tuple(meant),
                         len(onward) > 1 and parting_of(diagram, id, onward).takes_all,
                         id in joined or (id in made and joins(diagram, element)), id in made, element.documentation)
    starts = dict.fromkeys(way.to for found in ways.begins.values() for way in found if way.to != ENDED)
    return Meaning(tasks, tuple(starts), tuple(_problems(diagram, ways, made)))


def _problems(diagram: Diagram, ways: _Ways, made: frozenset[str]) -> Iterator[Problem]:
    """What was not taken as it stands in the diagram."""
    for id in (id for id in diagram.elements if id in made):
        yield Problem(Severity.WARNING, id, "这里的分支或汇合要单独写成一个环节，请核对由谁办理、环节类型是否合适",
                      "what parts or meets here had to become a step of its own; check who acts and its kind")
    for id, element in diagram.elements.items():
        asks = element.tag == EXCLUSIVE and len(diagram.out[id]) > 1 and all(flow.name for flow in diagram.out[id])
        if element.name and not asks and not is_step(diagram, id, made):
            yield Problem(Severity.INFO, id, f"网关的名称“{element.name}”没有对应，略去",
                          f"the name '{element.name}' of the gateway has no equivalent; left out")
    yield from _unreached(diagram, ways)


def _unreached(diagram: Diagram, ways: _Ways) -> Iterator[Problem]:
    """What no flow leads to, what no flow meets at all, and what stands on the way to where a case begins."""
    starts = any(element.tag == START for element in diagram.elements.values())
    begins = frozenset(diagram.begins)
    for id, element in diagram.elements.items():
        if element.tag not in TASKS and not diagram.entries[id] and not diagram.out[id]:
            yield Problem(Severity.WARNING, id, "没有连线与它相连，略去", "no flow meets it; left out")
        elif id in begins and id not in ways.steps:
            yield from _before_the_first_step(id, ways.begins[id])
        if not starts or diagram.entries[id] or element.tag == START or not (diagram.out[id] or element.tag in TASKS):
            continue
        if id in begins:
            yield Problem(Severity.WARNING, id, "没有连线通向它，作为流程的起点，请核对",
                          "no flow leads to it; a case is taken to begin here: check it")
        else:
            yield Problem(Severity.WARNING, id, "没有连线通向它，办件走不到", "no flow leads to it, so that no case comes to it")


def _before_the_first_step(id: str, ways: Iterable[Way]) -> Iterator[Problem]:
    """What a step has no place for: words beside the way to the first one, and a way past all of them."""
    for words in dict.fromkeys("、".join(way.words) for way in ways if way.words):
        yield Problem(Severity.INFO, id, f"通向第一个环节的连线上的文字“{words}”没有对应，略去",
                      f"the words '{words}' beside the way to the first step have no equivalent; left out")
    if any(way.to == ENDED for way in ways):
        yield Problem(Severity.WARNING, id, "从这里不经任何环节就结束，略去", "from here a case ends without any step; left out")


def _returns(steps: Mapping[str, Iterable[Way]]) -> frozenset[tuple[str, str]]:
    """The ways that lead back to where a case came from, as source and target: those which close a circle, unless no way
    onward leads from their target to their source.
    """
    closing = [(id, to) for id, found in steps.items() for to in dict.fromkeys(way.to for way in found)
               if to != ENDED and all(way.closes for way in found if way.to == to)]
    back = set(closing)
    onward = {id: {way.to for way in found if (id, way.to) not in back} for id, found in steps.items()}
    for id, to in closing[:_MOST_LOOKED_AT]:
        if id != to and id not in reached(to, onward):
            back.discard((id, to))
            onward[id].add(to)
    return frozenset(back)
