"""The numbers of a list inside a cell: which of the signs that look like numbers of items count up from one.

"1.", "1、", "1）", "（1）", "①", "⑴", "一、", "（一）", "一是", "第一，" and their full-width forms are known. A number that counts
on from the last one in the same form begins an item wherever it stands; one in another form, or after a gap, only behind a
mark that ends an item. Numbers of articles, decimals, days and tables are none.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

HAN = "一二三四五六七八九十"
GLYPHS = {
    "circled": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿",
    "bracketed": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "pointed": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographs": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "dark": "❶❷❸❹❺❻❼❽❾❿",
}
_GLYPH_VALUES = {sign: (name, at) for name, signs in GLYPHS.items() for at, sign in enumerate(signs, 1)}
_NUMBER = rf"[0-9０-９]{{1,2}}|[{HAN}]{{1,3}}"
_MARK = re.compile(
    rf"(?P<glyph>[{''.join(_GLYPH_VALUES)}])(?P<behind>[、.．]?[ \t\u3000]?)"
    rf"|(?P<open>[(（])[ \u3000]?(?P<inside>{_NUMBER})[ \u3000]?(?P<close>[)）][、.．:：]?[ \t\u3000]?)"
    rf"|(?P<ordinal>第)(?P<nth>[{HAN}]{{1,3}})(?P<stop>[，,、：:][ \t\u3000]?)"
    rf"|(?<![0-9０-９A-Za-z.．{HAN}第])(?P<number>{_NUMBER})(?P<after>[.．、:：，,)）][ \t\u3000]?|(?<=[{HAN}])是[，,：:]?)")
_LEAD = re.compile(r"[^0-9０-９。；;：:\n]{1,24}[：:][ \t\u3000\n]*")
_WIDE = str.maketrans("０１２３４５６７８９（）．：，", "0123456789().:,")
_STOPS = "；;。\n!！?？"
_PAUSES = f"{_STOPS}，, \t\u3000"
# Behind these a number with a point is more likely that of a table, an annex or an article than that of an item.
_NUMBERED_THINGS = "表图第附件款条项例注号式"
_UNITS_BEHIND = "项款条目点类级"
_FARTHEST_GAP = 3
_WEAK, _CLEAR = 0, 2


class Mark(NamedTuple):
    """A sign that may be the number of an item: where, which number, how it is written; `strength` is 0 to 3.

    `group` tells numerals and brackets apart, `form` the writing within a group.
    """

    start: int
    end: int
    number: int
    before: str
    numerals: str
    after: str
    group: str
    form: str
    strength: int


def numbered(text: str) -> tuple[Mark, ...]:
    """The numbers of the items of the list that a text is, none where it is no list.

    >>> [mark.start for mark in numbered("1.甲2.乙")], numbered("第1.2条"), numbered("1.5万元")
    ([0, 3], (), ())
    """
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    if not text or not may_begin(text[start:start + 1]):
        return ()
    marks = list(_marks(text, start))
    if not marks or marks[0].start != start or marks[0].number != 1:
        return ()
    chain = _longest(marks)
    if len(chain) == 1:
        return chain if start == 0 and _stands_alone(chain[0]) else ()
    return chain if any(mark.strength >= _CLEAR for mark in chain) else ()


def may_begin(sign: str) -> bool:
    """Whether a list can begin with the sign: a number one, or a bracket before it."""
    return sign in "1１一第(（①⑴⒈㈠❶" and bool(sign)


def _stands_alone(mark: Mark) -> bool:
    """Whether a list of one item can begin so."""
    return mark.strength > _WEAK and mark.form[-1:] not in (",", ":") and mark.numerals != "nth"


def _marks(text: str, start: int) -> Iterator[Mark]:
    for found in _MARK.finditer(text, start):
        mark = _mark(found, text, is_first=found.start() == start)
        if mark is not None:
            yield mark


def _mark(found: re.Match[str], text: str, *, is_first: bool) -> Mark | None:
    """What looks like a number of an item, as a mark; None where it is none."""
    start, end = found.span()
    before, behind = text[max(0, start - 1):start], text[end:end + 1]
    stands_clear = is_first or before in _PAUSES
    if found["glyph"]:
        name, number = _GLYPH_VALUES[found["glyph"]]
        strength = 3 if stands_clear else _CLEAR
        return None if before == "第" else Mark(start, end, number, "", name, found["behind"], name, "", strength)
    if found["inside"]:
        if before == "第" or (behind and behind in _UNITS_BEHIND):
            return None
        return _written(found, found["inside"], found["open"], found["close"], "bracket", 3 if stands_clear else _CLEAR)
    if found["ordinal"]:
        return _written(found, found["nth"], "第", found["stop"], "nth", 3 if stands_clear else _WEAK)
    return _plain(found, text, is_first=is_first)


def _plain(found: re.Match[str], text: str, *, is_first: bool) -> Mark | None:
    """A number with a sign behind it: "1.", "1、", "1）", "一、", "一是"."""
    start, end = found.span()
    before, behind = text[max(0, start - 1):start], text[end:end + 1]
    after, number = found["after"], found["number"]
    sign = after[0].translate(_WIDE)
    stands_clear = is_first or before in _PAUSES
    if sign == ")" and any(bracket in text[max(0, start - 12):start] for bracket in "(（"):
        return None
    if (sign in ",:" and not (is_first or before in _STOPS)) or (sign == ":" and behind.isdecimal()):
        return None
    continues = behind.isdecimal() if number[0] not in HAN else behind in HAN and bool(behind)
    if continues and sign in ".、,":
        return _written(found, number, "", after, "plain", _WEAK) if is_first or before in _STOPS else None
    strength = 3 if stands_clear else 1 if before in _NUMBERED_THINGS else _CLEAR
    return _written(found, number, "", after, "plain", strength)


def _written(found: re.Match[str], number: str, before: str, after: str, group: str, strength: int) -> Mark:
    numerals = "han" if number[0] in HAN else "digits" if number.isascii() else "wide"
    value = _han_number(number) if numerals == "han" else int(number)
    form = f"{before}{after}".translate(_WIDE).strip()
    base = "han" if numerals == "han" else "digits"
    group = f"{group} {'是' if after[:1] == '是' else ''}{base}"
    return Mark(found.start(), found.end(), value, before, numerals, after, group, form, strength)


def _longest(marks: list[Mark]) -> tuple[Mark, ...]:
    """The longest chain of marks that counts up from the first one; of equal ones that with the clearest, then the first."""
    first = marks[0]
    nested = {mark.form for mark in marks if mark.number == 1 and mark.group == first.group} - {first.form}
    best: dict[tuple[int, str], _Chain] = {(1, first.form): _Chain((1, first.strength), first, None)}
    for mark in marks[1:]:
        if mark.group != first.group or mark.number < 2 or mark.form in nested:
            continue
        before = _before(mark, best)
        if before is None:
            continue
        chain = _Chain((before.score[0] + 1, before.score[1] + mark.strength), mark, before)
        held = best.get((mark.number, mark.form))
        if held is None or chain.score > held.score:
            best[mark.number, mark.form] = chain
    longest: _Chain | None = max(best.values(), key=lambda chain: chain.score)
    found: list[Mark] = []
    while longest is not None:
        found.append(longest.mark)
        longest = longest.before
    return tuple(reversed(found))


class _Chain(NamedTuple):
    """The best chain that ends with a mark: how many marks and how clear they are, and the chain before it."""

    score: tuple[int, int]
    mark: Mark
    before: "_Chain | None"


def _before(mark: Mark, best: dict[tuple[int, str], _Chain]) -> _Chain | None:
    """The best chain that the mark goes on with."""
    same = best.get((mark.number - 1, mark.form))
    if same is not None or mark.strength < 3:
        return same
    found = [chain for (number, _), chain in best.items() if 0 < mark.number - number <= _FARTHEST_GAP]
    return max(found, key=lambda chain: (chain.mark.number, chain.score), default=None)


@cache
def _han_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    value = (HAN.index(tens[-1]) + 1 if tens else 1) * 10 if ten else 0
    return value + (HAN.index(ones[-1]) + 1 if ones else 0)


def numeral(number: int, numerals: str) -> str:
    """The number in these numerals; empty for a list without numbers.

    >>> numeral(12, "han"), numeral(3, "circled"), numeral(10, "wide"), numeral(60, "circled")
    ('十二', '③', '１０', '60.')
    """
    if numerals in GLYPHS:
        signs = GLYPHS[numerals]
        return signs[number - 1] if number <= len(signs) else f"{number}."
    match numerals:
        case "digits":
            return str(number)
        case "wide":
            return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
        case "han":
            tens, ones = divmod(number, 10)
            return ("" if tens < 2 else HAN[tens - 1]) + ("十" if tens else "") + (HAN[ones - 1] if ones else "")
        case _:
            return ""
