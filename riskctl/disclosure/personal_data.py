"""Numbers and addresses of persons in free words, also in full-width characters, and in groups however these are divided."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import accumulate, pairwise
from typing import NamedTuple

from riskctl.model.language import Word

# Full-width ASCII characters one by one to the ASCII ones, so that offsets stay.
_NARROW = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
# Spaces, dashes, dots, slashes and underscores.
_BETWEEN = "[ \t\u2000-\u2015\u2022\u2212\u30fb\u00b7./_-]"
# Digits with at most three of these between two of them, and the last character of an identity number.
_RUN = re.compile(rf"(?<![A-Za-z0-9])[0-9](?:{_BETWEEN}{{0,3}}[0-9]){{10,}}(?:{_BETWEEN}{{0,3}}[Xx])?(?![A-Za-z0-9])")
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")
_MOBILE = re.compile(r"(?:0086|86)?1[3-9][0-9]{9}\Z")
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64} ?@ ?(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9-])")
# What says that a number which follows is not of a person: of a document, a case, a voucher, an order.
_LABEL = re.compile(r"(?:编|文|案|档|票|单|批|件|序列|流水|合同|凭证|受理|备案|许可证|任务|事项)号码? ?[:为是]? ?\Z|(?:编|代|条)码 ?[:为是]? ?\Z")
_LABEL_LENGTH = 10
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
    an address are part of it. A number is whole groups of digits: what stands within a longer one is none, nor is a part of
    a longer row of single digits. Cost: the length of the text, however it is spaced.

    >>> [(one.sort.value, one.shown) for one in personal_data("联系张某１３８ ００００ １２３４或 zhang@example.org")]
    [('mobile', '138******34'), ('email', 'z***@example.org')]
    """
    narrow = text.translate(_NARROW)
    found = [Found(Personal.EMAIL, one.start(), one.end(), _masked_address(one[0])) for one in _EMAIL.finditer(narrow)]
    rest = _EMAIL.sub(lambda one: "@" * len(one[0]), narrow) if found else narrow
    for run in _RUN.finditer(rest):
        found += _numbers(rest, run.start(), run.end())
    return iter(sorted(found, key=lambda one: one.start))


# Whether digits, in groups of these sizes, make a number of a sort.
Fits = Callable[[str, tuple[int, ...]], bool]


class _Row(NamedTuple):
    """Groups of digits one after another: their digits in one piece, and how the groups stand in it.

    `begins` and `sizes` are of the groups; `ends` gives the group that ends after so many digits; `gaps` is what stands
    after each group but the last; up to the group `even_to` the same stands between all groups.
    """

    digits: str
    begins: Sequence[int]
    sizes: Sequence[int]
    ends: Mapping[int, int]
    gaps: Sequence[str]
    even_to: Sequence[int]

    def fitting(self, first: int, lengths: Sequence[int], fits: Fits, taken: Set[int]) -> int | None:
        """The last of the most groups from the first on that are evenly spaced, not taken, and make such a number."""
        for length in lengths:
            last = self.ends.get(self.begins[first] + length)
            if last is None or last > self.even_to[first] or self._goes_on(first, last, length):
                continue
            sizes = () if self._is_decimal(first, last) else tuple(self.sizes[first:last + 1])
            if taken.isdisjoint(range(first, last + 1)) and fits(self.digits_of(first, last), sizes):
                return last
        return None

    def _is_decimal(self, first: int, last: int) -> bool:
        """Whether these are two groups about one dot, as of an amount or a degree of longitude: in no shape of a number."""
        return last == first + 1 and self.gaps[first] == "."

    def _goes_on(self, first: int, last: int, length: int) -> bool:
        """Whether these are single digits and the row of single digits goes on beyond them: part of a longer number."""
        if last - first + 1 < length or length == 1:
            return False
        gap = self.gaps[first]
        return (first > 0 and self.sizes[first - 1] == 1 and self.gaps[first - 1] == gap) or \
            (last + 1 < len(self.sizes) and self.sizes[last + 1] == 1 and self.gaps[last] == gap)

    def digits_of(self, first: int, last: int) -> str:
        """The digits of the groups from one to another."""
        return self.digits[self.begins[first]:self.begins[last] + self.sizes[last]]


def _row_of(text: str, groups: Sequence[re.Match[str]]) -> _Row:
    sizes = [len(group[0]) for group in groups]
    ends = list(accumulate(sizes))
    gaps = [text[one.end():other.start()] for one, other in pairwise(groups)]
    even_to = [len(groups) - 1] * len(groups)
    for at in reversed(range(len(groups) - 2)):
        even_to[at] = even_to[at + 1] if gaps[at] == gaps[at + 1] else at + 1
    return _Row("".join(group[0].upper() for group in groups), [0, *ends[:-1]], sizes,
                {end: at for at, end in enumerate(ends)}, gaps, even_to)


def _is_other(text: str, sort: Personal, start: int, end: int) -> bool:
    """Whether the words around the number say that it numbers something else: 流水号 13800001234, 13800001234号文."""
    if sort is Personal.IDENTITY:
        return False
    return text.startswith("号", end) or _LABEL.search(text, max(start - _LABEL_LENGTH, 0), start) is not None


def _numbers(text: str, start: int, end: int) -> Iterator[Found]:
    """The numbers in a run of groups of digits: all identity numbers first, then cards, then mobile numbers."""
    groups = list(_GROUP.finditer(text, start, end))
    row = _row_of(text, groups)
    taken: set[int] = set()
    for sort, lengths, fits in _SORTS:
        for first in range(len(groups)):
            last = row.fitting(first, lengths, fits, taken)
            if last is not None and not _is_other(text, sort, groups[first].start(), groups[last].end()):
                taken.update(range(first, last + 1))
                yield Found(sort, groups[first].start(), groups[last].end(), _masked(row.digits_of(first, last)))


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
    if not groups or _MOBILE.match(digits) is None:
        return False
    country = len(digits) - 11
    if country and groups[0] == country:
        groups = groups[1:]
    elif country and groups[0] == 1:
        groups = groups[country:]
    elif country:
        groups = (groups[0] - country, *groups[1:])
    return groups in _MOBILE_GROUPS


_SORTS: tuple[tuple[Personal, tuple[int, ...], Fits], ...] = (
    (Personal.IDENTITY, (18,), _is_identity), (Personal.CARD, (19, 18, 17, 16), _is_card),
    (Personal.MOBILE, (15, 13, 11), _is_mobile))
"""Each sort with the numbers of digits that it may have, the most first."""


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
