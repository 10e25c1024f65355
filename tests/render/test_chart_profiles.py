"""No field outside the profile is anywhere in the bytes of a flowchart, whatever its format and mode."""

import io
import struct
import zlib
from collections.abc import Iterator
from functools import cache

import pytest
from pypdf import PdfReader

from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.positioned import dot
from riskctl.render.mermaid import mermaid
from riskctl.render.paper import PAPERS
from riskctl.render.printing import pdf, png
from riskctl.render.svg import svg
from tests.render.tables import everything_in
from tests.render.test_profiles import beyond
from tests.report.marked import MARKED, marked, token

FORMATS = ("svg", "png", "pdf", "dot", "mermaid")
PUBLIC = {"powers.name", "powers.code", "powers.legal_basis", "powers.complaint", "powers.steps.name", "posts.name", "documents.name"}
RISKS = {"risk_points.name", "controls.name"}


@cache
def drawing(profile: Disclosure, publishes: bool, is_full: bool) -> Drawing:
    of = marked(manifest={"disclosure": {"publish_risk_points": True}} if publishes else None)
    return Drawing(of, of.powers["idpower0"], profile, "zh", is_full=is_full)


@cache
def bytes_of(format: str, profile: Disclosure, publishes: bool, is_full: bool) -> bytes:
    chart = drawing(profile, publishes, is_full)
    sheets = chart.on(PAPERS["A3"])
    match format:
        case "png":
            (picture,) = sheets.pictures
            return png(picture, 40)
        case "pdf":
            return pdf(sheets.pictures)
        case "dot":
            return dot(chart.content, sheets).encode()
        case "mermaid":
            return mermaid(chart.content).encode()
        case _:
            return "".join(map(svg, sheets.pictures)).encode()


def chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a PNG, each checked."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        content = data[at + 8:at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(name + content)
        yield name.decode(), content
        at += 12 + length


def text_in(format: str, profile: Disclosure, publishes: bool, is_full: bool) -> str:
    """All that the bytes hold; words that are broken into lines are put together again."""
    data = bytes_of(format, profile, publishes, is_full)
    if format == "png":
        return "".join(content.decode("latin-1") for name, content in chunks(data) if name != "IDAT")
    if format == "pdf":
        return everything_in(data, "pdf")
    return data.decode()


@pytest.mark.parametrize("is_full", [True, False])
@pytest.mark.parametrize("publishes", [False, True])
@pytest.mark.parametrize("profile", list(Disclosure))
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_beyond_the_profile_is_in_the_bytes(format: str, profile: Disclosure, publishes: bool, is_full: bool) -> None:
    assert beyond(text_in(format, profile, publishes, is_full), profile, publishes) == []


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "png"])
def test_what_the_profile_shows_is_there(format: str) -> None:
    """Each format carries the marks, so that their absence elsewhere means something."""
    public = seen_in(text_in(format, Disclosure.PUBLIC, False, True))
    expected = {"powers.steps.name", "posts.name"} if format == "mermaid" else PUBLIC
    assert public >= expected
    assert not public & RISKS
    inner = text_in(format, Disclosure.INTERNAL, False, True)
    assert seen_in(inner) >= expected | (set() if format == "mermaid" else RISKS)
    assert "idrisk0" in inner.replace("-", "")


def seen_in(text: str) -> set[str]:
    return {field for field in MARKED if token(field).replace("-", "") in text.replace("-", "")}


@pytest.mark.parametrize("is_full", [True, False])
def test_a_png_is_its_pixels_and_nothing_else(is_full: bool) -> None:
    """Its pixels are drawn from the picture whose every word the SVG holds, and differ where the profile shows more."""
    inner, public = (bytes_of("png", profile, False, is_full) for profile in (Disclosure.INTERNAL, Disclosure.PUBLIC))
    assert {name for data in (inner, public) for name, _ in chunks(data)} <= {"IHDR", "pHYs", "sRGB", "gAMA", "IDAT", "IEND"}
    assert inner != public


def test_a_pdf_says_nothing_of_itself_but_who_wrote_it() -> None:
    reader = PdfReader(io.BytesIO(bytes_of("pdf", Disclosure.INTERNAL, False, True)))
    assert set(reader.metadata or {}) <= {"/Creator", "/Title"}
