"""Lists inside a cell: "1.…；2.…", "①…", "（一）…", one item a line. How a list is written is remembered, to write it again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARK = re.compile(
    rf"(?P<before>[(（]?)(?:(?P<digits>[0-9０-９]{{1,2}})|(?P<han>[{_HAN}]{{1,3}})|(?P<circled>[{_CIRCLED}]))"
    r"(?P<after>[)）]?[.．、。:：]?[ \t\u3000]?)")
_SEPARATORS = re.compile(r"[；;。\s]*\Z")
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
    marks = _numbered(text)
    if marks:
        return _between(text, marks)
    for separator in _PLAIN_SEPARATORS:
        parts = [part.strip() for part in text.split(separator)]
        if len(parts) > 1 and sum(map(bool, parts)) > 1:
            kept = [part for part in parts if part]
            return _ended(kept, Style("", "", "", separator, separator if not parts[-1] else ""))
    return Items((text,) if text else (), None)


def _numbered(text: str) -> list[re.Match[str]]:
    """The marks of a list that begins the text and counts up from one, all written alike."""
    found: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if not _is_mark(mark, text):
            continue
        if not found:
            if mark.start() == 0 and _number(mark) == 1:
                found.append(mark)
                continue
            return []
        if _number(mark) == len(found) + 1 and _written(mark)[:2] == _written(found[0])[:2] \
                and mark["after"].strip() == found[0]["after"].strip():
            found.append(mark)
    return found


def _is_mark(mark: re.Match[str], text: str) -> bool:
    """Whether what looks like a number of an item is one."""
    before = text[:mark.start()]
    if before and before[-1] not in "；;。，,、\n\t \u3000！!？?）)":
        return bool(mark["circled"])
    closed = bool(mark["before"]) == any(sign in mark["after"] for sign in ")）")
    follows = text[mark.end():mark.end() + 1]
    plain = bool(mark["circled"]) or bool(mark["after"].strip())
    return plain and (closed or not mark["before"]) and not (mark["digits"] and follows.isdigit() and mark["after"].strip() in ".．")


def _number(mark: re.Match[str]) -> int:
    if mark["digits"]:
        return int(mark["digits"])
    if mark["circled"]:
        return _CIRCLED.index(mark["circled"]) + 1
    return _han_number(mark["han"])


def _han_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    value = (_HAN.index(tens) + 1 if tens in _HAN and tens else 1) * 10 if ten else 0
    return value + (_HAN.index(ones) + 1 if ones else 0)


def _written(mark: re.Match[str]) -> tuple[str, str, str]:
    numerals = next(name for name in ("digits", "han", "circled") if mark[name])
    return mark["before"], numerals, mark["after"]


def _between(text: str, marks: Sequence[re.Match[str]]) -> Items:
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    raw = [text[mark.end():end] for mark, end in zip(marks, ends, strict=True)]
    separators = [found[0] for item in raw if (found := _SEPARATORS.search(item))]
    kept = [item[:len(item) - len(separator)] for item, separator in zip(raw, separators, strict=True)]
    before, numerals, after = _written(marks[0])
    between = max(separators[:-1], key=separators[:-1].count) if len(separators) > 1 else "；"
    return Items(tuple(item.strip() for item in kept if item.strip()), Style(before, numerals, after, between, separators[-1]))


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
    shown = [f"{style.before}{_numeral(at, style.numerals)}{style.after}{text}" for at, text in enumerate(texts, 1)]
    return style.between.join(shown) + (style.end if shown else "")


def _numeral(number: int, numerals: str) -> str:
    match numerals:
        case "digits":
            return str(number)
        case "circled":
            return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"
        case "han":
            tens, ones = divmod(number, 10)
            return ("" if tens < 2 else _HAN[tens - 1]) + ("十" if tens else "") + (_HAN[ones - 1] if ones else "")
        case _:
            return ""


def sample(style: Style) -> str:
    """A list of two items in the style, as mappings show it."""
    return join(["甲", "乙"], style)


def style_of(text: str) -> Style:
    """The style that a sample shows."""
    return split(text).style or SEMICOLONS
