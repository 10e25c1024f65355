"""What a picture is made of: rectangles, polygons, lines and words, in the order in which they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from riskctl.drawing.geometry import XY, Box


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `rounding` is the radius of its corners, `dash` lengths of dashes and gaps."""

    box: Box
    fill: str = "none"
    stroke: str = "none"
    weight: float = 1
    rounding: float = 0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed outline."""

    points: Sequence[XY]
    fill: str = "none"
    stroke: str = "none"
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line through the points, its corners rounded by a radius, with an arrow at its end or none."""

    points: Sequence[XY]
    stroke: str
    weight: float = 1.6
    rounding: float = 0
    dash: tuple[float, ...] = ()
    has_arrow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; (x, y) is on its base line, at its begin, middle or end."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    anchor: Literal["start", "middle", "end"] = "start"
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """Parts that lead to an address when they are chosen."""

    address: str
    title: str
    parts: tuple["Part", ...]


Part = Rect | Polygon | Line | Words | Linked


@dataclass(frozen=True, slots=True)
class Picture:
    """A sheet: width and height in CSS pixels (1/96 inch), its title and description, and its parts."""

    width: float
    height: float
    title: str
    description: str
    language: str
    parts: tuple[Part, ...]


def moved(part: Part, factor: float, across: float, down: float) -> Part:
    """The part made larger by the factor, then moved."""
    def point(xy: XY) -> XY:
        return xy[0] * factor + across, xy[1] * factor + down

    match part:
        case Rect():
            x, y = point((part.box.x, part.box.y))
            box = Box(x, y, part.box.width * factor, part.box.height * factor)
            return replace(part, box=box, weight=part.weight * factor, rounding=part.rounding * factor,
                           dash=tuple(length * factor for length in part.dash))
        case Polygon():
            return replace(part, points=tuple(map(point, part.points)), weight=part.weight * factor)
        case Line():
            return replace(part, points=tuple(map(point, part.points)), weight=part.weight * factor,
                           rounding=part.rounding * factor, dash=tuple(length * factor for length in part.dash))
        case Words():
            x, y = point((part.x, part.y))
            return replace(part, x=x, y=y, size=part.size * factor)
        case Linked():
            return replace(part, parts=tuple(moved(inner, factor, across, down) for inner in part.parts))
