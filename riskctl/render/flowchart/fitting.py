"""On which paper a flowchart is shown best."""

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.sheet import AddressOf, Sheets
from riskctl.render.paper import PAPERS

USUAL = ("A4", "A4-landscape", "A3", "A3-landscape")
"""The papers of an office, the handiest first."""

_LARGER = ("A2", "A2-landscape", "A1", "A1-landscape")


@dataclass(frozen=True, slots=True)
class Fitted:
    """The sheets chosen, on which paper, and if their text is too small, the first paper on which it would not be."""

    sheets: Sheets
    paper: str
    would_do: str | None = None


def fitted(drawing: Drawing, papers: Sequence[str], address_of: AddressOf = lambda lane: None) -> Fitted:
    """The chart on the first of the papers that shows it on one sheet with legible text.

    If none does, on the first of those on which it takes the fewest sheets with legible text, else on the one with the
    largest text. `address_of` gives where the head of a lane leads, if anywhere.
    """
    found: list[tuple[str, Sheets]] = []
    for name in [name for name in papers if drawing.may_be_legible(PAPERS[name])] or papers[-1:]:
        sheets = drawing.on(PAPERS[name], address_of)
        if sheets.is_legible and len(sheets.pictures) == 1:
            return Fitted(sheets, name)
        found.append((name, sheets))
    legible = [(name, sheets) for name, sheets in found if sheets.is_legible]
    if legible:
        name, sheets = min(legible, key=lambda entry: len(entry[1].pictures))
        return Fitted(sheets, name)
    name, sheets = max(found, key=lambda entry: entry[1].smallest_text)
    would_do = next((larger for larger in (*USUAL, *_LARGER) if drawing.may_be_legible(PAPERS[larger])
                     and drawing.on(PAPERS[larger]).is_legible), None)
    return Fitted(sheets, name, would_do)
