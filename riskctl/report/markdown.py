"""Markdown, safe to paste: nothing in a text becomes markup, a mention, a link or an end of line."""

import re
from collections.abc import Sequence

from riskctl.report.line import visible

# What makes a link of an address even where it is not marked as one.
_ADDRESS = re.compile(r"(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
_ENTITIES = {character: f"&#{ord(character)};" for character in "&<>|`*_[]{}\\@#~$!"}


def escaped(text: str) -> str:
    """The text as Markdown writes it, fit for a cell of a table.

    >>> escaped("a|b @c <d>")
    'a&#124;b &#64;c &#60;d&#62;'
    """
    shown = "".join(_ENTITIES.get(character, character) for character in visible(text))
    return _ADDRESS.sub(lambda found: f"&#{ord(found[0])};", shown)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the cells are Markdown already."""
    lines = [f"| {' | '.join(row)} |" for row in (header, ["---"] * len(header), *rows)]
    return "".join(f"{line}\n" for line in lines)


def folded(title: str, content: str) -> str:
    """A part that opens when asked; title and content are Markdown already."""
    return f"<details>\n<summary>{title}</summary>\n\n{content}\n</details>\n\n"
