"""Which files cannot hold a number or an address of a person: looked at as bytes, far quicker than text by text."""

import re
from collections.abc import Mapping

SHORTEST = 11
"""Digits of the shortest number that is looked for, a mobile number."""

# Full-width digits and @ are three bytes each.
_WIDE = re.compile(rb"\xef\xbc[\x90-\x99\xa0]")
_DIGITS_ONLY = bytes(ord("0") if chr(byte).isascii() and chr(byte).isdigit() else ord(" ") for byte in range(256))
# What may stand between the digits of one number: ASCII space, hyphen, dot, slash, underscore and line breaks, and every byte
# of the spaces, dashes and dots of Unicode (U+2000 to U+2015, U+2022, U+2212, U+3000, U+30FB, U+00A0, U+00B7) and of the
# full-width signs (U+FF0D to U+FF0F, U+FF3F).
_BETWEEN = b" -./_\t\r\n\xc2\xa0\xb7" + bytes(range(0x80, 0x96)) + b"\xa2\xbb\xbf\xe2\xe3\xef\xbc\x8d"


def without_long_numbers(files: Mapping[str, bytes]) -> frozenset[str]:
    """The files in which no run of eleven digits stands, spaced or not, and no @."""
    return frozenset(file for file, data in files.items() if not may_tell(data))


def may_tell(data: bytes) -> bool:
    """Whether eleven digits in a row, spaced or not, or an @ may stand in the bytes; never wrong where it says no."""
    # NOTE: a backslash may spell any character in a quoted text.
    if b"@" in data or b"\\" in data or _WIDE.search(data):
        return True
    return b"0" * SHORTEST in data.translate(_DIGITS_ONLY, _BETWEEN)
