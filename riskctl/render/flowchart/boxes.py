"""The boxes of a flowchart: how large their words make them, and how they are painted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riskctl.drawing.chart import Shape
from riskctl.drawing.geometry import Box
from riskctl.drawing.metrics import text_width, wrapped
from riskctl.drawing.picture import Part, Polygon, Rect, Words
from riskctl.model.language import Language
from riskctl.model.scheme import Level
from riskctl.render.flowchart import look
from riskctl.render.flowchart.content import Item
from riskctl.render.flowchart.risks import Risk
from riskctl.risk.words import NO_LEVEL

_BAR_HEIGHT, _CHOICE_HEIGHT, _CONNECTOR_HEIGHT = 7, 46, 28
_BESIDE_TAGS = 28
"""What a box needs at the sides of the words of a tag: twice the border, the space at the tag and that inside it."""
BASE = 0.36
"""How far the base line lies below the middle of a line of text, in ems."""


@dataclass(frozen=True, slots=True)
class BoxWriter:
    """Writes boxes of one width; `is_full` puts risks and controls on the step, else a tag for each risk only."""

    width: float
    language: Language
    is_full: bool
    levels: int

    def height(self, item: Item) -> float:
        """How high the box of the item must be."""
        if item.shape is Shape.BAR:
            return _BAR_HEIGHT
        if item.shape is Shape.CONNECTOR:
            return _CONNECTOR_HEIGHT + look.TEXT_LEADING * (len(self._lines(item.title)) - 1)
        if item.shape is Shape.CHOICE:
            return max(_CHOICE_HEIGHT, 2.4 * look.TEXT_LEADING * len(self._asked(item)))
        head = 2 * look.PAD + look.NAME_LEADING * len(self._name(item)) + look.TEXT_LEADING * len(self._details(item))
        return head + sum(self._strip_height(risk) for risk in item.risks)

    def paint(self, item: Item, box: Box) -> Iterator[Part]:
        """The parts of the box, the lowest first."""
        match item.shape:
            case Shape.BAR:
                yield Rect(box, look.LINE)
            case Shape.CHOICE:
                yield from self._choice(item, box)
            case Shape.CONNECTOR:
                yield Rect(box, "#FFFFFF", look.LINE, 1.4, look.PAD, (4, 3))
                yield from self._in_middle(self._lines(item.title), box)
            case _:
                yield from self._step(item, box)

    def _choice(self, item: Item, box: Box) -> Iterator[Part]:
        x, y = box.middle
        yield Polygon(((x, box.y), (box.x + box.width, y), (x, box.y + box.height), (box.x, y)), look.CHOICE, look.LINE, 1.5)
        yield from self._in_middle(self._asked(item), box)

    def _in_middle(self, lines: list[str], box: Box) -> Iterator[Part]:
        for number, line in enumerate(lines):
            at = box.middle[1] + (number - (len(lines) - 1) / 2) * look.TEXT_LEADING
            yield self._centred(line, box, at, look.TEXT_SIZE, look.INK)

    def _step(self, item: Item, box: Box) -> Iterator[Part]:
        worst = min((risk.level for risk in item.risks if risk.level), key=lambda level: level.gravity, default=None)
        border = look.look_of(worst, self.levels) if item.risks else None
        stroke, weight = (border.border, border.weight) if border else (look.LINE, 1.5)
        is_round = item.shape is Shape.TERMINAL
        yield Rect(box, look.TERMINAL if is_round else "#FFFFFF", stroke, weight, min(18, box.height / 2) if is_round else 5)
        if item.is_body:
            yield Rect(Box(box.x + 3.5, box.y + 3.5, box.width - 7, box.height - 7), "none", stroke, 1, 3)
        strips = sum(self._strip_height(risk) for risk in item.risks)
        lines = len(self._name(item)) * look.NAME_LEADING + len(self._details(item)) * look.TEXT_LEADING
        y = box.y + (box.height - strips - lines) / 2
        for line in self._name(item):
            yield self._centred(line, box, y + look.NAME_LEADING / 2, look.NAME_SIZE, look.INK, is_bold=True)
            y += look.NAME_LEADING
        for line in self._details(item):
            yield self._centred(line, box, y + look.TEXT_LEADING / 2, look.TEXT_SIZE, look.SOFT)
            y += look.TEXT_LEADING
        y = box.y + box.height - strips
        for risk in item.risks:
            height = self._strip_height(risk)
            yield from self._strip(risk, Box(box.x + weight / 2, y - weight / 2, box.width - weight, height))
            y += height

    def _strip(self, risk: Risk, box: Box) -> Iterator[Part]:
        shown = look.look_of(risk.level, self.levels)
        yield Rect(box, shown.ground, shown.border, 0.8, 3)
        said = self._tag(risk)
        tag = Box(box.x + 6, box.y + 4, tag_width(said), tag_height(said))
        yield from paint_tag(said, tag, shown)
        owner, *more = self._owner(risk)
        yield Words(box.x + box.width - 6, tag.middle[1] + BASE * look.TEXT_SIZE, owner, look.TEXT_SIZE, shown.ink, "end")
        y = tag.y + tag.height + 3
        for line in (*more, *self._said(risk)):
            yield Words(box.x + 7, y + look.TEXT_LEADING / 2 + BASE * look.TEXT_SIZE, line, look.TEXT_SIZE,
                        shown.ink if line not in self._controls(risk) else look.INK)
            y += look.TEXT_LEADING

    def _strip_height(self, risk: Risk) -> float:
        lines = len(self._owner(risk)) - 1 + len(self._said(risk))
        return tag_height(self._tag(risk)) + 8 + (look.TEXT_LEADING * lines + 4 if lines else 0)

    def _tag(self, risk: Risk) -> Sequence[str]:
        """The level in lines that a tag inside the box can hold."""
        return wrapped(level_words(risk.level, self.language), self.width - _BESIDE_TAGS, look.TEXT_SIZE, bold=True)

    def _owner(self, risk: Risk) -> list[str]:
        """Id and owner: on the line of the tag what fits there, the rest below; all below a tag of several lines."""
        said = self._tag(risk)
        beside = self.width - 14 - tag_width(said) if len(said) == 1 else 0
        both = f"{risk.id} {risk.owner}".strip()
        if text_width(both, look.TEXT_SIZE) <= beside:
            return [both]
        below = self._lines(risk.owner) if risk.owner else []
        return [risk.id, *below] if text_width(risk.id, look.TEXT_SIZE) <= beside else ["", *self._lines(both)]

    def _said(self, risk: Risk) -> list[str]:
        return [*self._lines(risk.name), *self._controls(risk)] if self.is_full else []

    def _controls(self, risk: Risk) -> list[str]:
        return [line for number, name in enumerate(risk.controls, 1) for line in self._lines(f"{number}. {name}")]

    def _name(self, item: Item) -> list[str]:
        title = f"{item.number} {item.title}" if item.number is not None else item.title
        return self._lines(title, look.NAME_SIZE, bold=True)

    def _details(self, item: Item) -> list[str]:
        return [line for detail in item.details for line in self._lines(detail)]

    def _asked(self, item: Item) -> list[str]:
        return list(wrapped(item.title, self.width / 2, look.TEXT_SIZE)) if item.title else []

    def _lines(self, text: str, size: float = look.TEXT_SIZE, *, bold: bool = False) -> list[str]:
        return list(wrapped(text, self.width - 2 * look.PAD + 2, size, bold=bold))

    def _centred(self, text: str, box: Box, middle: float, size: float, fill: str, *, is_bold: bool = False) -> Words:
        return Words(box.middle[0], middle + BASE * size, text, size, fill, "middle", is_bold)


def tag_width(lines: Sequence[str]) -> float:
    """How wide the tag of a level with these lines is."""
    return max(text_width(line, look.TEXT_SIZE, bold=True) for line in lines) + 12


def tag_height(lines: Sequence[str]) -> float:
    """How high the tag of a level with these lines is."""
    return look.TAG_HEIGHT + look.TEXT_LEADING * (len(lines) - 1)


def paint_tag(lines: Sequence[str], tag: Box, shown: look.LevelLook) -> Iterator[Part]:
    """The tag of a level."""
    yield Rect(tag, shown.tag, shown.tag_border, 1, 3)
    for number, line in enumerate(lines):
        at = tag.middle[1] + (number - (len(lines) - 1) / 2) * look.TEXT_LEADING
        yield Words(tag.middle[0], at + BASE * look.TEXT_SIZE, line, look.TEXT_SIZE, shown.tag_ink, "middle", is_bold=True)


def level_words(level: Level | None, language: Language) -> str:
    """The stars and the word of a level."""
    if level is None:
        return NO_LEVEL.in_(language)
    word = level.label if language == "zh" or level.id == level.label else level.id
    risk = "风险" if language == "zh" and len(word) == 1 else ""
    return f"{'★' * level.stars} {word}{risk}".strip()
