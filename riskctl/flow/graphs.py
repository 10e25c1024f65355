"""Graphs as mappings from a node to its successors: what is reached, and by which way."""

from collections import deque
from collections.abc import Iterable, Mapping


def reached(start: str, successors: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Every node to which a way leads from the start, the start included.

    >>> sorted(reached("a", {"a": ["b"], "b": ["a"], "c": ["a"]}))
    ['a', 'b']
    """
    found = {start}
    waiting = [start]
    while waiting:
        for node in successors.get(waiting.pop(), ()):
            if node not in found:
                found.add(node)
                waiting.append(node)
    return frozenset(found)


def shortest_way(start: str, end: str, successors: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The nodes of a shortest way from start to end, both included; () if there is none.

    >>> shortest_way("a", "c", {"a": ["b", "c"], "b": ["c"]})
    ('a', 'c')
    """
    came_from = {start: start}
    waiting = deque([start])
    while waiting and end not in came_from:
        here = waiting.popleft()
        for node in successors.get(here, ()):
            if node not in came_from:
                came_from[node] = here
                waiting.append(node)
    if end not in came_from:
        return ()
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def components(successors: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """The strongly connected components, each after every one that it leads to (Tarjan); cost nodes + edges.

    >>> components({"a": ["b"], "b": ["a", "c"], "c": []})
    [('c',), ('b', 'a')]
    """
    found: list[tuple[str, ...]] = []
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    closed: set[str] = set()
    for root in successors:
        if root in number:
            continue
        number[root] = lowest[root] = len(number)
        stack.append(root)
        path = [(root, iter(successors.get(root, ())))]
        while path:
            here, following = path[-1]
            new = next((node for node in following if _is_new(node, here, number, lowest, closed)), None)
            if new is not None:
                number[new] = lowest[new] = len(number)
                stack.append(new)
                path.append((new, iter(successors.get(new, ()))))
                continue
            path.pop()
            if path:
                lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[here])
            if lowest[here] == number[here]:
                members = [stack.pop()]
                while members[-1] != here:
                    members.append(stack.pop())
                closed.update(members)
                found.append(tuple(members))
    return found


def _is_new(node: str, here: str, number: Mapping[str, int], lowest: dict[str, int],
            closed: set[str]) -> bool:
    """Whether the node was not met before; one that was and is open may lower the number of this one."""
    if node not in number:
        return True
    if node not in closed:
        lowest[here] = min(lowest[here], number[node])
    return False


def shortest_cycle(through: str, successors: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The nodes of a shortest cycle through the node, beginning with it; () if there is none.

    >>> shortest_cycle("a", {"a": ["b"], "b": ["c", "a"], "c": ["a"]})
    ('a', 'b')
    """
    ways = (shortest_way(following, through, successors) for following in successors.get(through, ()))
    best = min((way for way in ways if way), key=len, default=())
    return (through, *best[:-1])[:len(best)]
