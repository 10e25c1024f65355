"""The flowcharts of a power before and after a change, with what differs marked."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from riskctl.drawing.picture import Picture
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.power import Power
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.content import Content
from riskctl.render.flowchart.fitting import USUAL, Fitted, fitted
from riskctl.render.flowchart.marks import Marks
from riskctl.render.flowchart.pages import ordered_lanes


class Compared(NamedTuple):
    """The sheets before and after; none where the power has no process on that side."""

    before: Sequence[Picture]
    after: Sequence[Picture]


def compared(base: Catalog, head: Catalog, id: str, language: Language) -> Compared | None:
    """Both charts of the power in the internal profile, on the same paper; None where its process says the same on
    both sides, or is too large to be drawn."""
    sides = [_drawing(catalog, catalog.powers.get(id), language) for catalog in (base, head)]
    before, after = (drawing.content if drawing else None for drawing in sides)
    if _shown(before) == _shown(after) or not all(side is None or side.is_drawable for side in (before, after)):
        return None
    for drawing, marks in zip(sides, (_marks(before, after), _marks(after, before)), strict=True):
        if drawing is not None:
            drawing.marks = marks
    _arrange(*sides)
    return Compared(*(fit.sheets.pictures if fit else () for fit in _alike(*sides)))


def _drawing(catalog: Catalog, power: Power | None, language: Language) -> Drawing | None:
    return Drawing(catalog, power, Disclosure.INTERNAL, language) if power is not None and power.steps else None


def _shown(content: Content | None) -> object:
    return (content.lanes, content.items, content.links) if content else None


def _arrange(before: Drawing | None, after: Drawing | None) -> None:
    """Let the lanes before stand in the order of those after, unless the power says in which order they stand."""
    if before is None or after is None or before.content.power.lanes or after.content.power.lanes:
        return
    order = [lane.id for lane in ordered_lanes(after.content)]
    left = None
    for lane in ordered_lanes(before.content):
        if lane.id not in order:
            order.insert(0 if left is None else order.index(left) + 1, lane.id)
        left = lane.id
    for drawing in (before, after):
        lanes = tuple(sorted(drawing.content.lanes, key=lambda lane: order.index(lane.id)))
        drawing.content = replace(drawing.content, lanes=lanes, is_arranged=True)


def _alike(before: Drawing | None, after: Drawing | None) -> tuple[Fitted | None, Fitted | None]:
    """Both on one paper: of those that suit the one or the other, where both are legible and take the fewest sheets."""
    one, other = (fitted(drawing, USUAL) if drawing else None for drawing in (before, after))
    if before is None or after is None or one is None or other is None or one.paper == other.paper:
        return one, other
    pairs = [(one, fitted(after, (one.paper,))), (fitted(before, (other.paper,)), other)]
    return min(pairs, key=lambda pair: (not all(fit.sheets.is_legible for fit in pair), sum(len(fit.sheets.pictures) for fit in pair)))


def _marks(one: Content | None, other: Content | None) -> Marks:
    """The boxes and lines of one chart that the other does not have, or has otherwise; their numbers do not count."""
    if one is None or other is None:
        return Marks()
    boxes = {item.id: replace(item, number=None) for item in other.items}
    return Marks(frozenset(item.id for item in one.items if boxes.get(item.id) != replace(item, number=None)),
                 frozenset(one.links) - frozenset(other.links))
