"""A graph as a picture: boxes in columns under their titles, lines between them."""

from collections.abc import Callable, Iterator, Mapping

from riskctl.drawing.geometry import Box
from riskctl.drawing.metrics import text_width, wrapped
from riskctl.drawing.picture import Line, Linked, Part, Picture, Rect, Words
from riskctl.model.language import Language, Text
from riskctl.render.flowchart import look
from riskctl.render.graphs.graph import Graph, Vertex
from riskctl.render.graphs.order import ordered, rows_of_tree
from riskctl.render.paper import MARGIN

AddressOf = Callable[[str], str | None]

_WIDTH, _PAD, _GAP = 168, 7, 12
_APART_IN_TREES, _APART = 46, 120
_TITLE, _HEAD, _TITLE_LEADING = 44, 30, 34
_LEAST = 560
"""How wide titles may be where the columns are narrower."""
_BASE = 0.36
_LEGEND, _CONFLICT_WEIGHT, _DASH = 24, 2.8, (7.0, 4.0)


def picture(graph: Graph, language: Language, foot: str, address_of: AddressOf = lambda id: None) -> Picture:
    """The graph on a sheet as large as it needs; `address_of` gives where a box leads, if anywhere."""
    apart = _apart(graph)
    least = max(len(graph.columns) * (_WIDTH + apart) - apart, _LEAST)
    titles = wrapped(graph.title, least, look.TITLE_SIZE, bold=True)
    at_foot = wrapped(foot, least, look.TEXT_SIZE)
    inner = max(len(graph.columns) * (_WIDTH + apart) - apart, *(text_width(line, look.TITLE_SIZE, bold=True) for line in titles),
                *(text_width(line, look.TEXT_SIZE) for line in at_foot))
    top = MARGIN + _TITLE + (len(titles) - 1) * _TITLE_LEADING
    boxes = _boxes(graph, top + _HEAD)
    bottom = max((box.y + box.height for box in boxes.values()), default=top + _HEAD)
    parts: list[Part] = [Words(MARGIN + inner / 2, MARGIN + look.TITLE_SIZE + at * _TITLE_LEADING, line, look.TITLE_SIZE, look.INK, "middle",
                               is_bold=True) for at, line in enumerate(titles)]
    parts += _heads(graph, top)
    # What is marked lies over the rest.
    parts += (_arc(boxes[source], boxes[target], apart, is_bent=graph.is_tree, is_there=graph.conflicts.get((source, target)))
              for source, target in sorted(graph.arcs, key=lambda arc: arc in graph.conflicts))
    for vertex in graph.vertices:
        drawn = tuple(_vertex(vertex, boxes[vertex.id]))
        address = address_of(vertex.id)
        parts += drawn if address is None else (Linked(address, vertex.title, drawn),)
    if graph.has_conflicts:
        parts += _legend(bottom + 26, language, has_lines=bool(graph.conflicts))
        bottom += _LEGEND
    for line in at_foot:
        parts.append(Words(MARGIN + inner, bottom + 26, line, look.TEXT_SIZE, look.SOFT, "end"))
        bottom += look.TEXT_LEADING
    bottom -= look.TEXT_LEADING
    said = (f"{graph.title}：{len(graph.vertices)} 个节点，{len(graph.arcs)} 条连线。" if language == "zh" else
            f"{graph.title}: {len(graph.vertices)} boxes, {len(graph.arcs)} lines.")
    return Picture(inner + 2 * MARGIN, bottom + 26 + MARGIN, graph.title, said, language, tuple(parts))


def _apart(graph: Graph) -> float:
    return _APART_IN_TREES if graph.is_tree else _APART


def _left(graph: Graph, column: int) -> float:
    return MARGIN + column * (_WIDTH + _apart(graph))


def _boxes(graph: Graph, top: float) -> Mapping[str, Box]:
    """Where each vertex stands, none higher than the top."""
    return _boxes_of_tree(graph, top) if graph.is_tree else _boxes_in_columns(graph, top)


def _boxes_of_tree(graph: Graph, top: float) -> Mapping[str, Box]:
    rows = rows_of_tree(graph)
    heights = {vertex.id: _height(vertex) for vertex in graph.vertices}
    pitch = max(heights.values(), default=0) + _GAP
    return {vertex.id: Box(_left(graph, vertex.column), top + rows[vertex.id] * pitch + (pitch - _GAP - heights[vertex.id]) / 2,
                           _WIDTH, heights[vertex.id]) for vertex in graph.vertices}


def _boxes_in_columns(graph: Graph, top: float) -> Mapping[str, Box]:
    heights = {vertex.id: _height(vertex) for vertex in graph.vertices}
    columns = ordered(graph)
    totals = [sum(heights[id] + _GAP for id in column) for column in columns]
    found: dict[str, Box] = {}
    for at, column in enumerate(columns):
        y = top + (max(totals) - totals[at]) / 2
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


def _heads(graph: Graph, top: float) -> Iterator[Part]:
    for at, title in enumerate(graph.columns):
        if title:
            yield Words(_left(graph, at) + _WIDTH / 2, top + 14, title, look.LANE_SIZE, look.NAVY, "middle", is_bold=True)


def _legend(y: float, language: Language, *, has_lines: bool) -> Iterator[Part]:
    """What the marks of conflicts are."""
    box = Box(MARGIN, y - 11, 22, 14)
    yield Rect(box, look.CONFLICT_GROUND, look.CONFLICT, _CONFLICT_WEIGHT, 3)
    x = MARGIN + 30
    words = Text("职责冲突", "conflict of duties").in_(language)
    yield Words(x, y, words, look.TEXT_SIZE, look.INK)
    if has_lines:
        for dash, text in (((), Text("目前存在的途径", "its path, as it stands")), (_DASH, Text("潜在的，或已豁免", "possible, or waived"))):
            x += text_width(words, look.TEXT_SIZE) + 24
            yield Line(((x, y - 4), (x + 34, y - 4)), look.CONFLICT, _CONFLICT_WEIGHT, dash=dash)
            x, words = x + 40, text.in_(language)
            yield Words(x, y, words, look.TEXT_SIZE, look.INK)


def _arc(source: Box, target: Box, apart: float, *, is_bent: bool, is_there: bool | None) -> Line:
    """A line from one box to the other, from side to side; in a tree it runs level and upright.

    `is_there` is None unless it lies on the path of a conflict.
    """
    start, end = (source.x + source.width, source.middle[1]), (target.x, target.middle[1])
    stroke, weight = (look.LINE, 1.4 if is_bent else 1.2) if is_there is None else (look.CONFLICT, _CONFLICT_WEIGHT)
    dash = _DASH if is_there is False else ()
    if not is_bent or start[1] == end[1]:
        return Line((start, end), stroke, weight, dash=dash)
    bend = target.x - apart / 2
    return Line((start, (bend, start[1]), (bend, end[1]), end), stroke, weight, 5, dash)


def _vertex(vertex: Vertex, box: Box) -> Iterator[Part]:
    yield _frame(vertex, box)
    titles, notes = _lines(vertex)
    y = box.y + _PAD
    for line in titles:
        yield Words(box.middle[0], y + look.NAME_LEADING / 2 + _BASE * look.NAME_SIZE, line, look.NAME_SIZE, look.INK, "middle", vertex.is_marked)
        y += look.NAME_LEADING
    for line in notes:
        yield Words(box.middle[0], y + look.TEXT_LEADING / 2 + _BASE * look.TEXT_SIZE, line, look.TEXT_SIZE, look.SOFT, "middle")
        y += look.TEXT_LEADING


def _frame(vertex: Vertex, box: Box) -> Rect:
    if vertex.is_in_conflict:
        return Rect(box, look.CONFLICT_GROUND, look.CONFLICT, _CONFLICT_WEIGHT, 4)
    return Rect(box, look.TITLE_GROUND, look.NAVY, 2.2, 4) if vertex.is_marked else Rect(box, "#FFFFFF", look.LINE, 1.3, 4)
