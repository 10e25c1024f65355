"""Where the shapes and edges of a diagram stand: laid out in lanes, with the sizes that modellers use."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from riskctl.drawing.chart import Chart, Edge, Node, Shape
from riskctl.drawing.geometry import XY, Box
from riskctl.drawing.lane_order import lane_order
from riskctl.drawing.layout import lay_out
from riskctl.drawing.metrics import text_width, wrapped
from riskctl.drawing.rows import rows_of
from riskctl.exchange.bpmn.diagram import END, EXCLUSIVE, PARALLEL, START, Diagram, Element

HEAD = 30
"""The height of the head of a pool, and of a lane."""

_TASK_WIDTH, _TASK_HEIGHT, _LINE, _TEXT = 140.0, 60.0, 16.0, 12.0
_GATEWAY, _EVENT = 50.0, 36.0
_LABEL = 7 * 11.0


@dataclass(frozen=True, slots=True)
class Positions:
    """The pool, the lanes from left to right, the shapes, and the edges with their labels, in the order of the flows."""

    pool: Box
    lanes: Mapping[str, Box]
    shapes: Mapping[str, Box]
    edges: tuple[tuple[XY, ...], ...]
    labels: tuple[Box | None, ...]


def positions_of(diagram: Diagram, *, keeps_order: bool) -> Positions:
    """Positions for everything in the diagram; lanes stand as they do in it, or so that flows are short."""
    lanes = list(diagram.lanes)
    place = {lane: at for at, lane in enumerate(lanes)}
    if not keeps_order:
        moves = [(place[diagram.elements[flow.source].lane], place[diagram.elements[flow.target].lane]) for flow in diagram.flows]
        first = 0 if lanes and diagram.lanes[lanes[0]].is_outside else None
        lanes = [lanes[at] for at in lane_order(len(lanes), moves, first)]
        place = {lane: at for at, lane in enumerate(lanes)}
    layout = lay_out(_chart(diagram, place))
    shapes = {id: _shape(diagram.elements[id], box) for id, box in layout.boxes.items()}
    edges = tuple(_met(line, diagram.elements[flow.source], shapes[flow.source], diagram.elements[flow.target], shapes[flow.target])
                  for flow, line in zip(diagram.flows, layout.lines, strict=True))
    down = 2 * HEAD
    return Positions(
        Box(0, 0, layout.width, layout.height + down),
        {lane: Box(layout.borders[at], HEAD, layout.borders[at + 1] - layout.borders[at], layout.height + HEAD)
         for at, lane in enumerate(lanes)},
        {id: _moved(box, down) for id, box in shapes.items()},
        tuple(tuple((x, y + down) for x, y in line) for line in edges),
        tuple(None if label is None else _moved(label, down) for label in layout.labels))


def _moved(box: Box, down: float) -> Box:
    return Box(box.x, box.y + down, box.width, box.height)


def _chart(diagram: Diagram, place: Mapping[str, int]) -> Chart:
    """The diagram as a chart; flows that lead back to an earlier row are returns."""
    nodes = {id: _node(element, place) for id, element in diagram.elements.items()}
    rows = rows_of(Chart(len(place), nodes, tuple(Edge(flow.source, flow.target) for flow in diagram.flows)))
    edges = []
    for flow in diagram.flows:
        lines = wrapped(flow.name, _LABEL, _TEXT) if flow.name else ()
        is_back = rows[flow.target] < rows[flow.source] or flow.source == flow.target
        edges.append(Edge(flow.source, flow.target, is_back, max((text_width(line, _TEXT) for line in lines), default=0),
                          len(lines) * _LINE))
    return Chart(len(place), nodes, tuple(edges))


def _node(element: Element, place: Mapping[str, int]) -> Node:
    if element.tag in (EXCLUSIVE, PARALLEL):
        return Node(element.id, place[element.lane], Shape.CHOICE, _TASK_WIDTH, _GATEWAY)
    if element.tag in (START, END):
        return Node(element.id, place[element.lane], Shape.STEP, _TASK_WIDTH, _EVENT)
    lines = len(wrapped(element.name, _TASK_WIDTH - 16, _TEXT)) if element.name else 1
    return Node(element.id, place[element.lane], Shape.STEP, _TASK_WIDTH, max(_TASK_HEIGHT, lines * _LINE + 20))


def _shape(element: Element, box: Box) -> Box:
    """The shape in the cell that was laid out for it: gateways and events are small and stand in its middle."""
    if element.tag in (EXCLUSIVE, PARALLEL, START, END):
        size = _GATEWAY if element.tag in (EXCLUSIVE, PARALLEL) else _EVENT
        x, y = box.middle
        return Box(x - size / 2, y - size / 2, size, size)
    return box


def _met(line: tuple[XY, ...], source: Element, begin: Box, target: Element, end: Box) -> tuple[XY, ...]:
    """The line with its ends on the outlines of the small shapes."""
    head = _end(source, begin, line[0], line[1])
    tail = _end(target, end, line[-1], line[-2])
    return (*head[::-1], *line[1:-1], *tail)


def _end(element: Element, shape: Box, point: XY, before: XY) -> tuple[XY, ...]:
    """How a line that comes from a point meets the shape: straight on, or around a corner where it would miss it."""
    if element.tag not in (EXCLUSIVE, PARALLEL, START, END):
        return (point,)
    x, y = shape.middle
    half = shape.width / 2
    is_upright = point[0] == before[0]
    aside = point[0] - x if is_upright else point[1] - y
    reach = _reach(element, half, min(abs(aside), half))
    sign = _sign((before[1] - y) if is_upright else (before[0] - x))
    if abs(aside) < half - 4:
        return ((point[0], y + sign * reach) if is_upright else (x + sign * reach, point[1]),)
    corner = (point[0], y + sign * half) if is_upright else (x + sign * half, point[1])
    return (corner, (x, y + sign * half) if is_upright else (x + sign * half, y))


def _reach(element: Element, half: float, aside: float) -> float:
    if element.tag in (EXCLUSIVE, PARALLEL):
        return half - aside
    return sqrt(half * half - aside * aside)


def _sign(number: float) -> int:
    return 1 if number > 0 else -1
