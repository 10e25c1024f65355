"""Boxes and legends hold their words, whatever names a catalog gives to levels, risks and owners."""

import itertools
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from riskctl.drawing.chart import Shape
from riskctl.drawing.geometry import Box
from riskctl.drawing.metrics import text_width
from riskctl.drawing.picture import Part, Rect, Words
from riskctl.model.language import Language
from riskctl.model.power import Power
from riskctl.model.scheme import Level
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.boxes import BoxWriter, level_words
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.content import Content, Item
from riskctl.render.flowchart.frame import legend_height, paint_legend
from riskctl.render.flowchart.risks import Risk
from riskctl.render.paper import PAPERS
from tests.building import catalog
from tests.render.test_flowchart import words_of

NARROWEST, WIDEST = 122.0, 236.0
LONG_ZH, LONG_EN = "可能造成重大国家赔偿或者引发群体性事件的特别严重风险", "catastrophic-and-irreversible-loss-of-public-funds"
names = st.one_of(
    st.text(alphabet="特别重大风险（一级），较高的", min_size=1, max_size=100),
    st.text(alphabet="abcdefWMQ-0123456789", min_size=1, max_size=60),
    st.lists(st.sampled_from(["特别重大", "Level", "very-high", "（Ⅰ级）", "risk"]), min_size=1, max_size=9).map(" ".join))
levels = st.builds(lambda label, id, gravity, stars: Level("own", id, gravity, label, stars), names, names, st.integers(1, 9), st.integers(0, 5))
risks = st.builds(Risk, names, names, st.one_of(st.none(), levels), st.one_of(st.just(""), names), st.lists(names, max_size=3).map(tuple))
writers = st.builds(BoxWriter, st.floats(NARROWEST, WIDEST), st.sampled_from(["zh", "en"]), st.booleans(), st.just(9))


def extent(words: Words) -> Box:
    """Where the glyphs of the words may lie."""
    width = text_width(words.text, words.size, bold=words.is_bold)
    left = words.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    return Box(left, words.y - 0.86 * words.size, width, words.size)


def holds(outer: Box, inner: Box) -> bool:
    return (outer.x - 0.01 <= inner.x and inner.x + inner.width <= outer.x + outer.width + 0.01
            and outer.y - 0.01 <= inner.y and inner.y + inner.height <= outer.y + outer.height + 0.01)


def tags(parts: Iterable[Part]) -> list[tuple[Rect, list[Words]]]:
    """The tags of levels with the words painted right on them."""
    found: list[tuple[Rect, list[Words]]] = []
    is_tag = False
    for part in parts:
        if isinstance(part, Rect):
            is_tag = part.rounding > 0 and abs(part.rounding - 3 * part.weight) < 0.01
            found += [(part, [])] if is_tag else []
        is_tag = is_tag and (isinstance(part, Rect) or (isinstance(part, Words) and part.is_bold))
        if is_tag and isinstance(part, Words):
            found[-1][1].append(part)
    return found


@given(writers, st.lists(risks, min_size=1, max_size=3))
@example(BoxWriter(NARROWEST, "zh", False, 3), [Risk("r", "风险", Level("own", "x", 1, LONG_ZH, 5), "审批岗")])
@example(BoxWriter(NARROWEST, "en", True, 3), [Risk("r", "risk", Level("own", LONG_EN, 1, "重", 5), "clerk")])
def test_words_of_a_step_stay_in_its_box_and_those_of_a_level_on_its_tag(writer: BoxWriter, at_step: list[Risk]) -> None:
    item = Item("a", "p", Shape.STEP, "审查", 1, ("时限：5个工作日",), tuple(at_step))
    box = Box(10, 20, writer.width, writer.height(item))
    parts = tuple(writer.paint(item, box))
    places = [extent(words) for words in words_of(parts) if words.text]
    assert [place for place in places if not holds(box, place)] == []
    assert not any(one.overlaps(other) for one, other in itertools.combinations(places, 2))
    found = tags(parts)
    assert ["".join("".join(words.text for words in said).split()) for _, said in found] == [
        "".join(level_words(risk.level, writer.language).split()) for risk in at_step]
    assert [words.text for tag, said in found for words in said if not holds(tag.box, extent(words))] == []


def content_with(some: Sequence[Level]) -> Content:
    return Content(Power("w", {}), (), (), (), tuple(some))


@given(writers, st.lists(levels, min_size=1, max_size=9), st.sampled_from(sorted(PAPERS)))
@example(BoxWriter(NARROWEST, "zh", True, 9), [Level("own", "x", 1, LONG_ZH * 3, 5)], "A4")
def test_levels_in_the_legend_stay_on_their_tags_and_the_sheet(writer: BoxWriter, some: list[Level], paper: str) -> None:
    content, width = content_with(some), PAPERS[paper].inner_width
    box = Box(0, 0, width, legend_height(content, writer, "截至2026-11-22", width))
    parts = tuple(paint_legend(content, writer, "截至2026-11-22", box))
    found = tags(parts)
    assert len(found) == len(some)
    assert [words.text for tag, said in found for words in said if not holds(tag.box, extent(words))] == []
    assert [tag.box for tag, _ in found if not (tag.box.x >= 0 and tag.box.x + tag.box.width <= width + 0.01)] == []
    assert not any(one.box.overlaps(other.box) for (one, _), (other, _) in itertools.combinations(found, 2))
    assert all(holds(Box(0, 0, width, box.height + 14), extent(words)) for words in words_of(parts))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chart_with_levels_of_long_names_stays_on_its_sheet(language: Language) -> None:
    of = catalog(
        {"level_scheme": "own"},
        level_schemes={"own": {"name": "自定", "by": "declared", "levels": [
            {"id": LONG_EN, "label": LONG_ZH, "stars": 5}, {"id": "b", "label": "一般"}]}},
        units={"u": {"name": "股"}}, posts={f"p{at}": {"name": f"岗{at}", "unit": "u"} for at in range(6)},
        risk_points={"r": {"at": "w/s0", "name": "把关不严", "type": ["process"], "level": LONG_EN, "accountable": {"direct": "p0"}}},
        powers={"w": {"name": "事项", "unit": "u", "start": "s0", "steps": {
            f"s{at}": {"name": "审查", "kind": "review", "post": f"p{at}", "next": [f"s{at + 1}" if at < 5 else "end"]} for at in range(6)}}})
    sheets = Drawing(of, of.powers["w"], Disclosure.INTERNAL, language).on(PAPERS["A4"])
    said = [words for picture in sheets.pictures for words in words_of(picture.parts)]
    boxes = [tag for picture in sheets.pictures for tag in tags(picture.parts)]
    assert any(len(words) > 1 for _, words in boxes)
    assert [words.text for tag, on in boxes for words in on if not holds(tag.box, extent(words))] == []
    sheet = Box(0, 0, PAPERS["A4"].width, PAPERS["A4"].height)
    assert [words.text for words in said if not holds(sheet, extent(words))] == []
