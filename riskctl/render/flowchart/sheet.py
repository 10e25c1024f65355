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
    LEGEND_HEIGHT,
    Frame,
    paint_legend,
    paint_particulars,
    paint_risks,
    paint_title,
    particulars_height,
    risks_height,
    title_height,
)
from riskctl.render.flowchart.marks import NO_MARKS, Marks
from riskctl.render.flowchart.pages import Page, label_lines, ordered_lanes, pages_of
from riskctl.render.paper import MARGIN, SMALLEST_PRINT, Paper

_NARROWEST, _WIDEST = 122, 236
_BETWEEN_LANES, _LEAST_BETWEEN = 46, 40
_HEAD = 46
_GAP = 14

AddressOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of one chart, how small their smallest text is printed (in pixels), and how many lines cross.

    `boxes` are for each sheet the boxes of the process, by their ids, where they stand on it.
    """

    pictures: tuple[Picture, ...]
    pages: tuple[Page, ...]
    boxes: tuple[Mapping[str, Box], ...]
    smallest_text: float
    crossings: int

    @property
    def is_legible(self) -> bool:
        """Whether the smallest text is printed at 7 points or more."""
        return self.smallest_text >= SMALLEST_PRINT - 0.01


def draw(content: Content, frame: Frame, paper: Paper, language: Language, *, is_full: bool = True, levels: int = 3,
         address_of: AddressOf = lambda lane: None, marks: Marks = NO_MARKS) -> Sheets:
    """The flowchart on sheets of the paper; `address_of` gives where the head of a lane leads, if anywhere."""
    lanes = ordered_lanes(content)

    def writer_for(count: int) -> BoxWriter:
        return BoxWriter(_box_width(count, paper), language, is_full, levels)

    table = 0 if is_full else risks_height(content, paper.inner_width, language) + _GAP
    room = (paper.inner_height - title_height(frame, paper.inner_width) - particulars_height(frame, paper.inner_width)
            - 2 * _GAP - table - LEGEND_HEIGHT)
    pages = pages_of(content, lanes, writer_for, (paper.inner_width, room - _HEAD))
    scale = _scale(pages, paper)
    if scale < 1:
        pages = pages_of(content, lanes, writer_for, (paper.inner_width / scale, room / scale - _HEAD))
        scale = _scale(pages, paper)
    painter = _Painter(content, frame, paper, writer_for(max(len(page.lanes) for page in pages)), address_of, scale, marks)
    pictures = tuple(painter.sheet(page, number, len(pages)) for number, page in enumerate(pages, 1))
    return Sheets(pictures, pages, tuple(map(painter.boxes, pages)), look.SMALLEST * scale, sum(crossings(page.layout.lines) for page in pages))


def may_be_legible(lanes: int, paper: Paper) -> bool:
    """Whether so many lanes at their narrowest leave text on the paper that can be read."""
    return paper.inner_width * look.SMALLEST >= lanes * (_NARROWEST + _LEAST_BETWEEN) * SMALLEST_PRINT


def _scale(pages: Sequence[Page], paper: Paper) -> float:
    return min(1.0, *(paper.inner_width / page.layout.width for page in pages))


def _box_width(lanes: int, paper: Paper) -> float:
    room = (paper.inner_width - _BETWEEN_LANES * (lanes + 0.2)) / max(lanes, 1)
    return min(max(room, _NARROWEST), _WIDEST)


@dataclass(frozen=True, slots=True)
class _Painter:
    content: Content
    frame: Frame
    paper: Paper
    writer: BoxWriter
    address_of: AddressOf
    scale: float
    marks: Marks

    def sheet(self, page: Page, number: int, of: int) -> Picture:
        """One sheet."""
        width = self.paper.inner_width
        box = Box(MARGIN, MARGIN, width, self.paper.inner_height)
        parts = list(paint_title(self.frame, box))
        y = MARGIN + title_height(self.frame, width)
        parts += paint_particulars(self.frame, Box(MARGIN, y, width, 0))
        left, y = self._corner(page)
        parts += [moved(part, self.scale, left, y) for part in self._chart(page)]
        y += (page.layout.height + _HEAD) * self.scale + _GAP
        if not self.writer.is_full and number == of:
            parts += paint_risks(self.content, self.writer, Box(MARGIN, y, width, 0))
            y += risks_height(self.content, width, self.writer.language) + _GAP
        foot = self.frame.foot + ("" if of == 1 else f" · 第{number}页，共{of}页" if self.writer.language == "zh"
                                  else f" · page {number} of {of}")
        parts += paint_legend(self.content, self.writer, foot, Box(MARGIN, y, width, 0))
        height = max(self.paper.height, y + LEGEND_HEIGHT)
        return Picture(self.paper.width, height, self.frame.title, self.frame.description, self.writer.language, tuple(parts))

    def boxes(self, page: Page) -> Mapping[str, Box]:
        """Where the boxes of the process stand on the sheet."""
        left, top = self._corner(page)
        return {id: Box(left + box.x * self.scale, top + (box.y + _HEAD) * self.scale, box.width * self.scale, box.height * self.scale)
                for id, box in page.layout.boxes.items()}

    def _corner(self, page: Page) -> XY:
        """The upper left corner of the chart on its sheet, below title and particulars."""
        width = self.paper.inner_width
        return (MARGIN + (width - page.layout.width * self.scale) / 2,
                MARGIN + title_height(self.frame, width) + particulars_height(self.frame, width) + _GAP)

    def _chart(self, page: Page) -> Iterator[Part]:
        """Lanes, lines, labels and boxes, with the upper left corner of the heads at (0, 0)."""
        yield from self._grounds(page)
        for link, line in zip(page.links, page.layout.lines, strict=True):
            points = [(x, y + _HEAD) for x, y in line]
            if link in self.marks.links:
                yield Line(points, look.MARK, 6)
            yield Line(points, look.RETURN if link.is_return else look.LINE, 1.6, 6, (6, 4) if link.is_return else (),
                       has_arrow=not link.target.endswith("~join"))
        for link, label in zip(page.links, page.layout.labels, strict=True):
            if label is not None:
                yield from self._label(label_lines(link), label, look.RETURN if link.is_return else look.INK)
        for id, box in page.layout.boxes.items():
            if id in self.marks.boxes:
                yield Rect(Box(box.x - 7, box.y + _HEAD - 7, box.width + 14, box.height + 14), look.MARK, look.MARK_EDGE, 1.5, 8)
            yield from self.writer.paint(page.items[id], Box(box.x, box.y + _HEAD, box.width, box.height))

    def _label(self, lines: Sequence[str], box: Box, ink: str) -> Iterator[Part]:
        yield Rect(Box(box.x - 1, box.y + _HEAD, box.width + 2, box.height), "#FFFFFF", rounding=2)
        for number, line in enumerate(lines):
            yield Words(box.x, box.y + _HEAD + (number + 0.78) * look.TEXT_LEADING, line, look.TEXT_SIZE, ink)

    def _grounds(self, page: Page) -> Iterator[Part]:
        """The grounds and heads of the lanes."""
        borders = page.layout.borders
        for number, lane in enumerate(page.lanes):
            left, right = borders[number], borders[number + 1]
            ground = Box(left, 0, right - left, page.layout.height + _HEAD)
            yield Rect(ground, look.LANES[number % 2], look.GRID, 0.8)
            head = tuple(self._head(lane, Box(left, 0, right - left, _HEAD)))
            address = self.address_of(lane.id)
            yield from head if address is None else (Linked(address, lane.title, head),)

    def _head(self, lane: Lane, box: Box) -> Iterator[Part]:
        yield Rect(box, look.OUTSIDE_HEAD if lane.is_outside else look.NAVY, "#FFFFFF", 0.8)
        room = box.width - 8
        titles = wrapped(lane.title, room, look.LANE_SIZE, bold=True)
        below = wrapped(lane.subtitle, room, look.TEXT_SIZE) if lane.subtitle else ()
        lines = [(line, look.LANE_SIZE, True) for line in titles] + [(line, look.TEXT_SIZE, False) for line in below]
        total = sum(size * 1.35 for _, size, _ in lines)
        y = box.y + (box.height - total) / 2
        for line, size, is_bold in lines:
            yield Words(box.middle[0], y + size, line, size, "#FFFFFF", "middle", is_bold)
            y += size * 1.35
