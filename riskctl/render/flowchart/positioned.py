"""A flowchart as DOT with positions, for `neato -n2`: Graphviz draws the boxes and lines where they were laid out."""

from collections.abc import Iterator

from riskctl.drawing.chart import Shape
from riskctl.drawing.geometry import XY, Box
from riskctl.render.flowchart import look
from riskctl.render.flowchart.content import Content, Item
from riskctl.render.flowchart.pages import Page
from riskctl.render.flowchart.sheet import Sheets

_POINTS = 0.75
_INCHES = 1 / 96
_SHAPES = {Shape.STEP: "box", Shape.TERMINAL: "box", Shape.CHOICE: "diamond", Shape.BAR: "box", Shape.CONNECTOR: "box"}
_STYLES = {Shape.STEP: "filled", Shape.TERMINAL: "rounded,filled", Shape.CHOICE: "filled", Shape.BAR: "filled",
           Shape.CONNECTOR: "dashed,filled"}
_FILLS = {Shape.STEP: "#FFFFFF", Shape.TERMINAL: look.TERMINAL, Shape.CHOICE: look.CHOICE, Shape.BAR: look.LINE,
          Shape.CONNECTOR: "#FFFFFF"}
_HEAD = 40


def dot(content: Content, sheets: Sheets) -> str:
    """The chart on one sheet; lanes are boxes below, lines run through the points that were found for them."""
    page = sheets.pages[0]
    lines = [f"digraph {quoted(content.power.id)} {{",
             f'  graph [splines=true, outputorder=nodesfirst, label={quoted(content.power.label)}, labelloc=t, fontname="sans-serif"];',
             '  node [fixedsize=true, fontname="sans-serif", fontsize=9];',
             '  edge [fontname="sans-serif", fontsize=8];']
    lines += (f"  {line}" for line in (*_lanes(page), *_nodes(page), *_edges(page)))
    return "\n".join([*lines, "}\n"])


def _lanes(page: Page) -> Iterator[str]:
    layout = page.layout
    for number, lane in enumerate(page.lanes):
        left, right = layout.borders[number], layout.borders[number + 1]
        ground = Box(left, 0, right - left, layout.height)
        head = Box(left, -_HEAD, right - left, _HEAD)
        yield _node(f"lane~{lane.id}", "", ground, page, "box", "filled", look.LANES[number % 2])
        label = "\n".join(part for part in (lane.title, lane.subtitle) if part)
        fill = look.OUTSIDE_HEAD if lane.is_outside else look.NAVY
        yield _node(f"head~{lane.id}", label, head, page, "box", "filled", fill, "#FFFFFF")


def _nodes(page: Page) -> Iterator[str]:
    for id, box in page.layout.boxes.items():
        item = page.items[id]
        yield _node(id, _label(item), box, page, _SHAPES[item.shape], _STYLES[item.shape], _FILLS[item.shape],
                    peripheries=2 if item.is_body else 1)


def _label(item: Item) -> str:
    title = f"{item.number} {item.title}" if item.number is not None else item.title
    risks = (f"{'★' * (risk.level.stars if risk.level else 0)} {risk.id}" for risk in item.risks)
    return "\n".join((title, *item.details, *risks))


def _node(id: str, label: str, box: Box, page: Page, shape: str, style: str, fill: str, ink: str = look.INK, *,
          peripheries: int = 1) -> str:
    width, height = box.width * _INCHES, box.height * _INCHES
    return (f'{quoted(id)} [label={quoted(label)}, shape={shape}, style="{style}", fillcolor="{fill}", fontcolor="{ink}", '
            f'color="{look.LINE}", peripheries={peripheries}, width={width:.3f}, height={height:.3f}, '
            f'pos="{_point(box.middle, page)}"];')


def _edges(page: Page) -> Iterator[str]:
    for link, points, label in zip(page.links, page.layout.lines, page.layout.labels, strict=True):
        ink, style = (look.RETURN, "dashed") if link.is_return else (look.LINE, "solid")
        words = f', label={quoted(link.label)}, lp="{_point(label.middle, page)}"' if label is not None else ""
        yield (f'{quoted(link.source)} -> {quoted(link.target)} [color="{ink}", fontcolor="{ink}", style={style}, '
               f'pos="{_spline(points, page)}"{words}];')


def _spline(points: tuple[XY, ...], page: Page) -> str:
    """A chain of Bézier curves that are straight, with the arrow at the end."""
    corners = [points[0]]
    for corner in points[1:]:
        corners += [corners[-1], corner, corner]
    return f"e,{_point(points[-1], page)} " + " ".join(_point(point, page) for point in corners)


def _point(point: XY, page: Page) -> str:
    """The point in points of print, counted from the lower edge, as Graphviz does."""
    return f"{point[0] * _POINTS:.2f},{(page.layout.height - point[1]) * _POINTS:.2f}"


def quoted(text: str) -> str:
    """The text as a quoted string of DOT; nothing in it can end the string or be an escape."""
    shown = "".join(character if character.isprintable() or character == "\n" else "\ufffd" for character in text)
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
