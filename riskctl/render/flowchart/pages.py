"""A long process in several pages: cut between rows, with connectors where lines go from one page to another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from riskctl.drawing.chart import Chart, Edge, Node, Shape
from riskctl.drawing.geometry import XY
from riskctl.drawing.lane_order import lane_order
from riskctl.drawing.layout import Layout, lay_out
from riskctl.drawing.metrics import text_width, wrapped
from riskctl.model.language import Language
from riskctl.render.flowchart import look
from riskctl.render.flowchart.boxes import BoxWriter
from riskctl.render.flowchart.content import Content, Item, Lane, Link

_LABEL_WIDTH = 6.1 * look.TEXT_SIZE
_CONNECTORS = 130
"""Height that connectors may take on a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """The items and links of one page, laid out; lines and labels stand in the order of the links.

    `lanes` are those in which something stands; a chart of one page has all of them.
    """

    items: Mapping[str, Item]
    links: tuple[Link, ...]
    lanes: tuple[Lane, ...]
    layout: Layout


def ordered_lanes(content: Content) -> tuple[Lane, ...]:
    """The lanes from left to right: as the power declares them, else so that lines are short.

    Lanes that the declaration leaves out stand right of those that it names. A party from outside that begins the
    process stands at the left.
    """
    lanes = content.lanes
    if content.power.lanes or content.is_arranged:
        return lanes
    at = {lane.id: number for number, lane in enumerate(lanes)}
    place = {item.id: at[item.lane] for item in content.items}
    moves = [(place[link.source], place[link.target]) for link in content.links if link.source in place]
    first = 0 if lanes and lanes[0].is_outside else None
    return tuple(lanes[number] for number in lane_order(len(lanes), moves, first))


def pages_of(content: Content, lanes: Sequence[Lane], writer_for: Callable[[int], BoxWriter], room: XY) -> tuple[Page, ...]:
    """The pages of the chart, which fill the room, and are no higher where a row and its connectors allow it.

    `writer_for` gives the writer of boxes for so many lanes side by side.
    """
    items = {item.id: item for item in content.items}
    writer = writer_for(len(lanes))
    whole = _page(items, content.links, lanes, writer, (room[0], 0))
    if whole.layout.height <= room[1] or not items:
        return (_page(items, content.links, lanes, writer, room),)
    cuts = _cuts(whole, room[1] - _CONNECTORS)
    page_of = {id: sum(row >= cut for cut in cuts) for id, row in whole.layout.row_of.items()}
    parts = [_part(number, items, content.links, page_of, writer.language) for number in range(len(cuts) + 1)]
    used = [[lane for lane in lanes if any(item.lane == lane.id for item in mine.values())] for mine, _ in parts]
    writer = writer_for(max(map(len, used)))
    return tuple(_page(mine, links, its, writer, room) for (mine, links), its in zip(parts, used, strict=True))


def _cuts(page: Page, room: float) -> list[int]:
    """The rows with which a new page begins; a sign stays with the step that it belongs to."""
    bound = {page.layout.row_of[item.id] for item in page.items.values() if item.below}
    cuts: list[int] = []
    begin, last_good = 0, 0
    rows = page.layout.rows
    for row in range(1, len(rows)):
        if row not in bound:
            last_good = row
        if rows[row][1] - rows[begin][0] > room and last_good > begin:
            cuts.append(last_good)
            begin = last_good
    return cuts


def _part(number: int, items: Mapping[str, Item], links: Sequence[Link], page_of: Mapping[str, int],
          language: Language) -> tuple[dict[str, Item], tuple[Link, ...]]:
    """What stands on one page, with its connectors."""
    letters = _letters(links, page_of)
    mine = {id: item for id, item in items.items() if page_of[id] == number}
    before: dict[str, Item] = {}
    after: dict[str, Item] = {}
    kept: list[Link] = []
    for link in links:
        source, target = page_of[link.source], page_of[link.target]
        if source == target:
            kept += [link] if source == number else []
        elif source == number:
            lane = items[link.source].lane
            id = f"to~{link.target}~{lane}"
            after.setdefault(id, Item(id, lane, Shape.CONNECTOR, _says_to(letters[link.target], target + 1, language)))
            kept.append(replace(link, target=id))
        elif target == number:
            id = f"from~{link.target}"
            sources = sorted({page_of[other.source] + 1 for other in links
                              if other.target == link.target and page_of[other.source] != number})
            if id not in before:
                before[id] = Item(id, items[link.target].lane, Shape.CONNECTOR,
                                  _says_from(letters[link.target], sources, language))
                coming = [other.is_return for other in links if other.target == link.target and page_of[other.source] != number]
                kept.append(Link(id, link.target, is_return=all(coming)))
    return {**before, **mine, **after}, tuple(kept)


def _letters(links: Sequence[Link], page_of: Mapping[str, int]) -> Mapping[str, str]:
    """A letter for each box that is reached from another page: A … Z, AA …"""
    targets = dict.fromkeys(link.target for link in links if page_of[link.source] != page_of[link.target])
    return {target: _letter(at) for at, target in enumerate(targets)}


def _letter(number: int) -> str:
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)


def _says_to(letter: str, page: int, language: Language) -> str:
    return f"{letter} 转第{page}页" if language == "zh" else f"{letter}: to page {page}"


def _says_from(letter: str, pages: Sequence[int], language: Language) -> str:
    if language == "zh":
        return f"{letter} 接第{'、'.join(map(str, pages))}页"
    return f"{letter}: from page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _page(items: Mapping[str, Item], links: tuple[Link, ...], lanes: Sequence[Lane], writer: BoxWriter,
          room: XY) -> Page:
    return Page(items, links, tuple(lanes), lay_out(chart_of(items, links, lanes, writer), room))


def chart_of(items: Mapping[str, Item], links: Sequence[Link], lanes: Sequence[Lane], writer: BoxWriter) -> Chart:
    """The boxes and lines with their sizes."""
    place = {lane.id: number for number, lane in enumerate(lanes)}
    nodes = {id: Node(id, place[item.lane], item.shape, writer.width, writer.height(item), item.below)
             for id, item in items.items()}
    return Chart(len(lanes), nodes, tuple(_edge(link, items) for link in links))


def _edge(link: Link, items: Mapping[str, Item]) -> Edge:
    """A line; to and from connectors it goes down the page, also where it is a return."""
    goes_back = link.is_return and not any(items[end].shape is Shape.CONNECTOR for end in (link.source, link.target))
    lines = label_lines(link)
    width = max((text_width(line, look.TEXT_SIZE) for line in lines), default=0)
    return Edge(link.source, link.target, goes_back, width, len(lines) * look.TEXT_LEADING)


def label_lines(link: Link) -> list[str]:
    """The label of a line, in lines."""
    return list(wrapped(link.label, _LABEL_WIDTH, look.TEXT_SIZE)) if link.label else []
