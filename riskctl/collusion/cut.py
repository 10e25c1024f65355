"""The fewest nodes to take out of a graph so that no way leads to any of the targets (Menger 1927)."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping

_Node = tuple[str, bool]
"""A node of the graph where a way comes in (False) or goes out (True); the ends are ("", False) and ("", True)."""
_SOURCE, _SINK = ("", True), ("", False)


def fewest_to_cut(successors: Mapping[str, Iterable[str]], starts: Iterable[str], targets: Collection[str],
                  removable: Collection[str]) -> tuple[str, ...] | None:
    """The fewest removable nodes, targets and starts among them, that lie on every way from a start to a target.

    Of several such sets the one nearest to the targets, in the order of `successors`; () where no way leads to a target,
    None where some way has no removable node. Each node is split in two, with an arc of one unit between (Even 1975);
    cost nodes × arcs.

    >>> fewest_to_cut({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, ["a"], ["d"], ["b", "c", "d"])
    ('d',)
    """
    endless = len(removable) + 1
    left = _network(successors, starts, targets, removable, endless)
    units = 0
    while way := _way(left):
        units += 1
        if units == endless:
            return None
        for one, other in way:
            left[one][other] -= 1
            left[other][one] += 1
    behind = _leading_to_sink(left)
    return tuple(node for node in successors if (node, True) in behind and (node, False) not in behind)


def _network(successors: Mapping[str, Iterable[str]], starts: Iterable[str], targets: Iterable[str],
             removable: Collection[str], endless: int) -> dict[_Node, dict[_Node, int]]:
    """How many units each arc lets through; the way back along it lets none."""
    arcs: list[tuple[_Node, _Node, int]] = []
    for node, following in successors.items():
        arcs.append(((node, False), (node, True), 1 if node in removable else endless))
        arcs += [((node, True), (other, False), endless) for other in following]
    arcs += [(_SOURCE, (start, False), endless) for start in starts]
    arcs += [((target, True), _SINK, endless) for target in targets]
    left: dict[_Node, dict[_Node, int]] = {_SOURCE: {}, _SINK: {}}
    for one, other, units in arcs:
        left.setdefault(one, {})[other] = units
        left.setdefault(other, {}).setdefault(one, 0)
    return left


def _way(left: Mapping[_Node, Mapping[_Node, int]]) -> list[tuple[_Node, _Node]]:
    """The arcs of a shortest way with units left from the source to the sink; [] if there is none."""
    came_from: dict[_Node, _Node] = {_SOURCE: _SOURCE}
    waiting = deque([_SOURCE])
    while waiting and _SINK not in came_from:
        here = waiting.popleft()
        for node, more in left[here].items():
            if more and node not in came_from:
                came_from[node] = here
                waiting.append(node)
    arcs = []
    last = _SINK
    while last in came_from and last != _SOURCE:
        arcs.append((came_from[last], last))
        last = came_from[last]
    return arcs


def _leading_to_sink(left: Mapping[_Node, Mapping[_Node, int]]) -> set[_Node]:
    """The nodes from which a way with units left leads to the sink."""
    found = {_SINK}
    waiting = [_SINK]
    while waiting:
        here = waiting.pop()
        for node in left[here]:
            if node not in found and left[node][here]:
                found.add(node)
                waiting.append(node)
    return found
