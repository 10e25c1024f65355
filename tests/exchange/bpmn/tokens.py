"""What a BPMN process can do, told by moving tokens about: an oracle that knows nothing of how riskctl reads diagrams."""

from collections.abc import Collection, Iterator
from xml.etree import ElementTree

from riskctl.exchange.bpmn.names import BPMN

Marking = frozenset[tuple[str, int]]
Trace = tuple[str, ...]
_MOST_MARKINGS = 5_000


class TooLarge(Exception):
    """The process can do more than is worth looking at."""


class Game:
    """The flow of one process: what can happen at a marking of its sequence flows."""

    def __init__(self, data: bytes, silent: Collection[str] = ()) -> None:
        root = ElementTree.fromstring(data)
        self.silent = frozenset(silent)
        self.kind: dict[str, str] = {}
        self.name: dict[str, str] = {}
        self.out: dict[str, list[str]] = {}
        self.into: dict[str, list[str]] = {}
        self.labelled: set[str] = set()
        for process in root.iter(f"{{{BPMN}}}process"):
            for node in process:
                tag = node.tag.rpartition("}")[2]
                if tag == "sequenceFlow":
                    self.out.setdefault(node.get("sourceRef", ""), []).append(node.get("id", ""))
                    self.into.setdefault(node.get("targetRef", ""), []).append(node.get("id", ""))
                    self.labelled |= {node.get("id", "")} if node.get("name") else set()
                elif node.get("id") and tag != "laneSet":
                    self.kind[node.get("id", "")] = tag
                    self.name[node.get("id", "")] = node.get("name", "")

    def starts(self) -> Iterator[dict[str, int]]:
        """A marking for each start event."""
        for id, kind in self.kind.items():
            if kind == "startEvent":
                yield dict.fromkeys(self.out[id], 1)

    def moves(self, marking: dict[str, int]) -> Iterator[tuple[str, dict[str, int]]]:
        """What may happen next: the name of the task done, '' for a gateway, and the marking after it."""
        for id, kind in self.kind.items():
            into, out = self.into.get(id, []), self.out.get(id, [])
            if kind == "parallelGateway":
                taken = [into] if into and all(marking.get(flow) for flow in into) else []
            else:
                taken = [[flow] for flow in into if marking.get(flow)]
            chooses = kind == "exclusiveGateway" or (kind != "parallelGateway" and any(flow in self.labelled for flow in out))
            given = [[flow] for flow in out] if chooses and out else [out]
            done = self.name[id] if "ask" in kind and self.name[id] not in self.silent else ""
            for away in taken:
                for here in given:
                    after = dict(marking)
                    for flow in away:
                        after[flow] -= 1
                    for flow in here:
                        after[flow] = after.get(flow, 0) + 1
                    yield done, {flow: count for flow, count in after.items() if count}


def traces(game: Game, longest: int) -> set[tuple[Trace, bool]]:
    """Every order in which tasks can be done, up to so many, each with whether the process is over then or stuck.

    TooLarge where there are too many.
    """
    found: set[tuple[Trace, bool]] = set()
    waiting: list[tuple[Trace, dict[str, int]]] = [((), marking) for marking in game.starts()]
    seen: set[tuple[Trace, Marking]] = set()
    while waiting:
        trace, marking = waiting.pop()
        key = (trace, frozenset(marking.items()))
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > _MOST_MARKINGS:
            raise TooLarge
        moves = list(game.moves(marking))
        if not moves:
            found.add((trace, not marking))
        for done, after in moves:
            if not done:
                waiting.append((trace, after))
            elif len(trace) < longest:
                waiting.append(((*trace, done), after))
    return found
