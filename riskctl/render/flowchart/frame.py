"""What stands around a flowchart: title, table of particulars, table of risks, legend and footer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riskctl.drawing.geometry import Box
from riskctl.drawing.metrics import text_width, wrapped
from riskctl.drawing.picture import Line, Part, Polygon, Rect, Words
from riskctl.model.language import Language, Text
from riskctl.model.scheme import Level
from riskctl.render.flowchart import look
from riskctl.render.flowchart.boxes import BoxWriter, level_words, paint_tag, tag_height, tag_width
from riskctl.render.flowchart.content import Content

_CELL_PAD, _LABEL_WIDTH = 6, 72
_BASE = 0.36
_RISK_HEAD = (Text("编号", "no."), Text("等级", "level"), Text("风险环节", "step"), Text("风险点", "risk point"),
              Text("防控措施", "controls"), Text("责任岗位", "accountable"))
_ALL = slice(None)
_RISK_SHARES = (0.11, 0.11, 0.16, 0.22, 0.27, 0.13)


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a chart: its title, rows of (label, value) pairs, and what stands at the foot."""

    title: str
    description: str
    particulars: tuple[tuple[tuple[str, str], ...], ...]
    foot: str


def title_height(frame: Frame, width: float) -> float:
    """How much height the title takes."""
    return len(_title_lines(frame, width)) * look.TITLE_SIZE * 1.4 + 8


def paint_title(frame: Frame, box: Box) -> Iterator[Part]:
    """The title in the middle of the box's top."""
    for number, line in enumerate(_title_lines(frame, box.width)):
        yield Words(box.middle[0], box.y + (number + 0.85) * look.TITLE_SIZE * 1.4 - 4, line, look.TITLE_SIZE, look.INK,
                    "middle", is_bold=True)


def _title_lines(frame: Frame, width: float) -> list[str]:
    return list(wrapped(frame.title, width, look.TITLE_SIZE, bold=True))


def particulars_height(frame: Frame, width: float) -> float:
    """How much height the table of particulars takes."""
    return sum(_row_height(row, width) for row in frame.particulars)


def paint_particulars(frame: Frame, box: Box) -> Iterator[Part]:
    """The table of particulars from the box's top."""
    y = box.y
    for row in frame.particulars:
        height = _row_height(row, box.width)
        share = box.width / len(row)
        for at, (label, value) in enumerate(row):
            x = box.x + at * share
            yield Rect(Box(x, y, _LABEL_WIDTH, height), look.TITLE_GROUND, look.GRID, 0.8)
            yield Rect(Box(x + _LABEL_WIDTH, y, share - _LABEL_WIDTH, height), "#FFFFFF", look.GRID, 0.8)
            yield Words(x + _LABEL_WIDTH / 2, y + height / 2 + _BASE * look.TEXT_SIZE, label, look.TEXT_SIZE, look.INK,
                        "middle", is_bold=True)
            yield from _cell(_wrapped(value, share - _LABEL_WIDTH), Box(x + _LABEL_WIDTH, y, share - _LABEL_WIDTH, height))
        y += height


def _row_height(row: Sequence[tuple[str, str]], width: float) -> float:
    lines = max(len(_wrapped(value, width / len(row) - _LABEL_WIDTH)) for _, value in row)
    return lines * look.TEXT_LEADING + 2 * _CELL_PAD


def _wrapped(text: str, width: float) -> list[str]:
    return list(wrapped(text, width - 2 * _CELL_PAD, look.TEXT_SIZE))


def _cell(lines: Sequence[str], box: Box, fill: str = look.INK) -> Iterator[Part]:
    top = box.y + (box.height - len(lines) * look.TEXT_LEADING) / 2
    for number, line in enumerate(lines):
        yield Words(box.x + _CELL_PAD, top + (number + 0.5) * look.TEXT_LEADING + _BASE * look.TEXT_SIZE, line,
                    look.TEXT_SIZE, fill)


def risk_rows(content: Content, language: Language) -> list[tuple[str, ...]]:
    """The rows of the table of risks."""
    return [(risk.id, level_words(risk.level, language), f"{item.number} {item.title}", risk.name,
             "\n".join(f"{at}. {name}" for at, name in enumerate(risk.controls, 1)), risk.owner)
            for item, risk in content.risks]


_RISK_HEAD_HEIGHT = look.TEXT_LEADING + 2 * _CELL_PAD


def risks_height(content: Content, width: float, language: Language, of: slice = _ALL) -> float:
    """How much height the table of these risks takes."""
    rows = risk_rows(content, language)[of]
    return sum(_risk_height(row, width) for row in rows) + (_RISK_HEAD_HEIGHT if rows else 0)


def parted_risks(content: Content, width: float, height: float, language: Language) -> Iterator[slice]:
    """The risks in tables that are no higher than that, as far as rows kept whole allow it."""
    begin, taken = 0, _RISK_HEAD_HEIGHT
    for at, row in enumerate(risk_rows(content, language)):
        needed = _risk_height(row, width)
        if at > begin and taken + needed > height:
            yield slice(begin, at)
            begin, taken = at, _RISK_HEAD_HEIGHT
        taken += needed
    yield slice(begin, None)


def paint_risks(content: Content, writer: BoxWriter, box: Box, of: slice = _ALL) -> Iterator[Part]:
    """The table of these risks from the box's top."""
    language = writer.language
    rows = risk_rows(content, language)[of]
    if not rows:
        return
    y = box.y
    yield from _risk_row(tuple(title.in_(language) for title in _RISK_HEAD), box, y, ("#DCE6F2",) * 6, is_bold=True)
    y += _RISK_HEAD_HEIGHT
    for row, (_, risk) in zip(rows, content.risks[of], strict=True):
        ground = look.look_of(risk.level, writer.levels).ground
        yield from _risk_row(row, box, y, ("#FFFFFF", ground, *("#FFFFFF",) * 4))
        y += _risk_height(row, box.width)


def _risk_height(row: Sequence[str], width: float) -> float:
    lines = max(len(_wrapped(text, share * width)) for text, share in zip(row, _RISK_SHARES, strict=True))
    return lines * look.TEXT_LEADING + 2 * _CELL_PAD


def _risk_row(row: Sequence[str], box: Box, y: float, grounds: Sequence[str], *, is_bold: bool = False) -> Iterator[Part]:
    x, height = box.x, _risk_height(row, box.width)
    for text, share, ground in zip(row, _RISK_SHARES, grounds, strict=True):
        cell = Box(x, y, share * box.width, height)
        yield Rect(cell, ground, look.GRID, 0.8)
        for part in _cell(_wrapped(text, cell.width), cell):
            yield part if not is_bold or not isinstance(part, Words) else Words(
                part.x, part.y, part.text, part.size, part.fill, "start", is_bold=True)
        x += cell.width


def legend_height(content: Content, writer: BoxWriter, foot: str, width: float) -> float:
    """How much height the legend takes, with what stands at the foot."""
    return _FOOT + _legend(content, writer, width)[1] + len(_foot_lines(foot, width)) * look.TEXT_LEADING


def paint_legend(content: Content, writer: BoxWriter, foot: str, box: Box) -> Iterator[Part]:
    """What the signs on this chart mean, and at the right what stands at the foot."""
    entries, height = _legend(content, writer, box.width)
    for entry in entries:
        yield from _legend_entry(entry, box.x + entry.across, box.y + look.TEXT_SIZE + entry.down, writer)
    y = box.y + look.TEXT_SIZE + _FOOT + height - _LEGEND_LEADING
    for number, text in enumerate(_foot_lines(foot, box.width)):
        yield Words(box.x + box.width, y + number * look.TEXT_LEADING, text, look.TEXT_SIZE, look.SOFT, "end")


_FOOT, _LEGEND_LEADING = 24, 22


def _foot_lines(foot: str, width: float) -> Sequence[str]:
    return wrapped(foot, width, look.TEXT_SIZE)


class _Entry(NamedTuple):
    """What the legend explains, a sign or a level, in which words, and where it stands in it."""

    of: str | Level
    lines: Sequence[str]
    across: float
    down: float


def _legend(content: Content, writer: BoxWriter, width: float) -> tuple[list[_Entry], float]:
    """The entries one after another in lines of the width, and how high all of them are."""
    entries: list[_Entry] = []
    across, down, height = 0.0, 0.0, float(_LEGEND_LEADING)
    for of, lines in _explained(content, writer, width):
        is_sign = isinstance(of, str)
        wide = 36 + text_width(lines[0], look.TEXT_SIZE) if is_sign else tag_width(lines)
        if across and across + wide > width:
            across, down, height = 0.0, down + height, float(_LEGEND_LEADING)
        entries.append(_Entry(of, lines, across, down))
        across += wide + (18 if is_sign else 10)
        height = max(height, _LEGEND_LEADING + (len(lines) - 1) * look.TEXT_LEADING)
    return entries, down + height


def _explained(content: Content, writer: BoxWriter, width: float) -> Iterator[tuple[str | Level, Sequence[str]]]:
    """Signs and levels with their words."""
    yield from ((sign, (words,)) for sign, words in _signs(content, writer))
    for level in content.levels:
        yield level, wrapped(level_words(level, writer.language), width - 12, look.TEXT_SIZE, bold=True)


def _legend_entry(entry: _Entry, x: float, y: float, writer: BoxWriter) -> Iterator[Part]:
    if isinstance(entry.of, str):
        yield from sign_parts(entry.of, Box(x, y - 8, 30, 16))
        yield Words(x + 36, y + _BASE * look.TEXT_SIZE, entry.lines[0], look.TEXT_SIZE, look.SOFT)
        return
    tag = Box(x, y - 9, tag_width(entry.lines), tag_height(entry.lines) + 1)
    yield from paint_tag(entry.lines, tag, look.look_of(entry.of, writer.levels))


def _signs(content: Content, writer: BoxWriter) -> Iterator[tuple[str, str]]:
    """The signs that occur on this chart, with their meaning."""
    zh = writer.language == "zh"
    shapes = {item.shape.value for item in content.items}
    yield from ((sign, words.in_(writer.language)) for sign, words in (
        ("terminal", Text("起止", "begin, end")), ("step", Text("工作环节", "step"))) if sign in shapes)
    if any(item.is_body for item in content.items):
        yield "body", "集体决策" if zh else "collective decision"
    if "choice" in shapes:
        yield "choice", "分情形办理" if zh else "choice"
    if "bar" in shapes:
        yield "bar", "并行、汇合" if zh else "in parallel, joined"
    yield "line", "正常流转" if zh else "onward"
    if any(link.is_return for link in content.links):
        yield "return", "退回、补正" if zh else "back"
    if any(lane.is_outside for lane in content.lanes):
        yield "outside", "单位以外" if zh else "outside the bureau"


def sign_parts(sign: str, box: Box) -> Iterator[Part]:
    """A sign as the legend shows it."""
    x, y = box.middle
    match sign:
        case "terminal":
            yield Rect(box, look.TERMINAL, look.LINE, 1.3, 8)
        case "step":
            yield Rect(box, "#FFFFFF", look.LINE, 1.3, 3)
        case "body":
            yield Rect(box, "#FFFFFF", look.LINE, 1.3, 3)
            yield Rect(Box(box.x + 3, box.y + 3, box.width - 6, box.height - 6), "none", look.LINE, 1, 2)
        case "choice":
            yield Polygon(((x, box.y), (box.x + box.width, y), (x, box.y + box.height), (box.x, y)), look.CHOICE, look.LINE, 1.3)
        case "bar":
            yield Rect(Box(box.x, y - 3, box.width, 6), look.LINE)
        case "outside":
            yield Rect(box, look.OUTSIDE_HEAD)
        case _:
            is_return = sign == "return"
            yield Line(((box.x, y), (box.x + box.width, y)), look.RETURN if is_return else look.LINE, 1.6,
                       dash=(5, 4) if is_return else (), has_arrow=True)
