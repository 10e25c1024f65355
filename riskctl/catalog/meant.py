"""What was probably meant where a value is not as the schema says, and at which character it departs."""

from collections.abc import Mapping
from typing import Any

from riskctl.findings.nearest import nearest
from riskctl.model import quantity, slips
from riskctl.model.place import Place
from riskctl.model.value import CitationValue, Day, LimitValue, Number, Quorum, Value, Whole


def suggestion(word: str, titles: Mapping[str, str]) -> str:
    """The known word that is nearest to this one, or whose Chinese title is."""
    by_title = {title: known for known, title in titles.items()}
    near = nearest(word, titles) or (word if word in by_title else nearest(word, by_title))
    return by_title.get(near, near)


def slip_of(node: object, value: Value[Any] | None) -> slips.Slip | None:
    """Why a text stands where a value of another type was wanted: a list or a mapping, where the value is not given."""
    if not isinstance(node, str):
        return None
    return slips.slip_in_scalar(node) if isinstance(value, Whole | Number | Quorum) else slips.slip_of_text(node)


def misspelling(value: Value[Any] | None, text: str) -> quantity.Misspelling | None:
    """Where the text is not of the form that the value wants: first of all a slip of the keyboard."""
    slip = slips.slip_in_scalar(text)
    if slip is not None and (not isinstance(value, CitationValue) or slip.offset == 0):
        return quantity.Misspelling(slip.offset, slip.hint.zh, slip.hint.en)
    parsed: object = None
    match value:
        case Day():
            parsed = quantity.parse_day(text)
        case LimitValue():
            parsed = quantity.parse_limit(text)
        case CitationValue():
            parsed = quantity.parse_citation(text)
        case Quorum():
            parsed = quantity.parse_fraction(text)
        case _:
            pass
    return parsed if isinstance(parsed, quantity.Misspelling) else None


def at_character(place: Place, text: object, slip: slips.Slip | quantity.Misspelling | None) -> Place:
    """The place of the character in the text, if the text stands at the place as it is."""
    length = len(text) if isinstance(text, str) else 0
    span = place.end_column - place.column
    if slip is None or place.line != place.end_line or span < length:
        return place
    column = min(place.column + (span == length + 2) + slip.offset, place.end_column - 1)
    return place._replace(column=max(column, place.column))


def said(slip: slips.Slip | None) -> dict[str, str]:
    """The slip among the values of a fault."""
    return {"slip_zh": slip.hint.zh, "slip_en": slip.hint.en} if slip else {}
