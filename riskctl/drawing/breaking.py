"""Where lines of Chinese text may be broken."""

import re
from collections.abc import Callable, Iterable

_OPENING = "（《〈「『“‘【〔［｛(\\[{"
_CLOSING = "）》〉」』”’】〕］｝)\\]}，。、；：！？…—·％%,.;:!?"
_LATIN = "A-Za-z0-9_+\\-/@#&=.,:'×°±"
_NUMBER = r"[〔［\[(（]\d{4}[〕］\])）]第?\d{1,5}[号条]"
"""The year and the number of a document, or of an article of a law: 〔2017〕22号, (2021)第35条."""
_PIECE = re.compile(rf"\s+|{_NUMBER}[{_CLOSING}]*|[{_OPENING}]*(?:[{_LATIN}]*[A-Za-z0-9][{_LATIN}]*|[^\s{_OPENING}]|)[{_CLOSING}]*|.", re.DOTALL)
_FEWEST_LEFT = 2

Measure = Callable[[str], float]


def broken(text: str, width: float, measure: Measure) -> list[str]:
    """The text in lines that are no wider than the width; what `measure` gives for two texts adds up for both together.

    No line begins with a closing mark or ends with an opening one; words and numbers in Latin letters, and the year with
    the number of a document or article, stay whole unless one alone is wider than a line; the last line of several has at
    least three characters where the one before can spare them.

    >>> broken("符合条件的，准予许可。", 6, len)
    ['符合条件的，', '准予许可。']
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _filled(_PIECE.findall(paragraph.strip()), width, measure)
    return lines


def _filled(pieces: Iterable[str], width: float, measure: Measure) -> list[str]:
    lines: list[list[str]] = [[]]
    taken = 0.0
    for piece in (part for whole in pieces if whole for part in _cut(whole, width, measure)):
        if lines[-1] and taken + measure(piece.rstrip()) > width:
            lines.append([])
            taken = 0.0
        if lines[-1] or not piece.isspace():
            lines[-1].append(piece)
            taken += measure(piece)
    _move_down(lines, width, measure)
    return ["".join(line).strip() for line in lines]


def _cut(piece: str, width: float, measure: Measure) -> list[str]:
    """The piece, in parts if it is wider than a line."""
    if measure(piece) <= width:
        return [piece]
    parts = [""]
    for character in piece:
        if parts[-1] and measure(parts[-1] + character) > width:
            parts.append("")
        parts[-1] += character
    return parts


def _move_down(lines: list[list[str]], width: float, measure: Measure) -> None:
    """Take pieces from the line before the last while the last has one or two characters."""
    while (len(lines) > 1 and len("".join(lines[-1])) <= _FEWEST_LEFT and len(lines[-2]) > _FEWEST_LEFT
           and measure(lines[-2][-1] + "".join(lines[-1])) <= width):
        lines[-1].insert(0, lines[-2].pop())
