"""PNG and PDF: right characters or an error, never boxes; the same bytes; no font of the machine."""

import io
import re
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from riskctl.drawing.picture import Linked, Picture, Words
from riskctl.errors import UserError
from riskctl.render.coverage import SHIPPED, covered
from riskctl.render.printing import pdf, png
from riskctl.report.line import visible

PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def picture(text: str, *, is_bold: bool = False) -> Picture:
    return Picture(200, 60, "图", "图", "zh", (Words(10, 40, text, 24, "#000000", is_bold=is_bold),))


def test_the_shipped_font_has_gb2312_and_signs() -> None:
    known = covered(SHIPPED)
    gb2312 = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)
              if not (high == 0xD7 and low > 0xF9)]
    assert len(gb2312) == 6763
    assert [character for character in gb2312 if ord(character) not in known] == []
    assert [character for character in "★☆①⑳《》，。、—…“”·×≤≥→" if ord(character) not in known] == []


def test_different_characters_look_different() -> None:
    images = {text: png(picture(text), 96) for text in ("税", "务", "A", "★")}
    assert all(image.startswith(PNG_HEAD) for image in images.values())
    assert len(set(images.values())) == len(images)


def test_bold_looks_bolder() -> None:
    assert png(picture("税务", is_bold=True), 96) != png(picture("税务"), 96)


def test_the_same_picture_gives_the_same_bytes() -> None:
    pictures = (picture("第一页"), picture("第二页"))
    assert pdf(pictures) == pdf(pictures)
    assert png(pictures[0], 72) == png(pictures[0], 72)


def test_a_pdf_has_a_page_for_each_picture() -> None:
    made = pdf((picture("一"), picture("二"), picture("三")))
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 3


def test_a_character_without_glyph_is_named() -> None:
    linked = Picture(200, 60, "图", "图", "zh", (Linked("#", "", (Words(10, 40, "王䶮𠮷", 24, "#000000"),)),))
    with pytest.raises(UserError) as caught:
        pdf((linked,))
    assert "䶮（U+4DAE） 𠮷（U+20BB7）" in caught.value.zh
    assert "䶮" in caught.value.en


def test_what_controls_or_reorders_text_is_printed_as_an_escape() -> None:
    hostile = picture("一\n二\u202e三\x1b[2J四\u00a0五\ud800")
    printed = "".join(PdfReader(io.BytesIO(pdf((hostile,)))).pages[0].extract_text().split())
    assert r"一\n二\u202e三\x1b[2J四" in printed
    assert png(hostile, 96) == png(picture(r"一\n二\u202e三\x1b[2J四" + visible("\u00a0") + r"五\ud800"), 96)


def test_many_characters_without_glyph_are_counted() -> None:
    with pytest.raises(UserError, match=r"and 8 more"):
        pdf((picture("".join(chr(0x3400 + number) for number in range(20))),))


@pytest.mark.parametrize("data", [b"", b"no font", b"OTTO" + b"\0" * 6, b"ttcf" + b"\xff" * 60])
def test_a_file_that_is_no_font(data: bytes, tmp_path: Path) -> None:
    font = tmp_path / "font.otf"
    font.write_bytes(data)
    with pytest.raises(UserError, match="no font file"):
        pdf((picture("一"),), font)


def test_a_font_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        pdf((picture("一"),), tmp_path / "none.otf")


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UserError, match=r"pip install 'riskctl\[print\]'"):
        pdf((picture("一"),))
