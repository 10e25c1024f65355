"""Several names or words in one cell, and what stands between them."""

import re
from collections import Counter
from collections.abc import Sequence

from riskctl.exchange.targets import Form

_SEVERAL = re.compile(r"[、\n；;，,＋+|]|(?<=\S) {2,}(?=\S)|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_SLASHES = re.compile("[/／]")
_WORDS = frozenset((Form.WORDS, Form.REFERENCES, Form.WHO, Form.PLACE))


def parts_of(text: str, *, by_slash: bool = True) -> tuple[str, ...]:
    """The names or words that a cell lists; a slash is part of the id of a step.

    >>> parts_of("科长、副科长\\n经办人"), parts_of("P1/L1"), parts_of("p/apply", by_slash=False)
    (('科长', '副科长', '经办人'), ('P1', 'L1'), ('p/apply',))
    """
    parts = [part for one in _SEVERAL.split(text) for part in (_SLASHES.split(one) if by_slash else (one,))]
    return tuple(part.strip() for part in parts if part.strip())


def separators_of(form: Form, texts: Sequence[str]) -> str:
    """What most cells of a column put between names or words; empty where no cell lists several."""
    if form not in _WORDS:
        return ""
    found = Counter(mark for text in texts for pattern in (_SEVERAL, _SLASHES) for mark in pattern.findall(text))
    return found.most_common(1)[0][0] if found else ""
