"""A flowchart as DOT with positions: `neato -n2` draws the same picture as the SVG, sheet below sheet.

What is painted is painted part by part. The boxes of the process are nodes under their own ids besides, unseen and with
their names, so that the lines between them are edges that other programs can follow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest
from math import hypot

from riskctl.drawing.geometry import XY, Box
from riskctl.drawing.metrics import text_width
from riskctl.drawing.picture import Line, Linked, Part, Picture, Polygon, Rect, Words
from riskctl.render.flowchart.boxes import BASE
from riskctl.render.flowchart.content import Content, Item, Link
from riskctl.render.flowchart.sheet import Sheets

_POINTS, _INCHES = 0.75, 1 / 96
_GAP = 24
# Corners that are less round than this are square: Graphviz has but one, larger rounding.
_SLIGHT = 6
_ARROW = 8.0
# An arrow of Graphviz is ten points long where its size is 1.
_ARROW_SIZE = _ARROW * _POINTS / 10
_FONT = "Noto Sans CJK SC,Noto Sans SC,sans-serif"


def dot(content: Content, sheets: Sheets) -> str:
    """The sheets as one graph, named for the power."""
    tops = [0.0, *accumulate(picture.height + _GAP for picture in sheets.pictures)]
    lines = [f"digraph {quoted(content.power.id)} {{",
             f'  graph [splines=true, outputorder=nodesfirst, tooltip={quoted(content.power.label)}];',
             f'  node [fixedsize=true, label="", margin=0, fontname="{_FONT}"];',
             f'  edge [arrowhead=none, arrowsize={_ARROW_SIZE:.2f}, fontname="{_FONT}"];']
    for number, (picture, page, boxes, top) in enumerate(zip_longest(sheets.pictures, sheets.pages, sheets.boxes, tops[:-1]), 1):
        sheet = _Sheet(number, tops[-1] - _GAP - top)
        lines += (f"  {line}" for line in sheet.written(picture, page.links if page else ()))
        lines += (f"  {sheet.item(page.items[id], box)}" for id, box in (boxes or {}).items())
    return "\n".join([*lines, "}\n"])


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One of the sheets; `top` is how high its upper edge lies above the lower edge of the last one."""

    number: int
    top: float

    def written(self, picture: Picture, links: Sequence[Link]) -> Iterator[str]:
        """The parts of the picture; its first lines with arrows are those of the links."""
        yield self._box("sheet", Rect(Box(0, 0, picture.width, picture.height), "#FFFFFF"))
        of_links = iter(links)
        for at, part in enumerate(_flat(picture.parts)):
            match part:
                case Rect():
                    yield self._box(str(at), part)
                case Polygon():
                    yield self._polygon(str(at), part)
                case Words():
                    yield self._words(str(at), part)
                case Line():
                    link = next(of_links, None)
                    yield from self._stroke(str(at), part) if link is None else (self._link(link, part),)

    def item(self, item: Item, box: Box) -> str:
        """The node of a box, unseen below what is painted there."""
        title = f"{item.number} {item.title}" if item.number is not None else item.title
        return self._node(quoted(item.id), box, f"style=invis, fontsize=1, label={quoted(title or item.shape.value)}")

    def _id(self, part: str) -> str:
        """What a part is called: no id of a catalog has such a sign."""
        return quoted(f"~{self.number}~{part}")

    def _node(self, id: str, box: Box, how: str) -> str:
        return (f'{id} [shape=box, width={box.width * _INCHES:.4f}, height={box.height * _INCHES:.4f}, '
                f'pos="{self._point(box.middle)}", {how}];')

    def _box(self, id: str, rect: Rect) -> str:
        styles = [name for name, is_so in (("filled", rect.fill != "none"), ("rounded", rect.rounding > _SLIGHT), ("dashed", bool(rect.dash)))
                  if is_so]
        return self._node(self._id(id), rect.box, f'style="{",".join(styles)}"{_paint(rect.fill, rect.stroke, rect.weight)}')

    def _polygon(self, id: str, polygon: Polygon) -> str:
        """A polygon: all that charts have are diamonds."""
        across, down = [x for x, _ in polygon.points], [y for _, y in polygon.points]
        box = Box(min(across), min(down), max(across) - min(across), max(down) - min(down))
        return self._node(self._id(id), box, f'shape=diamond, style="filled"{_paint(polygon.fill, polygon.stroke, polygon.weight)}')

    def _words(self, id: str, words: Words) -> str:
        width = text_width(words.text, words.size, bold=words.is_bold)
        left = words.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
        box = Box(left, words.y - BASE * words.size - words.size / 2, width, words.size)
        label = f"<<B>{_marked(words.text)}</B>>" if words.is_bold and words.text else quoted(words.text)
        return self._node(self._id(id), box, f'shape=plaintext, fixedsize=false, label={label}, fontcolor="{words.fill}", '
                                             f"fontsize={words.size * _POINTS:.2f}")

    def _link(self, link: Link, line: Line) -> str:
        said = f", comment={quoted(link.label)}" if link.label else ""
        return f"{quoted(link.source)} -> {quoted(link.target)} [{self._along(line)}{said}];"

    def _stroke(self, id: str, line: Line) -> Iterator[str]:
        """A line that links nothing, such as one of the legend, between two points without size."""
        ends = [self._id(f"{id}{end}") for end in "ab"]
        for end, (x, y) in zip(ends, (line.points[0], line.points[-1]), strict=True):
            yield self._node(end, Box(x, y, 0, 0), "style=invis, fontsize=1")
        yield f"{ends[0]} -> {ends[1]} [{self._along(line)}];"

    def _along(self, line: Line) -> str:
        """A chain of Bézier curves that are straight; it ends where the arrow begins."""
        points = list(line.points)
        head = ""
        if line.has_arrow:
            head = f"e,{self._point(points[-1])} "
            points[-1] = _short_of(points[-1], points[-2])
        chain = [points[0]]
        for corner in points[1:]:
            chain += [chain[-1], corner, corner]
        style = "dashed" if line.dash else "solid"
        arrow = "arrowhead=normal, " if line.has_arrow else ""
        return (f'{arrow}style={style}, color="{line.stroke}", penwidth={line.weight * _POINTS:.2f}, '
                f'pos="{head}{" ".join(map(self._point, chain))}"')

    def _point(self, point: XY) -> str:
        """The point in points of print, counted from the lower edge, as Graphviz does."""
        return f"{point[0] * _POINTS:.2f},{(self.top - point[1]) * _POINTS:.2f}"


def _flat(parts: Sequence[Part]) -> Iterator[Rect | Polygon | Line | Words]:
    for part in parts:
        if isinstance(part, Linked):
            yield from _flat(part.parts)
        else:
            yield part


def _paint(fill: str, stroke: str, weight: float) -> str:
    ground = f', fillcolor="{fill}"' if fill != "none" else ""
    return ground + (f', color="{stroke}", penwidth={weight * _POINTS:.2f}' if stroke != "none" else ", penwidth=0")


def _short_of(tip: XY, before: XY) -> XY:
    """The point where an arrow with its tip there begins, on the way from the corner before."""
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    share = min(_ARROW / length, 0.9)
    return tip[0] + (before[0] - tip[0]) * share, tip[1] + (before[1] - tip[1]) * share


def _marked(text: str) -> str:
    """The text as the labels of Graphviz that are like HTML write it."""
    shown = _shown(text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        shown = shown.replace(character, entity)
    return shown


def quoted(text: str) -> str:
    """The text as a quoted string of DOT; nothing in it can end the string or be an escape."""
    return '"' + _shown(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _shown(text: str) -> str:
    return "".join(character if character.isprintable() or character in "\n\u3000" else "\ufffd" for character in text)
