"""How many columns of a terminal text takes, and where its lines may be broken."""

import re
import unicodedata

_PIECE = re.compile(r"\s+|[（《「“【]*(?:[!-~]+|.)[）》」”】。，、；：！？…]*")


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
               for character in text)


def padded(text: str, width: int) -> str:
    """The text filled up with spaces to the width."""
    return text + " " * (width - display_width(text))


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns, if its pieces allow it.

    A line breaks between Chinese characters or at a space, never within a word, before a closing mark or after
    an opening one.

    >>> wrapped("读取上限：files、bytes。", 12)
    ['读取上限：', 'files、', 'bytes。']
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and display_width(lines[-1]) + display_width(piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return [line.rstrip() for line in lines]
