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
_EXACT_DIGITS = 15
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}:[0-9]{2})?\\Z")
# Excel takes 1900 for a leap year; from this day on everybody counts alike.
_FIRST = datetime(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class Formats:
    """Which styles show a number as a day and by which format, and from which year days are counted.

    A format is its code, or the number of one that is built in.
    """

    dates: Mapping[int, str]
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
            elif tag == "numFmt" and _is_date(attributes.get("formatCode", "")):
                own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif tag == "xf" and inside[0]:
                styles.append(attributes.get("numFmtId", "0"))

        def end(tag: str) -> None:
            if tag.rpartition(":")[2] == "cellXfs":
                inside[0] = False

        if "xl/styles.xml" in package.parts:
            package.parse("xl/styles.xml", start, end, lambda text: None)
        dates = {at: own.get(id, id) for at, id in enumerate(styles) if id in own or (id.isdigit() and int(id) in _BUILT_IN_DATES)}
        return cls(dates, is_1904)


def _is_date(code: str) -> bool:
    plain = _QUOTED.sub("", code).lower()
    return any(letter in plain for letter in "yd") or "年" in code or "月" in code


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
