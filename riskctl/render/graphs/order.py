"""Where the vertices of a graph stand in their columns."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from riskctl.render.graphs.graph import Graph

_SWEEPS = 6


def ordered(graph: Graph) -> Sequence[Sequence[str]]:
    """The ids in each column from the top, so that few arcs cross: each near the middle of those it is tied to.

    The heuristic of Sugiyama, Tagawa and Toda (1981): columns are sorted by the mean place of neighbours, from the left
    and from the right in turn; the best order met is kept. Equal means keep their order.
    """
    columns = [[vertex.id for vertex in graph.vertices if vertex.column == at] for at in range(len(graph.columns))]
    tied: dict[str, list[str]] = {vertex.id: [] for vertex in graph.vertices}
    for source, target in graph.arcs:
        tied[source].append(target)
        tied[target].append(source)
    best, fewest = [*columns], crossings(graph, columns)
    for sweep in range(_SWEEPS):
        order = range(1, len(columns)) if sweep % 2 == 0 else range(len(columns) - 2, -1, -1)
        for at in order:
            columns[at] = _sorted(columns, at, at - 1 if sweep % 2 == 0 else at + 1, tied)
        number = crossings(graph, columns)
        if number < fewest:
            best, fewest = [*columns], number
    return best


def _sorted(columns: Sequence[Sequence[str]], at: int, beside: int, tied: Mapping[str, Sequence[str]]) -> list[str]:
    place = {id: number for number, id in enumerate(columns[beside])}
    own = {id: number for number, id in enumerate(columns[at])}

    def middle(id: str) -> float:
        near = [place[other] for other in tied[id] if other in place]
        return fmean(near) if near else own[id]

    return sorted(columns[at], key=middle)


def crossings(graph: Graph, columns: Sequence[Sequence[str]]) -> int:
    """How many pairs of arcs between the same two columns cross.

    Counted by inserting the far ends one after another, in a time that grows with the square of the arcs at worst.
    """
    place = {id: (at, number) for at, column in enumerate(columns) for number, id in enumerate(column)}
    between: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for arc in graph.arcs:
        (left, top), (right, end) = sorted((place[arc[0]], place[arc[1]]))
        between.setdefault((left, right), []).append((top, end))
    return sum(_inversions(pairs) for pairs in between.values())


def _inversions(pairs: Sequence[tuple[int, int]]) -> int:
    ends = [(top, end) for top, end in sorted(pairs)]
    return sum(one[0] < other[0] and one[1] > other[1] for at, one in enumerate(ends) for other in ends[at + 1:])


def rows_of_tree(graph: Graph) -> Mapping[str, float]:
    """The row of each vertex of a tree: leaves one below another, the others amid those to their right."""
    below: dict[str, list[str]] = {}
    for source, target in graph.arcs:
        below.setdefault(source, []).append(target)
    below_any = {target for _, target in graph.arcs}
    rows: dict[str, float] = {}
    free = 0
    # Deepest first, without recursion: a chain may be long.
    waiting = [(vertex.id, False) for vertex in reversed(graph.vertices) if vertex.id not in below_any]
    while waiting:
        id, is_done = waiting.pop()
        children = below.get(id, [])
        if is_done:
            rows[id] = (rows[children[0]] + rows[children[-1]]) / 2
        elif children:
            waiting.append((id, True))
            waiting += [(child, False) for child in reversed(children)]
        else:
            rows[id], free = free, free + 1
    return rows
