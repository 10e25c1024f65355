"""How wide text is, known without any font.

Characters of East Asian width take one em. The widths of ASCII are the widest of Noto Sans SC, Noto Serif SC and
WenQuanYi Zen Hei, so that text that fits by these figures fits with any of the three.
"""

import unicodedata
from functools import lru_cache

from riskctl.drawing.breaking import broken

_ASCII = (
    300, 323, 474, 600, 600, 923, 779, 300, 364, 364, 600, 600, 327, 347, 327, 520, 600, 600, 600, 600, 600, 600, 600, 600,
    600, 600, 327, 327, 600, 600, 600, 539, 946, 718, 670, 691, 770, 652, 629, 741, 853, 405, 535, 731, 625, 975, 796, 767,
    641, 767, 715, 619, 659, 797, 714, 1053, 700, 687, 605, 344, 520, 344, 600, 563, 606, 563, 638, 538, 629, 554, 388, 566,
    663, 332, 311, 607, 334, 974, 661, 606, 638, 620, 462, 520, 377, 653, 548, 838, 564, 552, 498, 374, 316, 374, 600)
_OTHER = 800
_BOLD = 1.08


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text at the size, in the unit of the size."""
    return sum(map(_advance, text)) * size / 1000 * (_BOLD if bold else 1)


@lru_cache(maxsize=20_000)
def _advance(character: str) -> int:
    if " " <= character <= "~":
        return _ASCII[ord(character) - 32]
    if unicodedata.combining(character):
        return 0
    return 1000 if unicodedata.east_asian_width(character) in "WFA" else _OTHER


@lru_cache(maxsize=4096)
def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text at the size in lines no wider than the width, broken where Chinese text may be."""
    return tuple(broken(text, width, lambda line: text_width(line, size, bold=bold)))
