"""Lists inside a cell: "1.…；2.…", "①…", "（一）…", one item a line. How a list is written is remembered, to write it again."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from riskctl.exchange.enumeration import Mark, numbered, numeral

_SEPARATORS = re.compile(r"[；;。，,、\s]*\Z")
_PLAIN_SEPARATORS = ("\n", "；", ";")


class Style(NamedTuple):
    """How a list is written: what stands round the number, in which numerals, between items and at the end."""

    before: str = ""
    numerals: str = ""
    after: str = ""
    between: str = "；"
    end: str = ""


SEMICOLONS = Style()
NUMBERED = Style("", "digits", ".", "；", "")


class Items(NamedTuple):
    """The items of a list, and how it is written; None for a single item without a number."""

    texts: tuple[str, ...]
    style: Style | None


@lru_cache(maxsize=1024)
def split(text: str) -> Items:
    """The items of the list that a cell holds; a cell that is no list is one item.

    >>> split("1.双人核查；2.随机派单。")
    Items(texts=('双人核查', '随机派单'), style=Style(before='', numerals='digits', after='.', between='；', end='。'))
    >>> split("加强教育；强化监督").texts
    ('加强教育', '强化监督')
    >>> split("第1.5条").texts
    ('第1.5条',)
    """
    text = text.strip()
    marks = numbered(text)
    if marks and (items := _between(text, marks)).texts:
        return items
    for separator in _PLAIN_SEPARATORS:
        parts = [part.strip() for part in text.split(separator)]
        if len(parts) > 1 and sum(map(bool, parts)) > 1:
            kept = [part for part in parts if part]
            return _ended(kept, Style("", "", "", separator, separator if not parts[-1] else ""))
    return Items((text,) if text else (), None)


def _between(text: str, marks: Sequence[Mark]) -> Items:
    """The texts between the numbers; words before the first one stay with the first item."""
    ends = [*(mark.start for mark in marks[1:]), len(text)]
    raw = [text[mark.end:end] for mark, end in zip(marks, ends, strict=True)]
    separators = [found[0] for item in raw if (found := _SEPARATORS.search(item))]
    kept = [item[:len(item) - len(separator)].strip() for item, separator in zip(raw, separators, strict=True)]
    first = marks[0]
    if lead := text[:first.start].strip():
        kept[0] = f"{lead}{kept[0]}"
    between = max(separators[:-1], key=separators[:-1].count) if len(separators) > 1 else "；"
    return Items(tuple(filter(None, kept)), Style(first.before, first.numerals, first.after, between, separators[-1]))


def _ended(kept: list[str], style: Style) -> Items:
    """The items of a list without numbers; a full stop behind the last one belongs to the list."""
    if kept[-1].endswith("。") and not any("。" in item for item in kept[:-1]):
        return Items((*kept[:-1], kept[-1][:-1]), style._replace(end="。"))
    return Items(tuple(kept), style)


def join(texts: Sequence[str], style: Style) -> str:
    """The items written as a list of the style; one item without a number stands alone.

    >>> join(["双人核查", "随机派单"], NUMBERED)
    '1.双人核查；2.随机派单'
    """
    shown = [f"{style.before}{numeral(at, style.numerals)}{style.after}{text}" for at, text in enumerate(texts, 1)]
    return style.between.join(shown) + (style.end if shown else "")


def sample(style: Style) -> str:
    """A list of two items in the style, as mappings show it."""
    return join(["甲", "乙"], style)


def style_of(text: str) -> Style:
    """The style that a sample shows."""
    return split(text).style or SEMICOLONS
