"""Pictures as PDF and PNG, by typst, with the font that ships or one that is given: no font of the machine is used."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from riskctl.drawing.picture import Linked, Part, Picture, Words
from riskctl.errors import UserError, in_chinese
from riskctl.render.coverage import SHIPPED, covered
from riskctl.render.svg import svg
from riskctl.report.line import visible

_POINTS = 72 / 96
_MOST_NAMED = 12


def pdf(pictures: Sequence[Picture], font: Path | None = None) -> bytes:
    """The pictures as the pages of a PDF; the same pictures give the same bytes.

    A font that is given is used for what the shipped one lacks; other fonts in its folder may be used too.

    UserError where the extra is missing, where the font is none, or where it lacks characters of the text.
    """
    return _compiled(pictures, font, "pdf", 96)


def png(picture: Picture, dpi: int, font: Path | None = None) -> bytes:
    """The picture as a PNG of so many dots per inch; UserError as for `pdf`."""
    return _compiled((picture,), font, "png", dpi)


def _compiled(pictures: Sequence[Picture], font: Path | None, format: Literal["pdf", "png"], dpi: float) -> bytes:
    check_coverage(pictures, font)
    drawn = {str(number): svg(picture, bold_by_stroke=True) for number, picture in enumerate(pictures)}
    return typeset(_document(pictures), drawn, font, format, dpi)


def typeset(document: str, inputs: Mapping[str, str], font: Path | None, format: Literal["pdf", "png"] = "pdf",
            dpi: float = 96) -> bytes:
    """A document in typst's language, written by riskctl, whose data are in the inputs; UserError where the extra is missing.

    `check_characters` tells beforehand whether the fonts have what is to be printed.
    """
    try:
        import typst
    except ImportError:
        raise UserError("PNG 和 PDF 需要附加包：pip install 'riskctl[print]'。",
                        "PNG and PDF need an extra: pip install 'riskctl[print]'.") from None
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False,
                        font_paths=[SHIPPED.parent, *([font.parent] if font else [])])
    return typst.compile(document.encode("utf-8"), sys_inputs=dict(inputs), font_paths=fonts, format=format, ppi=dpi)


def _document(pictures: Sequence[Picture]) -> str:
    """A document in typst's language with a page for each picture; nothing of the user's stands in it but sizes."""
    pages = (f"#page(width: {picture.width * _POINTS:.2f}pt, height: {picture.height * _POINTS:.2f}pt, margin: 0pt)"
             f'[#image(bytes(sys.inputs.at("{number}")), format: "svg", width: 100%)]\n' for number, picture in enumerate(pictures))
    return "#set document(date: none)\n" + "".join(pages)


def check_coverage(pictures: Sequence[Picture], font: Path | None) -> None:
    """UserError that names the characters for which there is no glyph, so that none is printed as a box or dropped."""
    # What controls or reorders text is drawn as an escape.
    check_characters({character for picture in pictures for words in _words(picture.parts) for character in visible(words.text)}, font)


def check_characters(used: Collection[str], font: Path | None) -> None:
    """UserError that names those of the characters for which neither the shipped font nor the given one has a glyph."""
    known = covered(SHIPPED) | (_covered_by(font) if font else frozenset())
    missing = sorted(character for character in used if ord(character) not in known)
    if missing:
        named = " ".join(f"{visible(character)}（U+{ord(character):04X}）" for character in missing[:_MOST_NAMED])
        more = len(missing) - _MOST_NAMED
        raise UserError(f"字体缺少这些字：{named}{f' 等 {len(missing)} 个' if more > 0 else ''}。"
                        "用 --font 指定含有它们的字体文件（.ttf、.otf、.ttc）。",
                        f"the font lacks these characters: {named}{f' and {more} more' if more > 0 else ''}. "
                        "Name a font file that has them with --font (.ttf, .otf, .ttc).")


def _covered_by(font: Path) -> frozenset[int]:
    try:
        return covered(font)
    except OSError as error:
        raise UserError(f"--font {font} 无法读取：{in_chinese(error)}。", f"--font {font} cannot be read: {error.strerror}.") from None
    except ValueError:
        raise UserError(f"--font {font}：不是字体文件。", f"--font {font}: this is no font file.") from None


def _words(parts: Sequence[Part]) -> Iterator[Words]:
    for part in parts:
        if isinstance(part, Words):
            yield part
        elif isinstance(part, Linked):
            yield from _words(part.parts)
