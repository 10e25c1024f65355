"""Which words of a text changed: words of letters and digits as a whole, Chinese character by character."""

import re
from difflib import SequenceMatcher
from enum import Enum
from typing import NamedTuple

_WORD = re.compile(r"[A-Za-z0-9]+(?:[._'-][A-Za-z0-9]+)*|\s+|.", re.DOTALL)
_MOST_WORK = 4_000_000


class How(Enum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """A piece of a text and what became of it."""

    text: str
    how: How


def changed_words(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order: what stayed, what went, what came.

    >>> [(piece.text, piece.how.value) for piece in changed_words("单人核查 3 days", "双人核查 5 days")]
    [('单', 'removed'), ('双', 'added'), ('人核查 ', 'same'), ('3', 'removed'), ('5', 'added'), (' days', 'same')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > _MOST_WORK:
        return _pieces([(before, How.REMOVED), (after, How.ADDED)])
    found: list[tuple[str, How]] = []
    for _, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        found += [(was, How.SAME)] if was == now else [(was, How.REMOVED), (now, How.ADDED)]
    return _pieces(found)


def _pieces(found: list[tuple[str, How]]) -> tuple[Piece, ...]:
    return tuple(Piece(text, how) for text, how in found if text)
