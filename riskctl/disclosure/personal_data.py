"""Numbers and addresses of persons in free words, also in full-width characters, spaced or hyphenated."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from riskctl.model.language import Word

# Full-width ASCII characters one by one to the ASCII ones, so that offsets stay.
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_BETWEEN = "[ \u2000-\u2015\u2212-]"
# Digits with at most three spaces or dashes between two of them, and the last character of an identity number.
_RUN = re.compile(rf"(?<![A-Za-z0-9_])[0-9](?:{_BETWEEN}{{0,3}}[0-9]){{10,}}(?:{_BETWEEN}{{0,3}}[Xx])?(?![A-Za-z0-9_])")
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
_MOBILE = re.compile(r"(?:0086|86)?1[3-9][0-9]{9}\Z")
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} ?@ ?(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])")
_MOBILE_GROUPS = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (1,) * 11}
_WEIGHTS = tuple(2 ** (17 - at) % 11 for at in range(17))
_CHECKS = "10X98765432"
_CARD_STARTS = "34569"
KEPT = 3, 2
"""How many characters of a number are shown at its beginning and its end."""


class Personal(Word):
    """What sort of personal data it is."""

    IDENTITY = "identity", "居民身份证号码", "identity number"
    MOBILE = "mobile", "手机号码", "mobile number"
    CARD = "card", "银行卡号", "bank card number"
    EMAIL = "email", "电子邮箱", "e-mail address"


class Found(NamedTuple):
    """Personal data in a text from one offset to another; `shown` is what may be repeated of it."""

    sort: Personal
    start: int
    end: int
    shown: str


def may_tell(text: str) -> bool:
    """Whether the text could hold any personal data at all: quick, and never wrong where it says no."""
    return "@" in text or "＠" in text or _ELEVEN.search(text) is not None


_ELEVEN = re.compile(r"[0-9０-９](?:[^0-9０-９]{0,3}[0-9０-９]){10}")


def personal_data(text: str) -> Iterator[Found]:
    """Every identity number, bank card number, mobile number and e-mail address of the text, in its order.

    Where one could be read in several ways, the first of these sorts counts, and no character counts twice; digits in
    an address are part of it. A number is whole groups of digits: what stands within a longer one is none.

    >>> [(one.sort.value, one.shown) for one in personal_data("联系张某１３８ ００００ １２３４或 zhang@example.org")]
    [('mobile', '138******34'), ('email', 'z***@example.org')]
    """
    narrow = text.translate(_NARROW)
    found = [Found(Personal.EMAIL, one.start(), one.end(), _masked_address(one[0])) for one in _EMAIL.finditer(narrow)]
    spelt = [(one.start, one.end) for one in found]
    for run in _RUN.finditer(narrow):
        if not any(start < run.end() and run.start() < end for start, end in spelt):
            found += _numbers(narrow, run.start(), run.end())
    return iter(sorted(found, key=lambda one: one.start))


class _Group(NamedTuple):
    digits: str
    start: int
    end: int


def _numbers(text: str, start: int, end: int) -> Iterator[Found]:
    """The numbers in a run of groups of digits: all identity numbers first, then cards, then mobile numbers."""
    groups = [_Group(one[0].upper(), one.start(), one.end()) for one in _GROUP.finditer(text, start, end)]
    taken: set[int] = set()
    for sort, fits in _SORTS:
        for first in range(len(groups)):
            last = _fitting(text, groups, first, taken, fits)
            if last is not None:
                taken.update(range(first, last + 1))
                digits = "".join(group.digits for group in groups[first:last + 1])
                yield Found(sort, groups[first].start, groups[last].end, _masked(digits))


Fits = Callable[[str, tuple[int, ...]], bool]


def _fitting(text: str, groups: Sequence[_Group], first: int, taken: set[int], fits: Fits) -> int | None:
    """The last of the most groups from the first on that are evenly spaced, not taken, and make such a number."""
    digits, found = "", None
    for last in range(first, len(groups)):
        digits += groups[last].digits
        if last in taken or len(digits) > _MOST or not _is_even(text, groups[first:last + 1]):
            break
        if fits(digits, tuple(len(group.digits) for group in groups[first:last + 1])):
            found = last
    return found


def _is_even(text: str, groups: Sequence[_Group]) -> bool:
    """Whether the same stands between all groups: 2026-03-10 12 is no number of one piece."""
    between = {text[one.end:other.start] for one, other in pairwise(groups)}
    return len(between) <= 1


_MOST = 19


def is_identity_number(digits: str) -> bool:
    """Whether these are the 18 characters of an identity number: a real day of birth, and the check of GB 11643.

    >>> is_identity_number("999900199001010014"), is_identity_number("999900199001010019")
    (True, False)
    """
    if len(digits) != 18 or not digits[:17].isdecimal() or digits[0] == "0":
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17] and _is_birthday(digits[6:14])


def _is_birthday(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year in range(1880, 2100)
    except ValueError:
        return False


def passes_luhn(digits: str) -> bool:
    """Whether the last digit is the check of Luhn for the others.

    >>> passes_luhn("6200000000000005"), passes_luhn("6200000000000006")
    (True, False)
    """
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _is_identity(digits: str, groups: tuple[int, ...]) -> bool:
    return is_identity_number(digits)


def _is_card(digits: str, groups: tuple[int, ...]) -> bool:
    """16 to 19 digits in one piece, or in fours with the rest at the end."""
    shaped = len(groups) == 1 or (set(groups[:-1]) == {4} and groups[-1] <= 4) or set(groups) == {1}
    return 16 <= len(digits) <= 19 and shaped and digits.isdecimal() and digits[0] in _CARD_STARTS and passes_luhn(digits)


def _is_mobile(digits: str, groups: tuple[int, ...]) -> bool:
    """Eleven digits from 13 to 19 in the usual groups, also after the country's 86."""
    if _MOBILE.match(digits) is None:
        return False
    country = len(digits) - 11
    if country and groups[0] == country:
        groups = groups[1:]
    elif country:
        groups = (groups[0] - country, *groups[1:])
    return groups in _MOBILE_GROUPS


_SORTS: tuple[tuple[Personal, Fits], ...] = (
    (Personal.IDENTITY, _is_identity), (Personal.CARD, _is_card), (Personal.MOBILE, _is_mobile))


def _masked(digits: str) -> str:
    """The number with its middle hidden."""
    first, last = KEPT
    return digits[:first] + "*" * (len(digits) - first - last) + digits[-last:]


def _masked_address(address: str) -> str:
    """The address with all but the first character of its first part hidden."""
    name, _, domain = address.replace(" ", "").partition("@")
    return f"{name[0]}***@{domain}"


def hidden(text: str) -> str:
    """The text with the middle of every piece of personal data hidden.

    >>> hidden("张某13800001234")
    '张某138******34'
    """
    parts, end = [], 0
    for found in personal_data(text) if may_tell(text) else ():
        parts += [text[end:found.start], found.shown]
        end = found.end
    return "".join([*parts, text[end:]])
