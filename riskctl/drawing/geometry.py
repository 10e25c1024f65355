"""Rectangles, and parts of lines."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

XY = tuple[float, float]
Part = tuple[XY, XY]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left upper corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> XY:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: "Box") -> bool:
        """Whether the two have more than an edge in common."""
        return (self.x < other.x + other.width and other.x < self.x + self.width
                and self.y < other.y + other.height and other.y < self.y + self.height)

    def is_passed(self, part: Part) -> bool:
        """Whether an upright or level part of a line runs through the inside."""
        (x, y), (to_x, to_y) = part
        return _is_inside(x, to_x, self.x, self.width) and _is_inside(y, to_y, self.y, self.height)


def _is_inside(one: float, other: float, begin: float, length: float) -> bool:
    return min(one, other) < begin + length and begin < max(one, other)


def parts_of(line: Sequence[XY]) -> Iterator[Part]:
    """The straight parts of a line."""
    return itertools.pairwise(line)
