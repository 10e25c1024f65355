"""Where the words beside lines stand: near the begin, clear of boxes and of one another, across few other lines."""

from collections.abc import Iterator, Mapping, Sequence

from riskctl.drawing.chart import Edge
from riskctl.drawing.geometry import XY, Box, Part, parts_of

_GAP = 4
_FURTHER_AWAY = (18, 32, 48, 64)
_STRIDE = 8
_COST_OF_BOX, _COST_OF_LABEL, _COST_OF_LINE = 10_000, 10_000, 30


def placed_labels(edges: Sequence[Edge], lines: Sequence[Sequence[XY]], boxes: Mapping[str, Box], room: XY,
                  ) -> tuple[Box | None, ...]:
    """For each line the rectangle of its label within the width and height of the chart, None where it has none."""
    parts = [tuple(parts_of(line)) for line in lines]
    found: list[Box | None] = []
    for number, edge in enumerate(edges):
        if not edge.label_width:
            found.append(None)
            continue
        others = [part for other, its in enumerate(parts) if other != number for part in its]
        placed = [box for box in found if box is not None]
        found.append(_best(_candidates(edge, parts[number], room), boxes, placed, (*others, *parts[number])))
    return tuple(found)


def _best(candidates: Iterator[Box], boxes: Mapping[str, Box], placed: Sequence[Box], parts: Sequence[Part]) -> Box:
    """The cheapest place; places further on cost more, so that few have to be looked at."""
    best = next(candidates)
    least = _cost(best, boxes, placed, parts)
    for number, box in enumerate(candidates, 1):
        if number >= least:
            break
        cost = number + _cost(box, boxes, placed, parts)
        if cost < least:
            best, least = box, cost
    return best


def _cost(label: Box, boxes: Mapping[str, Box], placed: Sequence[Box], parts: Sequence[Part]) -> float:
    return (_COST_OF_BOX * sum(label.overlaps(box) for box in boxes.values())
            + _COST_OF_LABEL * sum(label.overlaps(other) for other in placed)
            + _COST_OF_LINE * sum(label.is_passed(part) for part in parts))


def _candidates(edge: Edge, parts: Sequence[Part], room: XY) -> Iterator[Box]:
    """Places beside the line, the nearest to its begin first."""
    for away in (_GAP, *_FURTHER_AWAY):
        for part in parts:
            (x, y), (to_x, to_y) = part
            for along in range(0, max(int(abs(to_x - x) + abs(to_y - y)), 1), _STRIDE):
                yield from (box for box in _beside(edge, part, along, away) if _is_within(box, room))
    (x, y), _ = parts[0]
    yield Box(min(x, room[0] - edge.label_width), min(y, room[1] - edge.label_height), edge.label_width, edge.label_height)


def _is_within(box: Box, room: XY) -> bool:
    return box.x >= 0 and box.y >= 0 and box.x + box.width <= room[0] and box.y + box.height <= room[1]


def _beside(edge: Edge, part: Part, along: float, away: float) -> tuple[Box, Box]:
    """The two places beside the part of a line, so far along it and so far away from it."""
    (x, y), (to_x, to_y) = part
    wide, high = edge.label_width, edge.label_height
    if x == to_x:
        top = y + _GAP + along if to_y > y else y - _GAP - along - high
        return Box(x + away, top, wide, high), Box(x - away - wide, top, wide, high)
    left = x + _GAP + along if to_x > x else x - _GAP - along - wide
    return Box(left, y - high - away + _GAP - 1, wide, high), Box(left, y + away - _GAP + 1, wide, high)
