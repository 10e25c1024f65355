"""Flowcharts: what they show, what they never show, and that words fit their boxes."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from riskctl.catalog.read import read_catalog
from riskctl.drawing.metrics import text_width
from riskctl.drawing.picture import Linked, Part, Picture, Words
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.content import Content, content_of
from riskctl.render.flowchart.pages import ordered_lanes
from riskctl.render.flowchart.positioned import dot
from riskctl.render.flowchart.sheet import Sheets
from riskctl.render.mermaid import mermaid
from riskctl.render.paper import PAPERS
from riskctl.render.svg import svg
from tests.building import EXAMPLES, catalog

DAY = date(2026, 11, 22)
ROOT = EXAMPLES.parent


@cache
def county() -> Catalog:
    return read_catalog(ROOT / "catalog", DAY)


@cache
def licence() -> Catalog:
    return read_catalog(EXAMPLES / "food-licence", DAY)


def drawn(of: Catalog, power: str, profile: Disclosure = Disclosure.INTERNAL, paper: str = "A3", *,
          is_full: bool = True) -> tuple[Drawing, Sheets]:
    drawing = Drawing(of, of.powers[power], profile, "zh", is_full=is_full)
    return drawing, drawing.on(PAPERS[paper])


def every_format(of: Catalog, power: str, profile: Disclosure) -> str:
    """All that text formats hold of the chart."""
    drawing, sheets = drawn(of, power, profile)
    pictures = (*sheets.pictures, *drawn(of, power, profile, is_full=False)[1].pictures)
    return "".join(map(svg, pictures)) + dot(drawing.content, sheets) + mermaid(drawing.content)


def words_of(parts: Sequence[Part]) -> Iterator[Words]:
    for part in parts:
        if isinstance(part, Words):
            yield part
        elif isinstance(part, Linked):
            yield from words_of(part.parts)


@pytest.mark.parametrize("mode", ["full", "compact"])
def test_the_charts_of_the_example_are_as_recorded(mode: str, golden: Callable[[Path, str], None]) -> None:
    _, sheets = drawn(licence(), "XK-0131", is_full=mode == "full")
    (picture,) = sheets.pictures
    golden(EXAMPLES / "food-licence" / "charts" / f"XK-0131-{mode}.svg", svg(picture))


def test_dot_and_mermaid_of_the_example_are_as_recorded(golden: Callable[[Path, str], None]) -> None:
    drawing, sheets = drawn(licence(), "XK-0131")
    golden(EXAMPLES / "food-licence" / "charts" / "XK-0131.dot", dot(drawing.content, sheets))
    golden(EXAMPLES / "food-licence" / "charts" / "XK-0131.mmd", mermaid(drawing.content))


def test_boxes_and_lines_of_the_example() -> None:
    content = content_of(licence(), licence().powers["XK-0131"], Disclosure.INTERNAL, "zh")
    assert [(item.number, item.title, item.shape.value, item.lane) for item in content.items] == [
        (1, "提出申请", "terminal", "applicant"),
        (2, "受理", "step", "window"),
        (3, "资料审查", "step", "reviewer"),
        (4, "现场核查", "step", "inspector"),
        (5, "作出决定", "step", "deputy-director"),
        (6, "送达与公示", "step", "window"),
        (None, "办结", "terminal", "window"),
    ]
    assert [(link.source, link.target, link.label, link.is_return) for link in content.links] == [
        ("apply", "accept", "", False),
        ("accept", "review", "材料齐全", False),
        ("accept", "apply", "补正：材料不齐（最多1次）", True),
        ("review", "inspect", "", False),
        ("inspect", "decide", "", False),
        ("decide", "serve", "准予许可、不予许可", False),
        ("decide", "review", "退回：依据不足", True),
        ("serve", "end~window", "", False),
    ]


@pytest.mark.parametrize("power", ["ZS-01", "LD-03", "JC-02", "ZW-08"])
def test_nothing_internal_is_in_a_public_chart(power: str) -> None:
    of = county()
    public = every_format(of, power, Disclosure.PUBLIC)
    inner = [value for point in of.risk_points.values() for value in (point.id, point.name, point.manifestation, point.cause)]
    inner += [value for control in of.controls.values() for value in (control.id, control.name)]
    inner += [person.name for person in of.people.values()]
    assert [value for value in inner if value and value in public] == []


def test_an_internal_chart_shows_each_risk_with_its_controls() -> None:
    of = county()
    shown = every_format(of, "ZS-01", Disclosure.INTERNAL)
    points = [point for point in of.risk_points.values() if any(at.startswith("ZS-01/") for at in point.at)]
    assert len(points) == 3
    assert [point.id for point in points if point.id not in shown] == []


@pytest.mark.parametrize("power", list(county().powers))
def test_words_stay_within_their_sheet_and_box(power: str) -> None:
    _, sheets = drawn(county(), power)
    for picture in sheets.pictures:
        for words in words_of(picture.parts):
            width = text_width(words.text, words.size, bold=words.is_bold)
            left = words.x - width * {"start": 0, "middle": 0.5, "end": 1}[words.anchor]
            assert left >= 0, words.text
            assert left + width <= picture.width, words.text
    for page in sheets.pages:
        inner = min(box.width for box in page.layout.boxes.values())
        assert inner >= 100


def hostile() -> Catalog:
    """A power whose every text is an attempt to be more than text."""
    bad = "<script>alert(1)</script>\"'&]]>"
    return catalog(
        units={"u": {"name": bad}},
        posts={"p": {"name": bad, "unit": "u"}},
        people={"x": {"name": "张某", "assignments": [{"post": "p", "as": "primary"}]}},
        powers={"w": {"name": bad, "type": "national:license", "unit": "u", "legal_basis": [bad], "complaint": bad, "start": "a",
                      "steps": {"a": {"name": bad, "kind": "accept", "post": "p", "next": [
                          {"to": "b", "when": bad}, {"to": "end", "when": "\\\"; x -> y [label=\"z"}]},
                                "b": {"name": "x\ny\u202e|", "kind": "decide", "post": "p", "next": ["end"]}}}},
        risk_points={"r": {"at": "w/a", "name": bad, "type": ["process"], "manifestation": bad, "level": "high",
                           "accountable": {"direct": "p"}, "controls": ["c"]}},
        controls={"c": {"name": bad, "kind": "trace", "timing": "detective", "owner": "p"}})


@pytest.mark.parametrize("is_full", [True, False])
def test_hostile_text_stays_text(is_full: bool) -> None:
    of = hostile()
    for picture in drawn(of, "w", is_full=is_full)[1].pictures:
        text = svg(picture)
        root = ElementTree.fromstring(text)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "rect", "text", "path", "polygon"}
        assert [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name] == []
        assert "\u202e" not in text


def test_hostile_text_ends_no_string_of_dot_and_mermaid() -> None:
    drawing, sheets = drawn(hostile(), "w")
    text = dot(drawing.content, sheets)
    assert "<<B>&lt;script&gt;alert(1)&lt;/script&gt;&quot;" in text
    written = re.sub(r'"(?:[^"\\]|\\.)*"', '""', re.sub(r"label=<<B>[^<>]*</B>>,", "", text))
    assert "script" not in written
    assert "label=z" not in written
    assert [line for line in mermaid(drawing.content).splitlines() if re.search(r"[<>\"'&]", re.sub(
        r'^ *n\d+(\[|\(\[|\{|\(\()"(.*)"(\]|\]\)|\}|\)\))$|^ *n\d+ (-->|-\.->)(\|"(.*)"\|)? n\d+$', r"\2\6", line).replace("<br>", ""))] == []


def test_a_long_process_goes_on_from_page_to_page() -> None:
    steps: dict[str, dict[str, object]] = {f"s{number}": {"name": f"第{number}步", "kind": "review", "post": f"p{number // 5 % 3}",
                            "next": [f"s{number + 1}" if number < 39 else "end"]} for number in range(40)}
    steps["s30"]["next"] = ["s31", {"to": "s2", "return": "send_back", "reason": "依据不足"}]
    of = catalog(units={"u": {"name": "股"}}, posts={f"p{at}": {"name": f"岗{at}", "unit": "u"} for at in range(3)},
                 powers={"w": {"name": "长流程", "type": "national:license", "unit": "u", "start": "s0", "steps": steps}})
    drawing, sheets = drawn(of, "w")
    assert len(sheets.pages) > 1
    kept = {(link.source, link.target) for page in sheets.pages for link in page.links}
    numbers = {id: at for at, page in enumerate(sheets.pages, 1) for id in page.items if "~" not in id or id.startswith("end")}
    assert set(numbers) == {item.id for item in drawing.content.items}
    for link in drawing.content.links:
        if numbers[link.source] == numbers[link.target]:
            assert (link.source, link.target) in kept
            continue
        (out,) = [id for source, id in kept if source == link.source and id.startswith(f"to~{link.target}~")]
        letter, says = sheets.pages[numbers[link.source] - 1].items[out].title.split(" ")
        assert says == f"转第{numbers[link.target]}页"
        assert sheets.pages[numbers[link.target] - 1].items[f"from~{link.target}"].title.startswith(f"{letter} 接第")
    assert all(picture.height == PAPERS["A3"].height for picture in sheets.pictures)
    returning = {(link.source, link.target) for page in sheets.pages for link in page.links if link.is_return}
    assert returning == {("s30", next(id for source, id in kept if source == "s30" and id.startswith("to~s2~"))), ("from~s2", "s2")}


def test_the_declared_order_of_lanes_is_kept() -> None:
    written = {"start": "a", "lanes": ["q", "p"], "steps": {
        "a": {"name": "甲", "kind": "accept", "post": "p", "next": ["b"]}, "b": {"name": "乙", "kind": "review", "post": "q", "next": ["end"]}}}
    of = catalog(posts={"p": {"name": "岗一", "unit": "u"}, "q": {"name": "岗二", "unit": "u"}},
                 powers={"w": {"name": "事项", "type": "national:license", "unit": "u", **written}})
    content: Content = content_of(of, of.powers["w"], Disclosure.PUBLIC, "zh")
    assert [lane.id for lane in ordered_lanes(content)] == ["q", "p"]


def test_parallel_branches_bodies_and_parties_have_their_signs() -> None:
    of = catalog(
        units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "unit": "u"}}, parties={"z": {"name": "申请人", "role": "applicant"}},
        bodies={"b": {"name": "局长办公会", "members": ["p"]}},
        powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "a", "steps": {
            "a": {"name": "申请", "kind": "apply", "party": "z", "split": "all", "next": ["x", "y"]},
            "x": {"name": "审一", "kind": "review", "post": "p", "next": ["d"]},
            "y": {"name": "审二", "kind": "review", "post": "p", "next": ["d"]},
            "d": {"name": "议定", "kind": "discuss", "body": "b", "join": "all", "next": ["end"]}}}})
    content = content_of(of, of.powers["w"], Disclosure.PUBLIC, "zh")
    assert {item.id: (item.shape.value, item.is_body) for item in content.items} == {
        "a": ("terminal", False), "a~fork": ("bar", False), "x": ("step", False), "y": ("step", False),
        "d~join": ("bar", False), "d": ("step", True), "end~b": ("terminal", False)}
    assert {lane.id: (lane.is_outside, lane.is_body) for lane in content.lanes} == {
        "z": (True, False), "p": (False, False), "b": (False, True)}


def test_amounts_are_written_as_officials_write_them() -> None:
    from riskctl.render.flowchart.words import amount_words

    of = catalog(powers={"w": {"name": "采购", "measure": {"name": "金额", "unit": "元"}, "steps": {"a": {"name": "批", "authority": [
        {"to": 50000}, {"over": 50000, "to": 1234}, {"over": 200000000}, {"over": 10001}]}}}})
    bands = of.powers["w"].steps["a"].authority
    assert [amount_words(band, of.powers["w"], "zh") for band in bands] == [
        "5万元以下（含）", "超过5万元至1234元", "超过2亿元", "超过10001元"]
    assert amount_words(bands[1], of.powers["w"], "en") == "over 50000 to 1234 元"


def test_two_charts_of_a_power_are_the_same_bytes() -> None:
    first, second = (drawn(county(), "ZS-22")[1].pictures for _ in range(2))
    assert list(map(svg, first)) == list(map(svg, second))


def test_small_text_is_known_to_be_small() -> None:
    assert drawn(licence(), "XK-0131")[1].is_legible
    assert not drawn(licence(), "XK-0131", paper="A4")[1].is_legible


def test_a_picture_is_as_large_as_its_paper() -> None:
    picture: Picture = drawn(licence(), "XK-0131")[1].pictures[0]
    assert 'width="297mm" height="420mm"' in svg(picture)
