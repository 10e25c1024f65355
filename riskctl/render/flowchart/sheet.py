"""The sheets of a flowchart: title, table of particulars, lanes with boxes and lines, risks, legend, footer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from riskctl.drawing.crossings import crossings
from riskctl.drawing.geometry import XY, Box
from riskctl.drawing.metrics import wrapped
from riskctl.drawing.picture import Line, Linked, Part, Picture, Rect, Words, moved
from riskctl.model.language import Language
from riskctl.render.flowchart import look
from riskctl.render.flowchart.boxes import BoxWriter
from riskctl.render.flowchart.content import Content, Lane
from riskctl.render.flowchart.frame import (
    Frame,
    legend_height,
    paint_legend,
    paint_particulars,
    paint_risks,
    paint_title,
    parted_risks,
    particulars_height,
    risks_height,
    title_height,
)
from riskctl.render.flowchart.marks import NO_MARKS, Marks
from riskctl.render.flowchart.pages import Page, label_lines, lowest_page, ordered_lanes, pages_of, whole_page
from riskctl.render.paper import MARGIN, SMALLEST_PRINT, Paper

_NARROWEST, _WIDEST = 122, 236
_BETWEEN_LANES, _LEAST_BETWEEN = 46, 40
_HEAD, _HEAD_PAD, _HEAD_LEADING = 46, 4, 1.35
_GAP, _MOST_SHEETS = 14, 99

AddressOf = Callable[[str], str | None]
WidthFor = Callable[[int, Paper], float]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one chart, how small their smallest text is printed (in pixels), and how many lines cross.

    `pages` and `boxes` are for each sheet with a part of the chart what it shows of it, and where the boxes of the process
    stand on the sheet, by their ids; sheets that go on with the table of risks follow. `filled` is how much of the height
    of the last sheet is taken, 1 for all.
    """

    pictures: tuple[Picture, ...]
    pages: tuple[Page, ...]
    boxes: tuple[Mapping[str, Box], ...]
    smallest_text: float
    crossings: int
    filled: float

    @property
    def is_legible(self) -> bool:
        """Whether the smallest text is printed at 7 points or more."""
        return self.smallest_text >= SMALLEST_PRINT - 0.01


@dataclass(frozen=True, slots=True)
class Plan:
    """A flowchart to be put on a paper; `address_of` gives where the head of a lane leads, if anywhere."""

    content: Content
    frame: Frame
    paper: Paper
    language: Language
    is_full: bool = True
    levels: int = 3
    address_of: AddressOf = lambda lane: None
    marks: Marks = NO_MARKS

    def whole(self) -> Sheets | None:
        """The chart on one sheet with legible text, None if that cannot be; boxes are made narrower where they must be."""
        lanes = ordered_lanes(self.content)
        lowest, writer = self._lowest(lanes, _box_width)
        if not _is_legible(self._across(lowest)):
            lowest, writer = self._lowest(lanes, _narrowest)
        scale = self._across(lowest)
        around, head = _Surrounded(self.content, self.frame, self.paper, writer), _head_height(lanes, writer.width + _LEAST_BETWEEN)
        room = (around.room - _GAP - self._table) / scale - head
        if not _is_legible(scale) or lowest.layout.height > room:
            return None
        page = whole_page(self.content, lanes, writer, (self.paper.inner_width / scale, room))
        return self._made(around, (page,), writer, scale, head)

    def _lowest(self, lanes: Sequence[Lane], width_for: WidthFor) -> tuple[Page, BoxWriter]:
        """The whole chart as low as it can be, and the writer of its boxes."""
        writer = self._writer(len(lanes), width_for)
        return lowest_page(self.content, lanes, writer, self.paper.inner_width), writer

    def _across(self, page: Page) -> float:
        """How much smaller the page must be drawn to be no wider than the paper."""
        return min(1.0, self.paper.inner_width / page.layout.width)

    def parted(self, *, is_narrow: bool = False) -> Sheets:
        """The chart on several sheets; with narrow boxes more lanes are legible side by side."""
        width_for = _narrowest if is_narrow else _box_width
        lanes = ordered_lanes(self.content)
        writer = self._writer(len(lanes), width_for)
        around, head = _Surrounded(self.content, self.frame, self.paper, writer), _head_height(lanes, writer.width + _LEAST_BETWEEN)
        width, room = self.paper.inner_width, around.room - _GAP

        def pages_at(scale: float) -> tuple[Page, ...]:
            return pages_of(self.content, lanes, lambda count: self._writer(count, width_for),
                            (width / scale, room / scale - head), self._table / scale)

        scale, pages = 1.0, pages_at(1)
        if (smaller := _scale(pages, width, room, head)) < 1:
            pages = pages_at(smaller)
            scale = _scale(pages, width, room, head)
        return self._made(around, pages, self._writer(max(len(page.lanes) for page in pages), width_for), scale, head)

    def _made(self, around: "_Surrounded", pages: tuple[Page, ...], writer: BoxWriter, scale: float, head: float) -> Sheets:
        painter = _Painter(around, writer, self.address_of, scale, head, self.marks)
        pictures, end = painter.sheets(pages, self._table)
        highest = max(picture.height for picture in pictures)
        return Sheets(pictures, pages, tuple(map(painter.boxes, pages)), look.SMALLEST * scale * min(1, self.paper.height / highest),
                      sum(crossings(page.layout.lines) for page in pages), (end - MARGIN) / self.paper.inner_height)

    def _writer(self, lanes: int, width_for: WidthFor) -> BoxWriter:
        """The writer of boxes for so many lanes side by side."""
        return BoxWriter(width_for(lanes, self.paper), self.language, self.is_full, self.levels)

    @property
    def _table(self) -> float:
        """How high the table of risks is, with the gap above it; 0 where there is none."""
        if self.is_full or not self.content.risks:
            return 0
        return risks_height(self.content, self.paper.inner_width, self.language) + _GAP


def may_be_legible(lanes: int, paper: Paper) -> bool:
    """Whether so many lanes at their narrowest leave text on the paper that can be read."""
    return paper.inner_width * look.SMALLEST >= lanes * (_NARROWEST + _LEAST_BETWEEN) * SMALLEST_PRINT


def _scale(pages: Sequence[Page], width: float, height: float, head: float) -> float:
    """How much smaller the pages must be drawn to go into the width and height; 1 if they do as they are."""
    return min(1.0, *(width / page.layout.width for page in pages),
               *(height / (page.layout.height + head) for page in pages if height > 0))


def _head_height(lanes: Sequence[Lane], width: float) -> float:
    """How high the heads of lanes of at least this width must be for their words."""
    heights = (sum(size * _HEAD_LEADING for _, size, _ in _head_lines(lane, width)) + _HEAD_PAD for lane in lanes)
    return max(_HEAD, *heights, 0)


def _head_lines(lane: Lane, width: float) -> list[tuple[str, float, bool]]:
    """The lines of the head of a lane, with their size and whether they are bold."""
    room = width - 8
    titles = wrapped(lane.title, room, look.LANE_SIZE, bold=True)
    below = wrapped(lane.subtitle, room, look.TEXT_SIZE) if lane.subtitle else ()
    return [(line, look.LANE_SIZE, True) for line in titles] + [(line, look.TEXT_SIZE, False) for line in below]


def _box_width(lanes: int, paper: Paper) -> float:
    room = (paper.inner_width - _BETWEEN_LANES * (lanes + 0.2)) / max(lanes, 1)
    return min(max(room, _NARROWEST), _WIDEST)


def _is_legible(scale: float) -> bool:
    return look.SMALLEST * scale >= SMALLEST_PRINT - 0.01


def _narrowest(lanes: int, paper: Paper) -> float:
    return _NARROWEST


@dataclass(frozen=True, slots=True)
class _Surrounded:
    """A sheet with what stands around the chart or the table of risks on it."""

    content: Content
    frame: Frame
    paper: Paper
    writer: BoxWriter

    @property
    def top(self) -> float:
        """Where the chart begins: below title and particulars."""
        width = self.paper.inner_width
        return MARGIN + title_height(self.frame, width) + particulars_height(self.frame, width) + _GAP

    @property
    def room(self) -> float:
        """How high what is between the particulars and the legend may be, with the gap above the legend."""
        foot = self._foot(_MOST_SHEETS, _MOST_SHEETS)
        return (MARGIN + self.paper.inner_height - self.top
                - legend_height(self.content, self.writer, foot, self.paper.inner_width))

    def sheet(self, parts: Sequence[Part], end: float, number: int, of: int) -> tuple[Picture, float]:
        """The sheet with these parts, which end there, and where its legend ends."""
        width, foot = self.paper.inner_width, self._foot(number, of)
        around = [*paint_title(self.frame, Box(MARGIN, MARGIN, width, 0)),
                  *paint_particulars(self.frame, Box(MARGIN, MARGIN + title_height(self.frame, width), width, 0))]
        legend = paint_legend(self.content, self.writer, foot, Box(MARGIN, end + _GAP, width, 0))
        lowest = end + _GAP + legend_height(self.content, self.writer, foot, width)
        height = self.paper.height if lowest + MARGIN <= self.paper.height + 0.01 else lowest + MARGIN
        return Picture(self.paper.width, height, self.frame.title, self.frame.description, self.writer.language,
                       (*around, *parts, *legend)), lowest

    def _foot(self, number: int, of: int) -> str:
        if of == 1:
            return self.frame.foot
        return self.frame.foot + (f" · 第{number}页，共{of}页" if self.writer.language == "zh" else f" · page {number} of {of}")


@dataclass(frozen=True, slots=True)
class _Painter:
    around: _Surrounded
    writer: BoxWriter
    address_of: AddressOf
    scale: float
    head: float
    marks: Marks

    def sheets(self, pages: Sequence[Page], table: float) -> tuple[tuple[Picture, ...], float]:
        """The sheets, and where on the last one everything ends.

        The table of risks, so high, stands below the last part of the chart if there is room, else on sheets of its own.
        """
        around, width = self.around, self.around.paper.inner_width
        drawn = [([moved(part, self.scale, *self._corner(page)) for part in self._chart(page)], self._end(page)) for page in pages]
        parts, end = drawn[-1]
        if table and end + table <= around.top + around.room - _GAP + 0.01:
            parts += paint_risks(around.content, self.writer, Box(MARGIN, end + _GAP, width, 0))
            drawn[-1] = parts, end + table
        elif table:
            drawn += self._tables()
        made = [around.sheet(parts, end, number, len(drawn)) for number, (parts, end) in enumerate(drawn, 1)]
        return tuple(picture for picture, _ in made), made[-1][1]

    def _tables(self) -> Iterator[tuple[list[Part], float]]:
        around, width, language = self.around, self.around.paper.inner_width, self.writer.language
        for some in parted_risks(around.content, width, around.room - _GAP, language):
            table = paint_risks(around.content, self.writer, Box(MARGIN, around.top, width, 0), some)
            yield list(table), around.top + risks_height(around.content, width, language, some)

    def boxes(self, page: Page) -> Mapping[str, Box]:
        """Where the boxes of the process stand on the sheet."""
        left, top = self._corner(page)
        return {id: Box(left + box.x * self.scale, top + (box.y + self.head) * self.scale, box.width * self.scale, box.height * self.scale)
                for id, box in page.layout.boxes.items()}

    def _corner(self, page: Page) -> XY:
        """The upper left corner of the chart on its sheet, below title and particulars."""
        return MARGIN + (self.around.paper.inner_width - page.layout.width * self.scale) / 2, self.around.top

    def _end(self, page: Page) -> float:
        return self.around.top + (page.layout.height + self.head) * self.scale

    def _chart(self, page: Page) -> Iterator[Part]:
        """Lanes, lines, labels and boxes, with the upper left corner of the heads at (0, 0)."""
        yield from self._grounds(page)
        for link, line in zip(page.links, page.layout.lines, strict=True):
            points = [(x, y + self.head) for x, y in line]
            if link in self.marks.links:
                yield Line(points, look.MARK, 6)
            yield Line(points, look.RETURN if link.is_return else look.LINE, 1.6, 6, (6, 4) if link.is_return else (),
                       has_arrow=not link.target.endswith("~join"))
        for link, label in zip(page.links, page.layout.labels, strict=True):
            if label is not None:
                yield from self._label(label_lines(link), label, look.RETURN if link.is_return else look.INK)
        for id, box in page.layout.boxes.items():
            if id in self.marks.boxes:
                yield Rect(Box(box.x - 7, box.y + self.head - 7, box.width + 14, box.height + 14), look.MARK, look.MARK_EDGE, 1.5, 8)
            yield from self.writer.paint(page.items[id], Box(box.x, box.y + self.head, box.width, box.height))

    def _label(self, lines: Sequence[str], box: Box, ink: str) -> Iterator[Part]:
        yield Rect(Box(box.x - 1, box.y + self.head, box.width + 2, box.height), "#FFFFFF", rounding=2)
        for number, line in enumerate(lines):
            yield Words(box.x, box.y + self.head + (number + 0.78) * look.TEXT_LEADING, line, look.TEXT_SIZE, ink)

    def _grounds(self, page: Page) -> Iterator[Part]:
        """The grounds and heads of the lanes."""
        borders = page.layout.borders
        for number, lane in enumerate(page.lanes):
            left, right = borders[number], borders[number + 1]
            ground = Box(left, 0, right - left, page.layout.height + self.head)
            yield Rect(ground, look.LANES[number % 2], look.GRID, 0.8)
            head = tuple(self._head(lane, Box(left, 0, right - left, self.head)))
            address = self.address_of(lane.id)
            yield from head if address is None else (Linked(address, lane.title, head),)

    def _head(self, lane: Lane, box: Box) -> Iterator[Part]:
        yield Rect(box, look.OUTSIDE_HEAD if lane.is_outside else look.NAVY, "#FFFFFF", 0.8)
        lines = _head_lines(lane, box.width)
        y = box.y + (box.height - sum(size * _HEAD_LEADING for _, size, _ in lines)) / 2
        for line, size, is_bold in lines:
            yield Words(box.middle[0], y + size, line, size, "#FFFFFF", "middle", is_bold)
            y += size * _HEAD_LEADING
