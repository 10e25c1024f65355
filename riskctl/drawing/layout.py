"""Lanes, boxes, lines and labels of a chart, with their coordinates.

Lines are made of upright and level parts. None passes a box, no two run on top of one another, and boxes stand in
cells of their own, whatever the chart: channels between lanes and rows grow with the lines that run in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from math import sqrt
from typing import NamedTuple

from riskctl.drawing.chart import Chart, Edge, Node, Shape
from riskctl.drawing.geometry import XY, Box
from riskctl.drawing.labels import placed_labels
from riskctl.drawing.routing import Way, routed
from riskctl.drawing.rows import rows_of
from riskctl.drawing.tracks import Stretch, stretches_of, tracks_of

SPACING = 14
"""Between two lines side by side."""
_LEAST_ACROSS, _LEAST_DOWN, _EDGE = 40, 34, 26
_BESIDE_PORTS = 20
_ROUNDING = 18
_FURTHEST = 36
"""How much further apart rows may stand where there is room."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart laid out, with (0, 0) at its left upper corner.

    `boxes` by node; `lines` and `labels` in the order of the chart's edges, the points of a line from its source
    to its target, a label None where the edge has none; `borders` are the limits of lanes, one more than lanes;
    `rows` the upper and lower end of every row of boxes.
    """

    width: float
    height: float
    boxes: Mapping[str, Box]
    lines: tuple[tuple[XY, ...], ...]
    labels: tuple[Box | None, ...]
    borders: tuple[float, ...]
    rows: tuple[tuple[float, float], ...]
    row_of: Mapping[str, int]


def lay_out(chart: Chart, room: XY = (0, 0), *, has_labels: bool = True) -> Layout:
    """The chart with coordinates; takes about as long as its lines are many times its cells.

    Where there is more room than it needs, lanes grow to its width, and channels between rows a little to its height.
    Without labels nothing else is different: for whoever asks how large a chart is.
    """
    rows, ways, stretches, tracks = _arranged(chart.lanes, tuple(replace(node, width=0, height=0) for node in chart.nodes.values()),
                                              tuple(replace(edge, label_width=0, label_height=0) for edge in chart.edges))
    nodes = _grown(chart.nodes, _counts_at_boxes(chart, ways, stretches, tracks))
    columns = _middles(_wider(_column_widths(chart, nodes, ways, tracks), room[0]))
    levels = _middles(_higher(_row_heights(chart, nodes, rows, ways, tracks), room[1]))
    boxes = {id: _box(node, columns[2 * node.lane + 1], levels[2 * rows[id] + 1]) for id, node in nodes.items()}
    at = {stretch: _coordinate(stretch, tracks[stretch], columns, levels) for stretch in stretches}
    by_edge: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        by_edge.setdefault(stretch.edge, []).append(stretch)
    lines = tuple(_line(edge, [(part, at[part]) for part in by_edge[number]], nodes, boxes)
                  for number, edge in enumerate(chart.edges))
    width, height = columns[-1][0] + columns[-1][1] / 2, levels[-1][0] + levels[-1][1] / 2
    borders = (0.0, *(columns[2 * lane][0] for lane in range(1, chart.lanes)), width)
    labels = placed_labels(chart.edges, lines, boxes, (width, height)) if has_labels else (None,) * len(lines)
    return Layout(width, height, boxes, lines, labels, borders,
                  tuple((middle - size / 2, middle + size / 2) for middle, size in levels[1::2]), rows)


class _Arranged(NamedTuple):
    """Which row each box stands in, and by which cells and tracks the lines go."""

    rows: Mapping[str, int]
    ways: Sequence[Way]
    stretches: Sequence[Stretch]
    tracks: Mapping[Stretch, tuple[int, int]]


@lru_cache(maxsize=64)
def _arranged(lanes: int, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> _Arranged:
    """What follows from boxes and lines whatever their sizes: a chart that is tried on one paper after another is routed once."""
    chart = Chart(lanes, {node.id: node for node in nodes}, edges)
    rows = rows_of(chart)
    ways = routed(chart, rows)
    stretches = stretches_of(ways)
    return _Arranged(rows, ways, stretches, tracks_of(stretches))


def _wider(sizes: list[float], room: float) -> list[float]:
    lanes = len(sizes) // 2
    more = max(room - sum(sizes), 0) / lanes if lanes else 0
    return [size + more if at % 2 else size for at, size in enumerate(sizes)]


def _higher(sizes: list[float], room: float) -> list[float]:
    more = min(max(room - sum(sizes), 0) / (len(sizes) // 2 + 1), _FURTHEST)
    return [size if at % 2 else size + more for at, size in enumerate(sizes)]


def _middles(sizes: Sequence[float]) -> list[tuple[float, float]]:
    """The middle and the size of each of the parts that follow one another."""
    return [(end - size / 2, size) for end, size in zip(accumulate(sizes), sizes, strict=True)]


def _counts_at_boxes(chart: Chart, ways: Sequence[Way], stretches: Sequence[Stretch],
                     tracks: Mapping[Stretch, tuple[int, int]]) -> Mapping[str, tuple[int, int]]:
    """For each box how many tracks the upright and the level lines that meet it lie on."""
    found = dict.fromkeys(chart.nodes, (0, 0))
    for stretch in stretches:
        edge = chart.edges[stretch.edge]
        ends = ((edge.source, stretch.part == 0), (edge.target, stretch.part == len(ways[stretch.edge]) - 2))
        for id, meets in ends:
            if meets:
                upright, level = found[id]
                count = tracks[stretch][1]
                found[id] = (max(upright, count), level) if stretch.is_vertical else (upright, max(level, count))
    return found


def _grown(nodes: Mapping[str, Node], counts: Mapping[str, tuple[int, int]]) -> dict[str, Node]:
    """The boxes, as large as the lines that meet them need."""
    found = {}
    for id, node in nodes.items():
        upright, level = counts[id]
        found[id] = replace(node, width=max(node.width, _room(upright)),
                            height=max(node.height, _room(level) if level > 1 else 0))
    widest = max((node.width for node in found.values()), default=0)
    return {id: replace(node, width=widest) for id, node in found.items()}


def _room(count: int) -> float:
    return (count - 1) * SPACING + _BESIDE_PORTS


def _column_widths(chart: Chart, nodes: Mapping[str, Node], ways: Sequence[Way],
                   tracks: Mapping[Stretch, tuple[int, int]]) -> list[float]:
    """The widths of channels and lanes, in turn, from the left."""
    widest = max((node.width for node in nodes.values()), default=0)
    sizes = [float(_EDGE if line in (0, 2 * chart.lanes) else _LEAST_ACROSS) for line in range(2 * chart.lanes + 1)]
    for stretch, (_, count) in tracks.items():
        if stretch.is_vertical:
            sizes[stretch.line] = max(sizes[stretch.line], (count + 1) * SPACING + _BESIDE_PORTS / 2)
    for edge, way in zip(chart.edges, ways, strict=True):
        if edge.label_width and way[0][1] == way[1][1]:
            beside = way[0][0] + (1 if way[1][0] > way[0][0] else -1)
            sizes[beside] = max(sizes[beside], edge.label_width + 2 * SPACING)
    widest = max(widest, *sizes[1::2]) if chart.lanes else widest
    sizes[1::2] = [widest] * chart.lanes
    return sizes


def _row_heights(chart: Chart, nodes: Mapping[str, Node], rows: Mapping[str, int], ways: Sequence[Way],
                 tracks: Mapping[Stretch, tuple[int, int]]) -> list[float]:
    """The heights of channels and rows, in turn, from the top."""
    count_of_rows = max(rows.values(), default=-1) + 1
    sizes = [float(_EDGE if line in (0, 2 * count_of_rows) else _LEAST_DOWN) for line in range(2 * count_of_rows + 1)]
    for id, node in nodes.items():
        line = 2 * rows[id] + 1
        sizes[line] = max(0 if sizes[line] == _LEAST_DOWN else sizes[line], node.height)
    for stretch, (_, count) in tracks.items():
        if not stretch.is_vertical:
            sizes[stretch.line] = max(sizes[stretch.line], (count + 1) * SPACING)
    for line, needed in _label_room(chart.edges, ways).items():
        sizes[line] += needed
    return sizes


def _label_room(edges: Sequence[Edge], ways: Sequence[Way]) -> Mapping[int, float]:
    """For each channel how much height the labels need of lines that leave boxes upwards or downwards into it."""
    found: dict[int, float] = {}
    for edge, way in zip(edges, ways, strict=True):
        if edge.label_height and way[0][0] == way[1][0]:
            line = way[0][1] + (1 if way[1][1] > way[0][1] else -1)
            found[line] = max(found.get(line, 0), edge.label_height)
    return found


def _coordinate(stretch: Stretch, track: tuple[int, int], columns: Sequence[tuple[float, float]],
                levels: Sequence[tuple[float, float]]) -> float:
    """Where the stretch runs; in a channel between lanes never on the border itself."""
    number, count = track
    middle = (columns if stretch.is_vertical else levels)[stretch.line][0]
    if stretch.is_vertical and stretch.line % 2 == 0:
        return middle + (number - count // 2 + 0.5) * SPACING
    return middle + (number - (count - 1) / 2) * SPACING


def _box(node: Node, column: tuple[float, float], level: tuple[float, float]) -> Box:
    return Box(column[0] - node.width / 2, level[0] - node.height / 2, node.width, node.height)


def _line(edge: Edge, parts: Sequence[tuple[Stretch, float]], nodes: Mapping[str, Node], boxes: Mapping[str, Box],
          ) -> tuple[XY, ...]:
    """The points of a line: where it leaves its source, where it turns, where it meets its target."""
    turns = [(at, after) if first.is_vertical else (after, at)
             for (first, at), (_, after) in pairwise(parts)]
    (first, begin), (last, end) = parts[0], parts[-1]
    toward = turns[0] if turns else boxes[edge.target].middle
    away = turns[-1] if turns else boxes[edge.source].middle
    return (_port(nodes[edge.source], boxes[edge.source], first, begin, toward), *turns,
            _port(nodes[edge.target], boxes[edge.target], last, end, away))


def _port(node: Node, box: Box, stretch: Stretch, at: float, toward: XY) -> XY:
    """Where a line that runs at the coordinate meets the outline of the box, on the side of the point."""
    x, y = box.middle
    if stretch.is_vertical:
        reach = _reach(node.shape, at - x, box.width, box.height)
        return at, y + (reach if toward[1] > y else -reach)
    reach = _reach(node.shape, at - y, box.height, box.width)
    return x + (reach if toward[0] > x else -reach), at


def _reach(shape: Shape, aside: float, breadth: float, length: float) -> float:
    """How far the outline reaches from the middle, so far beside the middle line; at most half the length."""
    if shape is Shape.CHOICE:
        return length / 2 * (1 - 2 * abs(aside) / breadth)
    if shape is Shape.TERMINAL:
        radius = min(_ROUNDING, breadth / 2, length / 2)
        beyond = max(abs(aside) - (breadth / 2 - radius), 0)
        return length / 2 - radius + sqrt(max(radius * radius - beyond * beyond, 0))
    return length / 2
