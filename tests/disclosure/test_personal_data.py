"""Numbers and addresses of persons in text, against ways of checking and of searching that are written otherwise."""

import re
import sys
from datetime import date
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.disclosure.personal_data import hidden, is_identity_number, may_tell, passes_luhn, personal_data

WIDE = str.maketrans("0123456789Xx- @.", "０１２３４５６７８９Ｘｘ－　＠．")
Facts = list[tuple[str, str]]


def check_character(digits: str) -> str:
    """ISO 7064 MOD 11-2 by the pure recursive method, which needs no table of weights."""
    product = 0
    for digit in digits:
        product = (product + int(digit)) * 2 % 11
    value = (12 - product) % 11
    return "X" if value == 10 else str(value)


def luhn_digit(digits: str) -> str:
    """The check digit, from the table of doubled digits."""
    total = sum(int("0246813579"[int(digit)]) if at % 2 == 0 else int(digit) for at, digit in enumerate(reversed(digits)))
    return str(-total % 10)


DIGITS = st.text("0123456789", min_size=1)
IDENTITIES = st.builds(lambda region, day, order: (body := f"{region}{day:%Y%m%d}{order:03}") + check_character(body),
                       st.integers(999900, 999999), st.dates(date(1930, 1, 1), date(2020, 12, 31)), st.integers(0, 999))
CARDS = st.builds(lambda body: body + luhn_digit(body), st.from_regex("62[0-9]{13,16}", fullmatch=True, alphabet="0123456789"))
MOBILES = st.from_regex("1[3-9][0-9]{9}", fullmatch=True, alphabet="0123456789")


def facts(text: str) -> Facts:
    return [(one.sort.value, text[one.start:one.end]) for one in personal_data(text)]


def spaced(digits: str, sizes: tuple[int, ...], between: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(digits[at:at + size])
        at += size
    return between.join([*parts, *([digits[at:]] if digits[at:] else [])])


BETWEEN = st.sampled_from(["", " ", "-", "　", "－", " - ", "\u00a0", "—", "/", "_", "·", "・", " . ", "／", "＿", "\t"])
AROUND = st.sampled_from(["", "号码：", "（", "，", "张某", "2026-03-10，"])


@given(IDENTITIES, st.sampled_from([(), (6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (1,) * 17]), BETWEEN, AROUND, AROUND,
       st.booleans())
def test_identity_numbers_are_found_however_they_are_written(number: str, sizes: tuple[int, ...], between: str, before: str,
                                                             after: str, wide: bool) -> None:
    written = spaced(number, sizes, between)
    written = written.translate(WIDE) if wide else written
    assert facts(f"{before}{written}{'。' + after if after else ''}") == [("identity", written)]


@given(IDENTITIES, st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_no_identity_number(number: str, at: int, change: int) -> None:
    wrong = str((int(number[at].replace("X", "0")) + change) % 10)
    changed = number[:at] + wrong + number[at + 1:]
    assert changed == number or not is_identity_number(changed)


@given(CARDS, st.sampled_from([(), (4, 4, 4, 4)]), BETWEEN, AROUND)
def test_card_numbers_are_found_in_one_piece_and_in_fours(number: str, sizes: tuple[int, ...], between: str, before: str) -> None:
    written = spaced(number, sizes, between)
    assert facts(before + written) == [("card", written)] or is_identity_number(number)


@given(st.text("0123456789", min_size=2, max_size=20))
def test_luhn_is_the_check_digit_of_the_others(digits: str) -> None:
    assert passes_luhn(digits) is (luhn_digit(digits[:-1]) == digits[-1])


@given(MOBILES, st.sampled_from([(), (3, 4), (3, 8), (7,), (4, 4), (1,) * 10]), BETWEEN, AROUND, st.sampled_from(["", "86", "0086"]))
def test_mobile_numbers_are_found_in_their_usual_groups(number: str, sizes: tuple[int, ...], between: str, before: str,
                                                        country: str) -> None:
    written = country + spaced(number, sizes, between)
    assert facts(before + written) == [("mobile", written)]


@pytest.mark.parametrize("text", [
    "", "12366", "020-12345678", "13800001", "1380000123", "138000012345", "013800001234", "23800001234", "12800001234",
    "A13800001234", "13800001234B", "15000-200000", "1380-00-01234", "138-0000 1234",
    "138.00001234", "1380000.1234", "86138.00001234", "138.0000.123", "138,0000,1234", "138/0000.1234",
    "999900900101001", "99990019900101002", "999900199013010012", "999900199001010015", "099900199001010014",
    "6200000000000006", "620000000000000", "7200000000000003", "62000000000000000005", "6200-0000 0000-0005", "62 0000 0000 0000 05",
    "案件编号：13800001234", "流水号 138 0000 1234", "文号１３８００００１２３４", "实施编码为13800001234", "13800001234号文件",
    "凭证号6200000000000005", "合同号码: 6200 0000 0000 0005",
    "2026-11-22 2026-12-31", "2026-01-01—2026-12-31", "a@b", "@example.org", "a@example", "青税发〔2022〕3号", "１２３６６",
])
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(("text", "found"), [
    ("电话 12366 13800001234", [("mobile", "13800001234")]),
    ("手机号：13800001234", [("mobile", "13800001234")]),
    ("号码13800001234", [("mobile", "13800001234")]),
    ("卡号 6200000000000005", [("card", "6200000000000005")]),
    ("单号，电话13800001234", [("mobile", "13800001234")]),
    ("编号 999900199001010014", [("identity", "999900199001010014")]),
    ("编号12，13800001234", [("mobile", "13800001234")]),
    ("13800001234、13900001234", [("mobile", "13800001234"), ("mobile", "13900001234")]),
    ("138 0000 1234 139 0000 1234", [("mobile", "138 0000 1234"), ("mobile", "139 0000 1234")]),
    ("+86-138-0000-1234", [("mobile", "86-138-0000-1234")]),
    ("2026-11-22 13800001234", [("mobile", "13800001234")]),
    ("13800001234@example.org", [("email", "13800001234@example.org")]),
    ("13800001234 13900001234@example.org", [("mobile", "13800001234"), ("email", "13900001234@example.org")]),
    ("138.0000.1234", [("mobile", "138.0000.1234")]),
    ("１３８．００００．１２３４", [("mobile", "１３８．００００．１２３４")]),
    ("tel_138_0000_1234_x", [("mobile", "138_0000_1234")]),
    ("2026/11/22/13800001234", [("mobile", "13800001234")]),
    ("z@a.bc/13800001234", [("email", "z@a.bc"), ("mobile", "13800001234")]),
    ("999900.19900101.0014", [("identity", "999900.19900101.0014")]),
    ("9999001990.01010014", [("identity", "9999001990.01010014")]),
    ("6200.0000.0000.0005", [("card", "6200.0000.0000.0005")]),
    ("8 6 1 3 8 0 0 0 0 1 2 3 4", [("mobile", "8 6 1 3 8 0 0 0 0 1 2 3 4")]),
    ("1 3 8 0 0 0 0 1 2 3 4 2026", [("mobile", "1 3 8 0 0 0 0 1 2 3 4")]),
    ("1 3 8 0 0 0 0 1 2 3 4 5", []),
    ("9 1 3 8 0 0 0 0 1 2 3 4", []),
    ("z.san＠example．org。", [("email", "z.san＠example．org")]),
    ("z.san @ example.org", [("email", "z.san @ example.org")]),
    ("<z@a.b-c.example.org>", [("email", "z@a.b-c.example.org")]),
    ("999900 19900101 0014 6200 0000 0000 0005", [("identity", "999900 19900101 0014"), ("card", "6200 0000 0000 0005")]),
])
def test_several_stand_side_by_side(text: str, found: Facts) -> None:
    assert facts(text) == found


PIECES = st.lists(st.sampled_from(["138", "0000", "1234", "13800001234", "86", "6200", "0005", "999900", "19900101", "0014",
                                   "8", "2026"]), min_size=1, max_size=7)


@given(PIECES, st.lists(st.sampled_from([" ", "-", "/", " - "]), min_size=7, max_size=7))
def test_groups_are_put_together_as_by_trying_every_way(pieces: list[str], between: list[str]) -> None:
    """Every row of groups with the same between them, by sort, then from the left, then the longest first."""
    text = "".join(piece + gap for piece, gap in zip(pieces, between, strict=False))
    starts = [sum(len(piece) + len(gap) for piece, gap in zip(pieces[:at], between, strict=False)) for at in range(len(pieces))]
    rows = [(first, last) for first in range(len(pieces)) for last in reversed(range(first, len(pieces)))
            if len(set(between[first:last])) <= 1 and not _goes_on(pieces, between, first, last)]
    taken: set[int] = set()
    expected = []
    for sort, fits in (("identity", _identity), ("card", _card), ("mobile", _mobile)):
        for first, last in rows:
            if not taken & set(range(first, last + 1)) and fits(pieces[first:last + 1]):
                taken |= set(range(first, last + 1))
                expected.append((starts[first], sort, text[starts[first]:starts[last] + len(pieces[last])]))
    long_enough = sum(map(len, pieces)) >= 11
    assert facts(text) == ([(sort, written) for _, sort, written in sorted(expected)] if long_enough else [])


def _goes_on(pieces: list[str], between: list[str], first: int, last: int) -> bool:
    """Whether single digits stand in a longer row of single digits, evenly spaced."""
    if first == last or any(len(piece) > 1 for piece in pieces[first:last + 1]):
        return False
    left, right = max(first - 1, 0), min(last + 1, len(pieces) - 1)
    wider = [(left, last)] * (left < first) + [(first, right)] * (right > last)
    return any(len(set(between[begin:end])) == 1 and all(len(piece) == 1 for piece in pieces[begin:end + 1]) for begin, end in wider)


def _identity(groups: list[str]) -> bool:
    return re.fullmatch("[1-9][0-9]{17}", "".join(groups)) is not None and is_identity_number("".join(groups))


def _card(groups: list[str]) -> bool:
    digits = "".join(groups)
    fours = re.fullmatch("(?:[0-9]{4} )+[0-9]{1,4}", " ".join(groups)) is not None
    ones = all(len(group) == 1 for group in groups)
    return bool(re.fullmatch("[34569][0-9]{15,18}", digits)) and luhn_digit(digits[:-1]) == digits[-1] and \
        (len(groups) == 1 or fours or ones)


def _mobile(groups: list[str]) -> bool:
    usual = "[0-9]{11}|[0-9]{3} [0-9]{4} [0-9]{4}|[0-9]{3} [0-9]{8}|[0-9]{7} [0-9]{4}|[0-9]{4} [0-9]{4} [0-9]{3}|(?:[0-9] ){10}[0-9]"
    plain = re.fullmatch(r"(?:(?:0086|86|0 0 8 6|8 6) ?)?(1[3-9 ].*)", " ".join(groups))
    return plain is not None and re.fullmatch(usual, plain[1]) is not None and \
        re.fullmatch("(?:0086|86)?1[3-9][0-9]{9}", "".join(groups)) is not None


ONES = st.lists(st.sampled_from([*"0011386", "12", "86"]), min_size=11, max_size=16)


@given(ONES, st.lists(st.sampled_from(["  ", " ", " ", " ", " ", " "]), min_size=16, max_size=16))
def test_single_digits_make_a_number_only_if_the_row_ends_with_them(pieces: list[str], between: list[str]) -> None:
    text = "".join(piece + gap for piece, gap in zip(pieces, between, strict=False))
    rows = [row for row in re.split("  ", text.rstrip()) if row]
    found = [text[one.start:one.end] for one in personal_data(text) if one.sort.value == "mobile" and len(one.shown) * 2 - 1 == one.end - one.start]
    assert all(any(re.search(rf"(?:^|[0-9]{{2}} ){re.escape(one)}(?:$| [0-9]{{2}})", row) for row in rows) for one in found)


@pytest.mark.parametrize("text", ["1 ", "3 ", "3333 ", "13 ", "1 11 ", "3 3-", "138 0000 1234 ", "z@a.bc 13800001234 ", "1   ", "111111111 "])
def test_the_cost_grows_with_the_length_however_the_digits_are_spaced(text: str) -> None:
    def calls(times: int) -> int:
        count = 0

        def counting(frame: FrameType, event: str, argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(counting)
        try:
            list(personal_data(text * times))
        finally:
            sys.setprofile(None)
        return count

    assert calls(800) < 2.2 * calls(400)
    assert calls(400) < 400 * len(text) * 40


@given(st.text("0123 ５６-－　@＠.．/_·aX某", max_size=40))
def test_the_quick_look_never_overlooks_anything(text: str) -> None:
    assert may_tell(text) or not facts(text)


@given(st.one_of(IDENTITIES, CARDS, MOBILES), BETWEEN)
def test_what_is_shown_keeps_three_characters_and_two(number: str, between: str) -> None:
    (one,) = personal_data(number)
    assert one.shown == number[:3] + "*" * (len(number) - 5) + number[-2:]
    assert hidden(f"张某{number}。") == f"张某{one.shown}。"


def test_hidden_text_tells_nothing() -> None:
    text = "13800001234，z.san@example.org，无"
    assert hidden(text) == "138******34，z***@example.org，无"
