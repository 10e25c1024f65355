"""The ways that lead from a task through gateways to the next tasks, and the gateways that have to be steps themselves.

A step either chooses one of its ways (`split: one`) or takes them all (`split: all`), and waits for one of those that lead
to it or for all of them (`join: all`). Gateways of BPMN are put together more freely. Those which say no more than a step
can are passed through; the others, such as a choice on one branch of a fork, become steps of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from riskctl.exchange.bpmn.diagram import END, PARALLEL, START, TASKS, Diagram, Element, Flow
from riskctl.flow.process import END as ENDED

_MOST_PLACES = 2_000
"""So many places are come to at most on the ways from one element; beyond that, gateways become steps."""
_DEEPEST = 40
"""So many gateways with several ways out may lie behind one another; further ones become steps."""


class Way(NamedTuple):
    """A way to the element of a step, or to `end`, with the words beside it.

    `gateways` are those with several ways out that are passed, `join` is the last gateway passed at which branches are
    joined, '' if none is; `closes` says that a flow on it closes a circle.
    """

    to: str
    words: tuple[str, ...] = ()
    gateways: tuple[str, ...] = ()
    join: str = ""
    closes: bool = False


def is_step(diagram: Diagram, id: str, made: frozenset[str] | set[str]) -> bool:
    """Whether the element is a task, or a gateway of those made steps."""
    return id in made or diagram.elements[id].tag in TASKS


def joins(diagram: Diagram, element: Element) -> bool:
    """Whether the element is a gateway that waits for several branches."""
    return element.tag == PARALLEL and diagram.entries[element.id] > 1


def forks(diagram: Diagram, id: str) -> bool:
    """Whether a case takes all ways that leave the element: a parallel gateway, or a task whose ways say no case."""
    out = diagram.out[id]
    element = diagram.elements[id]
    if element.tag in (*TASKS, START):
        return len(out) > 1 and not any(flow.name or diagram.elements[flow.target].said for flow in out)
    return element.tag == PARALLEL


def ways_from(diagram: Diagram, id: str, made: frozenset[str]) -> tuple[list[Way], set[str]]:
    """The ways from an element to steps and ends, and the gateways that have to be steps besides those made so already."""
    walk = _Walk(diagram, made)
    walk.go_on(id, Way(""), frozenset({id}), merged="")
    return list(dict.fromkeys(walk.found)), walk.wanted


@dataclass
class _Walk:
    diagram: Diagram
    made: frozenset[str]
    found: list[Way] = field(default_factory=list)
    wanted: set[str] = field(default_factory=set)
    places: int = 0

    def go_on(self, id: str, way: Way, passed: frozenset[str], merged: str) -> None:
        """Follow every flow that leaves the element."""
        said = set()
        asked = "" if is_step(self.diagram, id, self.made) else self.diagram.elements[id].name
        for flow in self.diagram.out[id]:
            if (flow.target, flow.name) not in said:
                said.add((flow.target, flow.name))
                self._follow(flow.target, self._along(way, flow, answer(asked, flow.name)), passed, merged)

    def _follow(self, id: str, way: Way, passed: frozenset[str], merged: str) -> None:
        """Come to an element, past gateways with one way out, to a step, an end or a gateway with several."""
        while not self._arrives(id, way, merged):
            element, out = self.diagram.elements[id], self.diagram.out[id]
            if id in passed:
                self.wanted.add(id)
                return
            passed |= {id}
            merged, way = self._passing(element, _beside(way, element.said), merged)
            if len(out) != 1:
                self._part(element, way, passed, merged)
                return
            way = self._along(way, out[0], out[0].name)
            id = out[0].target

    def _along(self, way: Way, flow: Flow, words: str) -> Way:
        """The way, led along a flow."""
        way = _beside(way, words)
        return way._replace(closes=True) if flow in self.diagram.closing else way

    def _arrives(self, id: str, way: Way, merged: str) -> bool:
        """Whether the way ends here; gateways passed to get here that would lose their meaning are wanted as steps."""
        element = self.diagram.elements[id]
        if merged and joins(self.diagram, element):
            self.wanted.add(merged)
        if is_step(self.diagram, id, self.made):
            self.found.append(way._replace(to=id))
        elif element.tag == END or not self.diagram.out[id]:
            if way.join or joins(self.diagram, element):
                self.wanted.add(way.join or id)
            self.found.append(_beside(way, element.said)._replace(to=ENDED))
        else:
            return False
        return True

    def _passing(self, element: Element, way: Way, merged: str) -> tuple[str, Way]:
        """What passing a gateway means for the way: where ways ran together before it, and where branches are joined."""
        if joins(self.diagram, element):
            if len(self.diagram.out[element.id]) > 1:
                self.wanted.add(element.id)
            return "", way._replace(join=element.id)
        if self.diagram.entries[element.id] > 1 and element.tag != START:
            if way.join:
                self.wanted.add(way.join)
            return element.id, way
        return merged, way

    def _part(self, element: Element, way: Way, passed: frozenset[str], merged: str) -> None:
        """Go on from a gateway with several ways out, unless there are too many places already."""
        if way.join:
            self.wanted.add(way.join)
        ways = len(self.diagram.out[element.id])
        self.places += ways * self.diagram.entries[element.id] if self.diagram.entries[element.id] > 1 else ways
        if self.places > _MOST_PLACES or len(way.gateways) >= _DEEPEST:
            self.wanted.add(element.id)
            return
        self.go_on(element.id, way._replace(gateways=(*way.gateways, element.id)), passed, merged)


def answer(asked: str, said: str) -> str:
    """What stands beside a way out of a gateway: what the gateway asks, and the answer."""
    if not asked or not said:
        return said
    if asked.endswith(("?", "？")):
        return f"{asked}{' ' if asked.isascii() else ''}{said}"
    return f"{asked}: {said}" if asked.isascii() else f"{asked}：{said}"


def _beside(way: Way, words: str) -> Way:
    return way._replace(words=(*way.words, words)) if words and words not in way.words else way


class Parting(NamedTuple):
    """How the ways onward from a step part: whether all are taken, and the gateways at which they part in another manner."""

    takes_all: bool
    unlike: tuple[str, ...]


def parting_of(diagram: Diagram, id: str, onward: Sequence[Way], *, chooses: bool = False) -> Parting:
    """How the ways onward part, where a choice within a fork or a fork within a choice is unlike. A gateway from which only
    one way leads onward parts nothing. `chooses` says that the ways part by choice at all events, as those of a start do.
    """
    manners: list[bool] = [False] if chooses else []
    found: list[str] = []
    here = [(id, onward, 0, manners[0] if manners else None)]
    while here:
        place, ways, level, manner = here.pop()
        groups = _groups(ways, level)
        if len(groups) > 1:
            own = forks(diagram, place)
            manners.append(own)
            if manner is not None and own is not manner:
                found.append(place)
                continue
            manner = own
        here += [(group[0].gateways[level], group, level + 1, manner) for (gateway, _, _), group in groups.items() if gateway]
    return Parting(bool(manners) and manners[0], tuple(found))


def _groups(ways: Sequence[Way], level: int) -> dict[tuple[str, str, tuple[str, ...]], list[Way]]:
    """The ways by the gateway that each passes next; each that passes no further one by itself."""
    found: dict[tuple[str, str, tuple[str, ...]], list[Way]] = {}
    for way in ways:
        key = (way.gateways[level], "", ()) if len(way.gateways) > level else ("", way.to, way.words)
        found.setdefault(key, []).append(way)
    return found
