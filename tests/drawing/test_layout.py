"""Charts laid out: what holds for every process, and how a few known ones look."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

import pytest

from riskctl.drawing import layout
from riskctl.drawing.chart import Chart, Edge, Node, Shape
from riskctl.drawing.crossings import crossings
from riskctl.drawing.geometry import XY, Box, Part
from riskctl.drawing.layout import Layout, lay_out
from riskctl.drawing.routing import Way, routed
from riskctl.drawing.rows import rows_of
from tests.drawing.processes import random_chart

T = TypeVar("T")
PROCESSES = 1000
SHARES = 20
_ROUNDING = 1e-9


@pytest.mark.parametrize("share", range(SHARES))
def test_thousand_random_processes_are_laid_out_without_fault(share: int) -> None:
    size = PROCESSES // SHARES
    faults = [(seed, fault) for seed in range(share * size, (share + 1) * size)
              for fault in faults_of(random_chart(seed))]
    assert faults == []


def test_the_thousand_processes_have_all_that_processes_have() -> None:
    charts = [random_chart(seed) for seed in range(PROCESSES)]
    assert {chart.lanes for chart in charts} == {3, 4, 5, 6, 7}
    assert {len(chart.nodes) for chart in charts} == set(range(3, 41))
    ahead = [Counter(edge.source for edge in chart.edges if not edge.is_return) for chart in charts]
    into = [Counter(edge.target for edge in chart.edges if not edge.is_return) for chart in charts]
    having = {
        "returns": sum(any(edge.is_return for edge in chart.edges) for chart in charts),
        "seven lanes and over thirty boxes": sum(chart.lanes == 7 and len(chart.nodes) > 30 for chart in charts),
        "branches": sum(any(chart.nodes[id].shape is Shape.CHOICE and count > 1 for id, count in ways.items())
                        for chart, ways in zip(charts, ahead, strict=True)),
        "parallel branches": sum(any(chart.nodes[id].shape is Shape.BAR and count > 1 for id, count in ways.items())
                                 for chart, ways in zip(charts, ahead, strict=True)),
        "joins": sum(any(chart.nodes[id].shape is Shape.BAR and count > 1 for id, count in ways.items())
                     for chart, ways in zip(charts, into, strict=True)),
        "two lines between the same boxes": sum(len({(edge.source, edge.target) for edge in chart.edges}) < len(chart.edges)
                                                for chart in charts)}
    assert {what: count for what, count in having.items() if count < 50} == {}


@pytest.mark.parametrize(("part", "is_inside"), [
    (((0, 5), (20, 5)), True), (((5, 5), (5, 6)), True), (((0, 0), (20, 0)), False), (((10, 0), (10, 20)), False),
    (((0, 5), (0, 5)), False), (((-5, 5), (1, 5)), True), (((-5, 5), (0, 5)), False), (((12, -3), (12, 30)), False)])
def test_what_lies_inside_a_box_is_known(part: Part, is_inside: bool) -> None:
    assert _enters(part, Box(0, 0, 10, 20)) is is_inside
    assert Box(0, 0, 10, 20).is_passed(part) is is_inside


def faults_of(chart: Chart) -> Iterator[str]:
    """Everything that is wrong when a chart is laid out."""
    return faults_in(chart, lay_out(chart))


def faults_in(chart: Chart, layout: Layout) -> Iterator[str]:
    """Everything that is wrong with the layout of a chart."""
    if set(layout.boxes) != set(chart.nodes) or len(layout.lines) != len(chart.edges):
        yield "something is not drawn"
    yield from _lane_faults(chart, layout)
    yield from (f"{one} on {other}" for one, other in _pairs(list(layout.boxes)) if _overlap(layout.boxes[one], layout.boxes[other]))
    parts = [list(pairwise(line)) for line in layout.lines]
    for edge, line, its in zip(chart.edges, layout.lines, parts, strict=True):
        if not (_is_on(layout.boxes[edge.source], line[0], chart.nodes[edge.source].shape)
                and _is_on(layout.boxes[edge.target], line[-1], chart.nodes[edge.target].shape)):
            yield f"{edge.source} → {edge.target} ends beside its boxes"
        yield from (f"{edge.source} → {edge.target} slants" for (x, y), (to_x, to_y) in its if x != to_x and y != to_y)
        yield from (f"{edge.source} → {edge.target} passes {id}" for id, box in layout.boxes.items()
                    for part in its if _enters(part, box) and not _is_its_port(id, edge, part, line, chart))
    yield from _lines_on_one_another(parts)
    labels = [label for label in layout.labels if label is not None]
    yield from ("label on label" for one, other in _pairs(labels) if _overlap(one, other))
    yield from (f"label on {id}" for label in labels for id, box in layout.boxes.items() if _overlap(label, box))
    yield from ("label off the sheet" for label in labels if label.x < 0 or label.x + label.width > layout.width)


def _overlap(one: Box, other: Box) -> bool:
    """Whether the boxes share more than an edge, without asking the layout's own geometry."""
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0 and down > 0


def _enters(part: Part, box: Box) -> bool:
    """Whether a point of an upright or level line, tried end by end and between, lies inside the box."""
    (x, y), (to_x, to_y) = part
    left, right = max(min(x, to_x), box.x), min(max(x, to_x), box.x + box.width)
    top, bottom = max(min(y, to_y), box.y), min(max(y, to_y), box.y + box.height)
    if left > right or top > bottom:
        return False
    return (box.x + _ROUNDING < (left + right) / 2 < box.x + box.width - _ROUNDING
            and box.y + _ROUNDING < (top + bottom) / 2 < box.y + box.height - _ROUNDING)


def _lane_faults(chart: Chart, layout: Layout) -> Iterator[str]:
    """Boxes beyond their lane, and lanes out of order."""
    if list(layout.borders) != sorted(layout.borders) or len(layout.borders) != chart.lanes + 1:
        yield "lanes out of order"
    for id, box in layout.boxes.items():
        lane = chart.nodes[id].lane
        if not (layout.borders[lane] < box.x and box.x + box.width < layout.borders[lane + 1]):
            yield f"{id} beyond its lane"


def _pairs(items: Sequence[T]) -> Iterator[tuple[T, T]]:
    return ((items[one], items[other]) for other in range(len(items)) for one in range(other))


def _is_on(box: Box, point: XY, shape: Shape) -> bool:
    """Whether the point is on the outline of a box, or on the slope or curve within it."""
    inside = (box.x - _ROUNDING <= point[0] <= box.x + box.width + _ROUNDING
              and box.y - _ROUNDING <= point[1] <= box.y + box.height + _ROUNDING)
    on_edge = any(abs(at - edge) < _ROUNDING for at, edge in ((point[0], box.x), (point[0], box.x + box.width),
                                                              (point[1], box.y), (point[1], box.y + box.height)))
    return inside and (on_edge or shape in (Shape.CHOICE, Shape.TERMINAL))


def _is_its_port(id: str, edge: Edge, part: Part, line: Sequence[XY], chart: Chart) -> bool:
    """Whether the part is the one with which the line meets a slope or curve of its own box."""
    slanted = chart.nodes[id].shape in (Shape.CHOICE, Shape.TERMINAL)
    return slanted and ((id == edge.source and part[0] == line[0]) or (id == edge.target and part[1] == line[-1]))


def _lines_on_one_another(parts: Sequence[Sequence[Part]]) -> Iterator[str]:
    """Pairs of lines that run on top of one another, found by sorting what lies on one coordinate."""
    spans: dict[tuple[int, float], list[tuple[float, float, int]]] = {}
    for number, its in enumerate(parts):
        for part in its:
            for along, aside in ((0, 1), (1, 0)):
                if part[0][aside] == part[1][aside]:
                    ends = sorted((part[0][along], part[1][along]))
                    spans.setdefault((aside, part[0][aside]), []).append((ends[0], ends[1], number))
    for found in spans.values():
        found.sort()
        yield from (f"lines {one} and {other} on one another" for (_, end, one), (begin, _, other) in _pairs(found)
                    if begin <= end and one != other)


def _step(id: str, lane: int, shape: Shape = Shape.STEP, below: str | None = None) -> Node:
    return Node(id, lane, shape, 100, 40, below)


def _chart(lanes: int, nodes: Sequence[Node], edges: Sequence[Edge]) -> Chart:
    return Chart(lanes, {node.id: node for node in nodes}, tuple(edges))


def test_steps_of_a_lane_stand_below_one_another_on_a_straight_line() -> None:
    layout = lay_out(_chart(1, [_step("a", 0), _step("b", 0)], [Edge("a", "b")]))
    assert dict(layout.row_of) == {"a": 0, "b": 1}
    (line,) = layout.lines
    a, b = layout.boxes["a"], layout.boxes["b"]
    assert line == ((a.middle[0], a.y + a.height), (b.middle[0], b.y))


def test_a_step_of_the_next_lane_stands_beside() -> None:
    layout = lay_out(_chart(2, [_step("a", 0), _step("b", 1)], [Edge("a", "b")]))
    a, b = layout.boxes["a"], layout.boxes["b"]
    assert layout.lines == (((a.x + a.width, a.middle[1]), (b.x, b.middle[1])),)


def test_a_return_goes_beside_the_way_down() -> None:
    layout = lay_out(_chart(1, [_step("a", 0), _step("b", 0)], [Edge("a", "b"), Edge("b", "a", is_return=True)]))
    assert len(layout.lines[0]) == 2
    assert crossings(layout.lines) == 0


def test_a_step_may_return_to_itself() -> None:
    layout = lay_out(_chart(1, [_step("a", 0)], [Edge("a", "a", is_return=True)]))
    assert layout.lines[0][0] != layout.lines[0][-1]


def test_two_lines_between_the_same_boxes_run_side_by_side() -> None:
    chart = _chart(1, [_step("a", 0), _step("b", 0)], [Edge("a", "b"), Edge("a", "b")])
    assert list(faults_of(chart)) == []


def test_a_cycle_that_is_no_return_is_laid_out() -> None:
    chart = _chart(2, [_step("a", 0), _step("b", 1), _step("c", 0)], [Edge("a", "b"), Edge("b", "c"), Edge("c", "a")])
    assert list(faults_of(chart)) == []


def test_an_empty_chart_is_empty() -> None:
    layout = lay_out(Chart(2, {}, ()))
    assert (layout.boxes, layout.lines) == ({}, ())


def test_a_sign_stands_right_below_its_step() -> None:
    layout = lay_out(_chart(2, [_step("a", 0), _step("a~choice", 0, Shape.CHOICE, "a"), _step("b", 0), _step("c", 1)],
                            [Edge("a", "a~choice"), Edge("a~choice", "b"), Edge("a~choice", "c")]))
    assert dict(layout.row_of) == {"a": 0, "a~choice": 1, "b": 2, "c": 1}


@pytest.mark.parametrize("room", [(900, 700), (10, 10)])
def test_a_layout_fills_the_room_that_there_is(room: XY) -> None:
    chart = _chart(2, [_step("a", 0), _step("b", 1), _step("c", 1)], [Edge("a", "b"), Edge("b", "c")])
    plain, filled = lay_out(chart), lay_out(chart, room)
    assert filled.width == max(plain.width, room[0])
    assert plain.height <= filled.height <= max(plain.height, room[1])


def test_the_same_chart_is_laid_out_the_same() -> None:
    assert lay_out(random_chart(7)) == lay_out(random_chart(7))


@pytest.mark.parametrize(("lines", "count"), [
    ([[(0, 5), (10, 5)], [(5, 0), (5, 10)]], 1),
    ([[(0, 5), (10, 5)], [(5, 0), (5, 5)]], 0),
    ([[(0, 5), (10, 5)], [(5, 0), (5, 10)], [(7, 10), (7, 0)]], 2),
    ([[(0, 5), (10, 5), (10, 0), (5, 0), (5, 9)]], 0),
])
def test_crossings_are_counted(lines: list[list[XY]], count: int) -> None:
    assert crossings(lines) == count


def test_ways_do_not_hang_on_sizes_and_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chart is tried on one paper after another, with boxes of other sizes each time."""
    sought: list[Chart] = []

    def counted(chart: Chart, rows: Mapping[str, int]) -> tuple[Way, ...]:
        sought.append(chart)
        return routed(chart, rows)

    monkeypatch.setattr(layout, "routed", counted)
    chart = random_chart(2_000_003)
    nodes = {id: replace(node, width=node.width * 2, height=node.height + 9) for id, node in chart.nodes.items()}
    wider = replace(chart, nodes=nodes)
    found = lay_out(chart, has_labels=False), lay_out(wider, has_labels=False), lay_out(chart, (900, 900))
    assert len(sought) == 1
    assert routed(chart, rows_of(chart)) == routed(wider, rows_of(wider))
    assert found[0].width < found[1].width
    assert len({tuple(one.row_of.items()) for one in found}) == 1
    fewer = replace(chart, edges=chart.edges[1:])
    assert len(lay_out(fewer, has_labels=False).lines) == len(chart.edges) - 1
    assert len(sought) == 2
