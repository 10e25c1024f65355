"""What the number in a cell of Excel means: a number, or a day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from riskctl.exchange.package import Package

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DIGITS = re.compile(r"-?[0-9]+\Z")
# Digits that are the same whether they are a number or a text, most of them; and all of them.
_SHORT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z|-?(?:0|[1-9][0-9]{0,7})\.[0-9]{0,5}[1-9]\Z")
_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e-[0-9]+)?\Z")
# The formats of cells that are shown as they stand, and of texts; formats below this number are built in.
GENERAL, TEXT, OWN_FORMATS = "0", "@", 164
_TEXTS = frozenset((GENERAL, TEXT, "49"))
_EXACT_DIGITS = 15
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}:[0-9]{2})?\\Z")
# Excel takes 1900 for a leap year; from this day on everybody counts alike.
_FIRST = datetime(1900, 3, 1)
# Codes that would be taken for the number of a format, and the numbers that they have.
_SPELLED_OUT = {"General": GENERAL, "0": "1"}


@dataclass(frozen=True, slots=True)
class Formats:
    """Which styles show a number as a day and by which format, which others by another than the usual one, and from which year
    days are counted.

    A format is its code, or the number of one that is built in.
    """

    dates: Mapping[int, str]
    numbers: Mapping[int, str]
    is_1904: bool

    @classmethod
    def of(cls, package: Package, is_1904: bool) -> "Formats":
        """The formats of the file."""
        own: dict[str, str] = {}
        styles: list[str] = []
        inside = [False]

        def start(tag: str, attributes: dict[str, str]) -> None:
            tag = tag.rpartition(":")[2]
            if tag == "cellXfs":
                inside[0] = True
            elif tag == "numFmt" and (code := attributes.get("formatCode", "")):
                own[attributes.get("numFmtId", "")] = _SPELLED_OUT.get(code, code)
            elif tag == "xf" and inside[0]:
                styles.append(attributes.get("numFmtId", "0"))

        def end(tag: str) -> None:
            if tag.rpartition(":")[2] == "cellXfs":
                inside[0] = False

        if "xl/styles.xml" in package.parts:
            package.parse("xl/styles.xml", start, end, lambda text: None)
        named = {at: own.get(id, id) for at, id in enumerate(styles) if id in own or is_built_in(id)}
        dates = {at: code for at, code in named.items() if shows_days(code)}
        return cls(dates, {at: code for at, code in named.items() if at not in dates and code not in _TEXTS}, is_1904)


def is_built_in(format: str) -> bool:
    """Whether a format is the number of one that is built in.

    >>> is_built_in("14"), is_built_in("00"), is_built_in("0.00")
    (True, False, False)
    """
    return format.isascii() and format.isdecimal() and str(int(format)) == format and int(format) < OWN_FORMATS


def shows_days(format: str) -> bool:
    """Whether a format shows numbers as days.

    >>> shows_days("14"), shows_days("yyyy-mm-dd"), shows_days("0.00"), shows_days('0"d"')
    (True, True, False, False)
    """
    if is_built_in(format):
        return int(format) in _BUILT_IN_DATES
    plain = _QUOTED.sub("", format).lower()
    return any(letter in plain for letter in "yd") or "年" in format or "月" in format


def unescaped(text: str) -> str:
    """Text with the characters that Excel writes as `_x000D_`, and with line feeds only.

    >>> unescaped("a_x000D_\\nb_x005F_x0041_")
    'a\\nb_x0041_'
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def number_text(raw: str) -> tuple[str, bool]:
    """A number as people write it, and whether Excel can hold it exactly.

    >>> number_text("1.0"), number_text("0.1"), number_text("1.15113E+17")
    (('1', True), ('0.1', True), ('115113000000000000', False))
    """
    if _DIGITS.match(raw):
        return raw, len(raw.lstrip("-")) <= _EXACT_DIGITS
    try:
        number = float(raw)
    except ValueError:
        return raw, True
    if number.is_integer() and abs(number) < 1e21:
        text = str(int(number))
        return text, len(text.lstrip("-")) <= _EXACT_DIGITS
    return format(number, ".15g"), True


def date_text(raw: str, is_1904: bool) -> str:
    """The day that a serial number stands for, with the time of day where there is one.

    >>> date_text("45292", False), date_text("45292.5", False)
    ('2024-01-01', '2024-01-01 12:00:00')
    """
    try:
        moment = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 30)
        moment += timedelta(seconds=round(float(raw) * 86_400))
    except (ValueError, OverflowError):
        return raw
    return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat(" ")


def day_number(text: str) -> str | None:
    """The serial number of a day, with the time of day where there is one; None for what is no day that Excel counts.

    >>> day_number("2024-01-01"), day_number("2024-01-01 12:00:00"), day_number("2024年1月1日"), day_number("1899-12-31")
    ('45292', '45292.5', None, None)
    """
    try:
        moment = datetime.fromisoformat(text) if _ISO.match(text) else None
    except ValueError:
        moment = None
    if moment is None or moment < _FIRST:
        return None
    since = moment - datetime(1899, 12, 30)
    number = str(since.days) if not since.seconds else repr(since.days + since.seconds / 86_400)
    return number if date_text(number, False) == text else None


def is_figure(text: str) -> bool:
    """Whether the text is what a number is read as, so that it can be stored as one.

    >>> [is_figure(text) for text in ("12", "-0.5", "0.333333333333333", "07", "1.50", "1234567890123456", "1e5")]
    [True, True, True, False, False, False, False]
    """
    if _SHORT.match(text):
        return text != "-0"
    return bool(_FIGURE.match(text)) and number_text(text) == (text, True) and not text.startswith("-0e")


def format_of(text: str, number: str | None, day: str | None) -> str:
    """By which format a column shows a text: a figure by that of its numbers, a day by that of its days, all else as text.

    >>> [format_of(text, "0", "14") for text in ("12", "2024-01-01", "07")], format_of("12", None, None)
    (['0', '14', '@'], '@')
    """
    if number is not None and is_figure(text):
        return number
    return day if day is not None and day_number(text) else TEXT
