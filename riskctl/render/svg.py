"""Pictures as SVG: text stays text, nothing is loaded from anywhere, the same picture gives the same bytes."""

import re
from collections.abc import Iterator, Sequence
from math import hypot

from riskctl.drawing.geometry import XY
from riskctl.drawing.picture import Line, Linked, Part, Picture, Polygon, Rect, Words
from riskctl.report.html import escaped

FONTS = ("'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','Heiti SC',SimHei,"
         "'WenQuanYi Micro Hei',sans-serif")
_MM = 25.4 / 96
_ARROW_LENGTH, _ARROW_HALF = 8, 3.6
_BOLD = re.compile(r'font-size="([0-9.]+)" font-weight="bold"((?: text-anchor="[a-z]+")?) fill="(#[0-9A-F]{6})"')
_BOLDER = 0.035


def svg(picture: Picture, *, bold_by_stroke: bool = False) -> str:
    """The picture as an SVG document that is printed at its size.

    `bold_by_stroke` writes bold text as an outlined regular one, for a reader that has no bold font.
    """
    wide, high = _number(picture.width), _number(picture.height)
    # What is inside an image cannot be chosen by readers of screens, so a picture with links is a group.
    role = "group" if any(isinstance(part, Linked) for part in picture.parts) else "img"
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" lang="{escaped(picture.language)}" role="{role}" '
            f'width="{_number(picture.width * _MM)}mm" height="{_number(picture.height * _MM)}mm" '
            f'viewBox="0 0 {wide} {high}" font-family="{escaped(FONTS)}">\n'
            f"<title>{escaped(picture.title)}</title>\n<desc>{escaped(picture.description)}</desc>\n"
            f'<rect width="{wide}" height="{high}" fill="#ffffff"/>\n')
    body = "\n".join(written for part in picture.parts for written in _written(part))
    return head + (_stroked(body) if bold_by_stroke else body) + "\n</svg>\n"


def _stroked(body: str) -> str:
    """The body with bold text outlined in its own colour."""
    return _BOLD.sub(lambda found: f'font-size="{found[1]}" stroke="{found[3]}" '
                                   f'stroke-width="{_number(float(found[1]) * _BOLDER)}"{found[2]} fill="{found[3]}"', body)


def _written(part: Part) -> Iterator[str]:
    match part:
        case Rect():
            box = part.box
            rounding = f' rx="{_number(part.rounding)}"' if part.rounding else ""
            yield (f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" '
                   f'height="{_number(box.height)}"{rounding}{_paint(part.fill, part.stroke, part.weight, part.dash)}/>')
        case Polygon():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in part.points)
            yield f'<polygon points="{points}"{_paint(part.fill, part.stroke, part.weight, ())}/>'
        case Line():
            yield from _line(part)
        case Words():
            weight = ' font-weight="bold"' if part.is_bold else ""
            anchor = f' text-anchor="{part.anchor}"' if part.anchor != "start" else ""
            yield (f'<text x="{_number(part.x)}" y="{_number(part.y)}" font-size="{_number(part.size)}"{weight}{anchor} '
                   f'fill="{part.fill}">{escaped(part.text)}</text>')
        case Linked():
            yield f'<a href="{escaped(part.address)}"><title>{escaped(part.title)}</title>'
            yield from (written for inner in part.parts for written in _written(inner))
            yield "</a>"


def _paint(fill: str, stroke: str, weight: float, dash: Sequence[float]) -> str:
    outline = f' stroke="{stroke}" stroke-width="{_number(weight)}"' if stroke != "none" else ""
    dashes = f' stroke-dasharray="{" ".join(map(_number, dash))}"' if dash else ""
    return f' fill="{fill}"{outline}{dashes}'


def _line(line: Line) -> Iterator[str]:
    points = list(line.points)
    if line.has_arrow and len(points) > 1:
        tip, back = points[-1], _toward(points[-1], points[-2], _ARROW_LENGTH)
        points[-1] = _toward(tip, points[-2], _ARROW_LENGTH - 1)
        across = ((tip[1] - back[1]) / _ARROW_LENGTH * _ARROW_HALF, (back[0] - tip[0]) / _ARROW_LENGTH * _ARROW_HALF)
        arrow = (tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1]))
        yield from _written(Polygon(arrow, line.stroke))
    yield f'<path d="{_path(points, line.rounding)}"{_paint("none", line.stroke, line.weight, line.dash)}/>'


def _path(points: Sequence[XY], rounding: float) -> str:
    """The outline of a line, with its corners rounded where there is room."""
    parts = [f"M{_point(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(rounding, _distance(before, corner) / 2, _distance(corner, after) / 2)
        parts.append(f"L{_point(_toward(corner, before, radius))}Q{_point(corner)} {_point(_toward(corner, after, radius))}")
    return "".join(parts) + f"L{_point(points[-1])}"


def _distance(one: XY, other: XY) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _toward(point: XY, other: XY, length: float) -> XY:
    """The point so far from the first on the way to the other."""
    whole = _distance(point, other) or 1
    return point[0] + (other[0] - point[0]) / whole * length, point[1] + (other[1] - point[1]) / whole * length


def _point(point: XY) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(number: float) -> str:
    """The number with at most two decimals.

    >>> _number(12.0), _number(0.125), _number(-0.001)
    ('12', '0.12', '0')
    """
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
