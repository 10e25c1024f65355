"""From bytes to text: UTF-8 only, and nothing that shows something other than what is there."""

import codecs
import sys

import pytest

from riskctl.catalog.text import BIDI, CONTROL, decode
from riskctl.model.fault import FaultKind
from riskctl.model.place import Place

TEXT = "units:\n  hall:\n    name: 政务服务窗口\n"


@pytest.mark.parametrize(
    "data", [TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode(), TEXT.replace("\n", "\r\n").encode(), b""]
)
def test_utf8_is_read_with_or_without_a_mark(data: bytes) -> None:
    decoded = decode(data, "a.yaml")
    assert decoded.faults == ()
    assert decoded.text == data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("data", "offset", "guess", "place"),
    [
        (TEXT.encode("gb18030"), 25, "GB18030", (3, 11)),
        ("名: 能\n".encode("gbk"), 0, "GB18030", (1, 1)),
        (TEXT.encode("utf-16"), 3, "UTF-16", (1, 4)),
        (TEXT.encode("utf-16-le"), 1, "UTF-16", (1, 2)),
        (TEXT.encode("utf-32-be"), 0, "UTF-16", (1, 1)),
        (TEXT.encode() + b"\xff", 44, "", (4, 1)),
        (codecs.BOM_UTF8 + b"a: \xb5\n", 6, "", (1, 5)),
        (b"a: caf\xe9\n", 6, "", (1, 7)),
        (b"a: \xed\xa0\x80\n", 3, "", (1, 4)),
        (b"a: \xc0\x80\n", 3, "GB18030", (1, 4)),
    ],
)
def test_other_encodings_are_told_with_the_offset(
    data: bytes, offset: int, guess: str, place: tuple[int, int]
) -> None:
    decoded = decode(data, "a.yaml")
    assert decoded.text is None
    assert [(fault.kind, dict(fault.values), fault.place[1:3]) for fault in decoded.faults] == [
        (FaultKind.NOT_UTF8, {"offset": offset, "guess": guess}, place)
    ]


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\ufffe", "\uffff"]
)
def test_a_control_character_stops_the_reading_of_the_file(character: str) -> None:
    decoded = decode(f"# 注{character}\na: {character}\n".encode(), "a.yaml")
    assert decoded.text is None
    assert [(fault.kind, dict(fault.values), fault.place) for fault in decoded.faults] == [
        (
            FaultKind.CONTROL_CHARACTER,
            {"character": f"U+{ord(character):04X}", "count": 2},
            Place("a.yaml", 1, 4, 1, 5),
        )
    ]


@pytest.mark.parametrize(
    "character", ["\u202e", "\u2066", "\u200b", "\u200e", "\u2060", "\ufeff", "\u061c", "\U000e0041"]
)
def test_a_character_that_hides_or_reorders_is_told_in_comments_too(character: str) -> None:
    decoded = decode(f"a: b\n# 注{character}\n".encode(), "a.yaml")
    assert decoded.text is not None
    assert [(fault.kind, fault.values["count"], fault.place) for fault in decoded.faults] == [
        (FaultKind.BIDI_CHARACTER, 1, Place("a.yaml", 2, 4, 2, 5))
    ]


@pytest.mark.parametrize(
    "text", ["👩\u200d👩\u200d👧", "葛\U000e0100", "❤\ufe0f", "क\u200cष", "\t制表\r\n", "　全角空格", "𠮷"]
)
def test_joiners_selectors_and_wide_spaces_are_letters(text: str) -> None:
    assert decode(text.encode(), "a.yaml").faults == ()


def test_no_character_that_is_refused_counts_as_printable() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    assert not [letter for letter in every if letter.isprintable() and (CONTROL.match(letter) or BIDI.match(letter))]
