"""Sheets of paper, in CSS pixels (1/96 inch)."""

from dataclasses import dataclass

_PIXELS = 96 / 25.4
MARGIN = 13 * _PIXELS
SMALLEST_PRINT = 7 * 96 / 72
"""The smallest text that is read with ease on paper: 7 points."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright or across."""

    name: str
    width: float
    height: float

    @property
    def inner_width(self) -> float:
        """The width within the margins."""
        return self.width - 2 * MARGIN

    @property
    def area(self) -> float:
        """How large the sheet is, upright or across."""
        return self.width * self.height

    @property
    def inner_height(self) -> float:
        """The height within the margins."""
        return self.height - 2 * MARGIN


def _papers() -> dict[str, Paper]:
    found = {}
    for name, (wide, high) in {"A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841)}.items():
        found[name] = Paper(name, wide * _PIXELS, high * _PIXELS)
        found[f"{name}-landscape"] = Paper(f"{name}-landscape", high * _PIXELS, wide * _PIXELS)
    return found


PAPERS = _papers()
"""Paper by name, small before large, upright before across."""
