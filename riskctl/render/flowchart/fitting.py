"""On which paper a flowchart is shown best."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.sheet import AddressOf, Sheets
from riskctl.render.paper import PAPERS

USUAL = ("A4", "A4-landscape", "A3", "A3-landscape")
"""The papers of an office, the handiest first."""

_WELL_FILLED = 0.62
_LARGER = ("A2", "A2-landscape", "A1", "A1-landscape")


@dataclass(frozen=True, slots=True)
class Fitted:
    """The sheets chosen, on which paper, and if their text is too small, the first paper on which it would not be."""

    sheets: Sheets
    paper: str
    would_do: str | None = None


def fitted(drawing: Drawing, papers: Sequence[str], address_of: AddressOf = lambda lane: None) -> Fitted:
    """The chart on the first of the papers that shows it on one sheet with legible text, well filled if it can be.

    If none does, on the largest of them, upright or across, on which it takes the fewest sheets with legible text, else on
    the one with the largest text. `address_of` gives where the head of a lane leads, if anywhere.
    """
    possible = [name for name in papers if drawing.may_be_legible(PAPERS[name])]
    return _on_one(drawing, possible, address_of) or _on_several(drawing, possible or papers[-1:], address_of)


def _on_one(drawing: Drawing, papers: Sequence[str], address_of: AddressOf) -> Fitted | None:
    whole: list[Fitted] = []
    for name in papers:
        if whole and (PAPERS[name].area > PAPERS[whole[0].paper].area or whole[-1].sheets.filled >= _WELL_FILLED):
            break
        sheets = drawing.whole_on(PAPERS[name], address_of)
        whole += [Fitted(sheets, name)] if sheets else []
    return max(whole, key=lambda one: one.sheets.filled, default=None)


def _on_several(drawing: Drawing, papers: Sequence[str], address_of: AddressOf) -> Fitted:
    largest = max(PAPERS[name].area for name in papers)
    found: list[Fitted] = []
    for is_narrow in (False, True):
        found += [Fitted(drawing.parted_on(PAPERS[name], address_of, is_narrow=is_narrow), name)
                  for name in papers if PAPERS[name].area == largest]
        legible = [one for one in found if one.sheets.is_legible]
        if legible:
            return min(legible, key=lambda one: len(one.sheets.pictures))
    best = max(found, key=lambda one: one.sheets.smallest_text)
    would_do = next((larger for larger in (*USUAL, *_LARGER) if drawing.may_be_legible(PAPERS[larger])
                     and drawing.on(PAPERS[larger]).is_legible), None)
    return Fitted(best.sheets, best.paper, would_do)
