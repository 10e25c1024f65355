"""From bytes to text: UTF-8 only, and no character that shows something other than what is there."""

import codecs
import re
from typing import NamedTuple

from riskctl.model.fault import Fault, FaultKind
from riskctl.model.place import Place

# Everything YAML itself does not allow in a stream, and next-line and the Unicode line separators, which break lines
# for some readers only.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Characters that reorder or hide text. Joiners (U+200C, U+200D) and variation selectors are letters of some scripts
# and parts of emoji: they stay.
BIDI = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]")
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Decoded(NamedTuple):
    """The text of a file (None if there is none to parse) and what is wrong with it."""

    text: str | None
    faults: tuple[Fault, ...] = ()


def decode(data: bytes, file: str) -> Decoded:
    """The text of the bytes, with a fault for each kind of bad character, at its first place."""
    if _is_utf16(data):
        return Decoded(None, (_not_utf8(data, max(0, data.find(b"\0")), file),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Decoded(None, (_not_utf8(data, error.start, file),))
    text = text.removeprefix("\ufeff")
    if text.replace("\n", "").isprintable():  # as nearly every file is; none of the bad characters are, nor some good ones
        return Decoded(text)
    control = CONTROL.search(text)
    faults = []
    if control:
        faults.append(_character(FaultKind.CONTROL_CHARACTER, text, control.start(), file, CONTROL))
    bidi = BIDI.search(text)
    if bidi:
        faults.append(_character(FaultKind.BIDI_CHARACTER, text, bidi.start(), file, BIDI))
    return Decoded(None if control else text, tuple(faults))


def place_at(text: str, offset: int, file: str, length: int = 1) -> Place:
    """The place of the character at the offset."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Place(file, line, column, line, column + length)


def _character(kind: FaultKind, text: str, offset: int, file: str, pattern: re.Pattern[str]) -> Fault:
    return Fault(kind, place_at(text, offset, file),
                 {"character": f"U+{ord(text[offset]):04X}", "count": len(pattern.findall(text))})


def _is_utf16(data: bytes) -> bool:
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data.count(b"\0") * 4 > len(data)


def _not_utf8(data: bytes, offset: int, file: str) -> Fault:
    line = data.count(b"\n", 0, offset) + 1
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8", "replace")) + 1
    return Fault(FaultKind.NOT_UTF8, Place(file, line, column, line, column + 1),
                 {"offset": offset, "guess": _guess(data, offset)})


def _guess(data: bytes, offset: int) -> str:
    """The encoding that the bytes are likely in, or an empty string; Chinese in UTF-8 before the fault speaks for UTF-8."""
    if _is_utf16(data):
        return "UTF-16"
    if _CHINESE.search(data[:offset].decode("utf-8", "replace")):
        return ""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB18030" if _CHINESE.search(text) else ""
