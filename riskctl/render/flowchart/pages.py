"""A long process in several pages: cut between rows, with connectors where lines go from one page to another."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
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
from riskctl.render.paper import SMALLEST_PRINT

# Labels are narrow, but wide enough for a word of English that is not too long.
_LABEL_WIDTH, _WIDEST_LABEL = 6.1 * look.TEXT_SIZE, 9 * look.TEXT_SIZE
_WORD = re.compile("[!-~]+")
_TOO_WIDE = look.SMALLEST / SMALLEST_PRINT
"""By how much a page may be wider than the room and still be legible."""

_FEWEST, _CONNECTORS = 2, 130
"""The fewest pages, and the height that connectors are likely to take on one."""
Ids = frozenset[str]


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


def whole_page(content: Content, lanes: Sequence[Lane], writer: BoxWriter, room: XY) -> Page:
    """The whole chart on one page, which fills the room, or is larger if it must be."""
    return _page({item.id: item for item in content.items}, content.links, lanes, writer, room)


def lowest_page(content: Content, lanes: Sequence[Lane], writer: BoxWriter, width: float) -> Page:
    """The whole chart on one page as low as it can be, without the labels of its lines."""
    return _size({item.id: item for item in content.items}, content.links, lanes, writer, (width, 0))


def pages_of(content: Content, lanes: Sequence[Lane], writer_for: Callable[[int], BoxWriter], room: XY,
             below: float = 0) -> tuple[Page, ...]:
    """The pages of the chart, which fill the room, and are no higher where a row and its connectors allow it.

    `writer_for` gives the writer of boxes for so many lanes side by side. The last page leaves `below` of its height free
    if it can.
    """
    items = {item.id: item for item in content.items}
    writer = writer_for(len(lanes))
    whole = lowest_page(content, lanes, writer, room[0])
    if whole.layout.height <= room[1] or not items:
        return (whole_page(content, lanes, writer, _above(below, whole, room)),)
    page_of = _page_numbers(content, whole, writer_for, room)
    parts = [_part(number, items, content.links, page_of, writer.language) for number in range(max(page_of.values()) + 1)]
    used = [_used(lanes, mine.values()) for mine, _ in parts]
    writer = writer_for(max(map(len, used)))
    *pages, last = (_page(mine, links, its, writer, room) for (mine, links), its in zip(parts, used, strict=True))
    if below:
        lowest = _size(last.items, last.links, last.lanes, writer, (room[0], 0))
        last = _page(last.items, last.links, last.lanes, writer, _above(below, lowest, room))
    return *pages, last


def _above(below: float, page: Page, room: XY) -> XY:
    """The room without what stands below, if the page has room enough there."""
    return (room[0], room[1] - below) if page.layout.height + below <= room[1] else room


def _used(lanes: Sequence[Lane], items: Collection[Item]) -> list[Lane]:
    taken = {item.lane for item in items}
    return [lane for lane in lanes if lane.id in taken]


def _page_numbers(content: Content, whole: Page, writer_for: Callable[[int], BoxWriter], room: XY) -> Mapping[str, int]:
    """The page of each item, counted from 0.

    Fewer lanes on a page have wider, lower boxes, so that more rows may go on it: both are tried.
    """
    first = _numbered(content, whole, len(whole.lanes), writer_for, room)
    pages = max(first.values()) + 1
    if pages <= _FEWEST:
        return first
    most = max(len(_used(whole.lanes, [whole.items[id] for id in first if first[id] == page])) for page in range(pages))
    second = _numbered(content, whole, most, writer_for, room) if most < len(whole.lanes) else first
    return min(second, first, key=lambda numbers: max(numbers.values()))


def _numbered(content: Content, whole: Page, most: int, writer_for: Callable[[int], BoxWriter], room: XY) -> Mapping[str, int]:
    """The page of each item where at most so many lanes are on one: as many rows as there is room for, at least one."""
    numbers: dict[str, int] = {}
    while len(numbers) < len(whole.items):
        first, *more = _beginnings(content, whole, numbers)
        likely = [ids for ids in more if len(_used(whole.lanes, [whole.items[id] for id in ids])) <= most]
        number = max(numbers.values(), default=-1) + 1
        numbers |= dict.fromkeys(_last_that_fits(first, likely, content, whole, numbers, writer_for(most), room), number)
    return numbers


def _last_that_fits(first: Ids, others: Sequence[Ids], content: Content, whole: Page, done: Mapping[str, int],
                    writer: BoxWriter, room: XY) -> Ids:
    """The largest of the sets that has room, looked for from where it is likely; each has the one before in it."""
    low, high = 0, len(others)
    middle = sum(_height_of_rows(ids, whole) <= room[1] - _CONNECTORS for ids in others)
    while low < high:
        middle = min(max(middle, low), high - 1)
        layout = _laid_out(others[middle], content, whole, done, writer)
        if layout.height > room[1] or layout.width > room[0] * _TOO_WIDE:
            middle, high = middle - 1, middle
        else:
            middle, low = middle + 1, middle + 1
    return others[low - 1] if low else first


def _height_of_rows(ids: Ids, whole: Page) -> float:
    rows = [whole.layout.rows[whole.layout.row_of[id]] for id in ids]
    return max(low for _, low in rows) - min(high for high, _ in rows)


def _beginnings(content: Content, whole: Page, done: Mapping[str, int]) -> Iterator[Ids]:
    """What may stand on the next page, the fewest rows first."""
    row_of = {id: row for id, row in whole.layout.row_of.items() if id not in done}
    last: Ids = frozenset()
    for row in sorted(set(row_of.values())):
        ids = _closed({id for id in row_of if row_of[id] <= row}, content, done)
        if len(ids) > len(last):
            last = ids
            yield ids


def _closed(ids: set[str], content: Content, done: Mapping[str, int]) -> Ids:
    """The items without those whose sign is not among them, and without those to which a process comes from such."""
    bonds = [(item.id, item.below) for item in content.items if item.below]
    bonds += [(link.source, link.target) for link in content.links if not link.is_return]
    while True:
        lost = {after for before, after in bonds if after in ids and before not in ids and before not in done}
        if not lost:
            return frozenset(ids)
        ids = ids - lost


def _laid_out(ids: Ids, content: Content, whole: Page, done: Mapping[str, int], writer: BoxWriter) -> Layout:
    """A page with the items, as low as it can be, with its connectors to those done and to the others."""
    page_of = {id: 1 if id in ids else 0 if id in done else 2 for id in whole.items}
    mine, links = _part(1, whole.items, content.links, page_of, writer.language)
    return _size(mine, links, _used(whole.lanes, mine.values()), writer, (0, 0)).layout


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


def _size(items: Mapping[str, Item], links: tuple[Link, ...], lanes: Sequence[Lane], writer: BoxWriter, room: XY) -> Page:
    """The page without the labels of its lines."""
    return Page(items, links, tuple(lanes), lay_out(chart_of(items, links, lanes, writer), room, has_labels=False))


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
    """The label of a line, in lines; no word of English is broken that a wider label can hold."""
    if not link.label:
        return []
    widths = (text_width(word, look.TEXT_SIZE) for word in _WORD.findall(link.label))
    width = max((width for width in widths if width <= _WIDEST_LABEL), default=0)
    return list(wrapped(link.label, max(width, _LABEL_WIDTH), look.TEXT_SIZE))
