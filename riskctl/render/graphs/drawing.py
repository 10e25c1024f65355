"""A graph as a picture: boxes in columns under their titles, lines between them."""

from collections.abc import Callable, Iterator, Mapping

from riskctl.drawing.geometry import Box
from riskctl.drawing.metrics import text_width, wrapped
from riskctl.drawing.picture import Line, Linked, Part, Picture, Rect, Words
from riskctl.model.language import Language
from riskctl.render.flowchart import look
from riskctl.render.graphs.graph import Graph, Vertex
from riskctl.render.graphs.order import ordered, rows_of_tree
from riskctl.render.paper import MARGIN

AddressOf = Callable[[str], str | None]

_WIDTH, _PAD, _GAP = 168, 7, 12
_APART_IN_TREES, _APART = 46, 120
_TITLE, _HEAD = 44, 30
_BASE = 0.36


def picture(graph: Graph, language: Language, foot: str, address_of: AddressOf = lambda id: None) -> Picture:
    """The graph on a sheet as large as it needs; `address_of` gives where a box leads, if anywhere."""
    boxes = _boxes(graph)
    apart = _apart(graph)
    inner = max(len(graph.columns) * (_WIDTH + apart) - apart, text_width(graph.title, look.TITLE_SIZE, bold=True),
                text_width(foot, look.TEXT_SIZE))
    bottom = max((box.y + box.height for box in boxes.values()), default=MARGIN + _TITLE + _HEAD)
    parts: list[Part] = [Words(MARGIN + inner / 2, MARGIN + look.TITLE_SIZE, graph.title, look.TITLE_SIZE, look.INK, "middle", is_bold=True)]
    parts += _heads(graph)
    parts += (_arc(boxes[source], boxes[target], apart, is_bent=graph.is_tree) for source, target in graph.arcs)
    for vertex in graph.vertices:
        drawn = tuple(_vertex(vertex, boxes[vertex.id]))
        address = address_of(vertex.id)
        parts += drawn if address is None else (Linked(address, vertex.title, drawn),)
    parts.append(Words(MARGIN + inner, bottom + 26, foot, look.TEXT_SIZE, look.SOFT, "end"))
    said = (f"{graph.title}：{len(graph.vertices)} 个节点，{len(graph.arcs)} 条连线。" if language == "zh" else
            f"{graph.title}: {len(graph.vertices)} boxes, {len(graph.arcs)} lines.")
    return Picture(inner + 2 * MARGIN, bottom + 26 + MARGIN, graph.title, said, language, tuple(parts))


def _apart(graph: Graph) -> float:
    return _APART_IN_TREES if graph.is_tree else _APART


def _left(graph: Graph, column: int) -> float:
    return MARGIN + column * (_WIDTH + _apart(graph))


def _boxes(graph: Graph) -> Mapping[str, Box]:
    """Where each vertex stands."""
    return _boxes_of_tree(graph) if graph.is_tree else _boxes_in_columns(graph)


def _boxes_of_tree(graph: Graph) -> Mapping[str, Box]:
    rows = rows_of_tree(graph)
    heights = {vertex.id: _height(vertex) for vertex in graph.vertices}
    pitch = max(heights.values(), default=0) + _GAP
    top = MARGIN + _TITLE + _HEAD
    return {vertex.id: Box(_left(graph, vertex.column), top + rows[vertex.id] * pitch + (pitch - _GAP - heights[vertex.id]) / 2,
                           _WIDTH, heights[vertex.id]) for vertex in graph.vertices}


def _boxes_in_columns(graph: Graph) -> Mapping[str, Box]:
    heights = {vertex.id: _height(vertex) for vertex in graph.vertices}
    columns = ordered(graph)
    totals = [sum(heights[id] + _GAP for id in column) for column in columns]
    found: dict[str, Box] = {}
    for at, column in enumerate(columns):
        y = MARGIN + _TITLE + _HEAD + (max(totals) - totals[at]) / 2
        for id in column:
            found[id] = Box(_left(graph, at), y, _WIDTH, heights[id])
            y += heights[id] + _GAP
    return found


def _lines(vertex: Vertex) -> tuple[tuple[str, ...], tuple[str, ...]]:
    room = _WIDTH - 2 * _PAD
    return wrapped(vertex.title, room, look.NAME_SIZE, bold=vertex.is_marked), wrapped(vertex.note, room, look.TEXT_SIZE) if vertex.note else ()


def _height(vertex: Vertex) -> float:
    titles, notes = _lines(vertex)
    return len(titles) * look.NAME_LEADING + len(notes) * look.TEXT_LEADING + 2 * _PAD


def _heads(graph: Graph) -> Iterator[Part]:
    for at, title in enumerate(graph.columns):
        if title:
            yield Words(_left(graph, at) + _WIDTH / 2, MARGIN + _TITLE + 14, title, look.LANE_SIZE, look.NAVY, "middle", is_bold=True)


def _arc(source: Box, target: Box, apart: float, *, is_bent: bool) -> Line:
    """A line from one box to the other, from side to side; in a tree it runs level and upright."""
    start, end = (source.x + source.width, source.middle[1]), (target.x, target.middle[1])
    if not is_bent:
        return Line((start, end), look.LINE, 1.2)
    if start[1] == end[1]:
        return Line((start, end), look.LINE, 1.4)
    bend = target.x - apart / 2
    return Line((start, (bend, start[1]), (bend, end[1]), end), look.LINE, 1.4, 5)


def _vertex(vertex: Vertex, box: Box) -> Iterator[Part]:
    yield Rect(box, look.TITLE_GROUND if vertex.is_marked else "#FFFFFF", look.NAVY if vertex.is_marked else look.LINE,
               2.2 if vertex.is_marked else 1.3, 4)
    titles, notes = _lines(vertex)
    y = box.y + _PAD
    for line in titles:
        yield Words(box.middle[0], y + look.NAME_LEADING / 2 + _BASE * look.NAME_SIZE, line, look.NAME_SIZE, look.INK, "middle", vertex.is_marked)
        y += look.NAME_LEADING
    for line in notes:
        yield Words(box.middle[0], y + look.TEXT_LEADING / 2 + _BASE * look.TEXT_SIZE, line, look.TEXT_SIZE, look.SOFT, "middle")
        y += look.TEXT_LEADING
