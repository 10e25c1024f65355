"""In which row of the grid each box stands."""

from collections.abc import Mapping, Sequence

from riskctl.drawing.chart import Chart, Edge, Node, Shape

Cells = set[tuple[int, int]]


def rows_of(chart: Chart) -> Mapping[str, int]:
    """The row of every box, such that no two boxes of a lane share one.

    Lines that are no returns lead downwards, or sideways within a row to a lane that can be reached without
    passing another box.
    """
    forward = _without_cycles(chart)
    before: dict[str, list[Edge]] = {id: [] for id in chart.nodes}
    for edge in forward:
        before[edge.target].append(edge)
    rows: dict[str, int] = {}
    taken: Cells = set()
    left_sideways: set[tuple[str, bool]] = set()
    for id in _in_order(chart, forward):
        node = chart.nodes[id]
        above = [chart.nodes[edge.source] for edge in before[id]]
        beside = _beside(node, above, rows, taken, left_sideways)
        if beside is not None:
            left_sideways.add((beside.id, node.lane > beside.lane))
            rows[id] = rows[beside.id]
            taken |= {(lane, rows[id]) for lane in _between(node.lane, beside.lane)}
        else:
            rows[id] = _first_free(node, max((rows[other.id] + 1 for other in above), default=0), taken)
        taken.add((node.lane, rows[id]))
    return rows


def _first_free(node: Node, row: int, taken: Cells) -> int:
    while (node.lane, row) in taken:
        row += 1
    return row


def _between(one: int, other: int) -> range:
    return range(min(one, other) + 1, max(one, other))


def _beside(node: Node, above: Sequence[Node], rows: Mapping[str, int], taken: Cells,
            left_sideways: set[tuple[str, bool]]) -> Node | None:
    """The box in whose row the node may stand, reached from it by a straight line; None if it must stand below."""
    if not above or node.below is not None or node.shape is Shape.BAR:
        return None
    lowest = max(above, key=lambda other: rows[other.id])
    row = rows[lowest.id]
    is_alone = sum(rows[other.id] == row for other in above) == 1
    if not is_alone or lowest.lane == node.lane or lowest.shape is Shape.BAR:
        return None
    if (lowest.id, node.lane > lowest.lane) in left_sideways or (node.lane, row) in taken:
        return None
    return None if any((lane, row) in taken for lane in _between(node.lane, lowest.lane)) else lowest


def _without_cycles(chart: Chart) -> tuple[Edge, ...]:
    """The lines that are no returns, without those that close a cycle."""
    onward: dict[str, list[Edge]] = {id: [] for id in chart.nodes}
    for edge in chart.edges:
        if not edge.is_return and edge.source != edge.target:
            onward[edge.source].append(edge)
    kept: list[Edge] = []
    done: set[str] = set()
    for start in chart.nodes:
        if start not in done:
            _walk(start, onward, kept, done)
    return tuple(kept)


def _walk(start: str, onward: Mapping[str, Sequence[Edge]], kept: list[Edge], done: set[str]) -> None:
    """Go everywhere from the box, depth first, and keep the lines that do not lead back to the way there."""
    path = [(start, iter(onward[start]))]
    on_path = {start}
    while path:
        node, ways = path[-1]
        edge = next(ways, None)
        if edge is None:
            done.add(node)
            on_path.discard(node)
            path.pop()
        elif edge.target not in on_path:
            kept.append(edge)
            if edge.target not in done:
                path.append((edge.target, iter(onward[edge.target])))
                on_path.add(edge.target)


def _in_order(chart: Chart, forward: Sequence[Edge]) -> list[str]:
    """Every box after those that lead to it; what must stand right below a box comes right after it."""
    waiting_for = dict.fromkeys(chart.nodes, 0)
    onward: dict[str, list[str]] = {id: [] for id in chart.nodes}
    for edge in forward:
        waiting_for[edge.target] += 1
        onward[edge.source].append(edge.target)
    place = {id: at for at, id in enumerate(chart.nodes)}
    ready = sorted((id for id, count in waiting_for.items() if not count), key=place.__getitem__)
    found: list[str] = []
    while ready:
        id = ready.pop(0)
        found.append(id)
        for other in onward[id]:
            waiting_for[other] -= 1
            if not waiting_for[other]:
                ready.append(other)
        ready.sort(key=lambda other: (chart.nodes[other].below != id, place[other]))
    return found
