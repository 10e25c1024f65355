"""How many times lines cross."""

from collections.abc import Sequence

from riskctl.drawing.geometry import XY, Part, parts_of


def crossings(lines: Sequence[Sequence[XY]]) -> int:
    """How many times an upright part of one line passes a level part of another."""
    parts = [(number, part) for number, line in enumerate(lines) for part in parts_of(line)]
    upright = [(number, part) for number, part in parts if part[0][0] == part[1][0]]
    level = [(number, part) for number, part in parts if part[0][1] == part[1][1]]
    return sum(_cross(one, other) for number, one in upright for another, other in level if number != another)


def _cross(upright: Part, level: Part) -> bool:
    (x, y), (_, to_y) = upright
    (left, at), (right, _) = level
    return min(left, right) < x < max(left, right) and min(y, to_y) < at < max(y, to_y)
