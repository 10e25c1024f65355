"""Several names or words in one cell, and what stands between them."""

import re
from collections import Counter
from collections.abc import Sequence

from riskctl.exchange.lists import split
from riskctl.exchange.targets import Form

_SEVERAL = re.compile(r"[、\n；;，,|]|(?!\A)(?:(?<![0-9０-９])[＋+]|[＋+](?![0-9０-９]))|(?<=\S) {2,}(?=\S)|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_SLASHES = re.compile("[/／]")
BRACKETS = re.compile(r"[(（\[【〔<〈]([^()（）\[\]【】〔〕<>〈〉]*)[)）\]】〕>〉]")
_WORDS = frozenset((Form.WORDS, Form.REFERENCES, Form.WHO, Form.PLACE))


def parts_of(text: str, *, by_slash: bool = True) -> tuple[str, ...]:
    """The names or words that a cell lists, with or without numbers; a slash is part of the id of a step, what stands in brackets is one.

    >>> parts_of("科长、副科长\\n经办人"), parts_of("P1/L1"), parts_of("p/apply", by_slash=False)
    (('科长', '副科长', '经办人'), ('P1', 'L1'), ('p/apply',))
    >>> parts_of("办税员（前台、后台）"), parts_of("=1+1"), parts_of("P1+L1")
    (('办税员（前台、后台）',), ('=1+1',), ('P1', 'L1'))
    >>> parts_of("1.科长；2.经办人、复核人")
    ('科长', '经办人', '复核人')
    """
    items = split(text)
    if len(items.texts) > 1 and items.style is not None and items.style.numerals:
        return tuple(part for one in items.texts for part in parts_of(one, by_slash=by_slash))
    parts = [part for one in _split(_SEVERAL, text) for part in (_split(_SLASHES, one) if by_slash else (one,))]
    return tuple(part.strip() for part in parts if part.strip())


def _split(pattern: re.Pattern[str], text: str) -> list[str]:
    """The text split at what the pattern finds outside brackets."""
    inside = [found.span() for found in BRACKETS.finditer(text)]
    if not inside:
        return pattern.split(text)
    parts, start = [], 0
    for mark in pattern.finditer(text):
        if not any(first <= mark.start() < last for first, last in inside):
            parts.append(text[start:mark.start()])
            start = mark.end()
    return [*parts, text[start:]]


def separators_of(form: Form, texts: Sequence[str]) -> str:
    """What most cells of a column put between names or words; empty where no cell lists several."""
    if form not in _WORDS:
        return ""
    found = Counter(mark for text in texts for pattern in (_SEVERAL, _SLASHES) for mark in pattern.findall(text))
    return found.most_common(1)[0][0] if found else ""
