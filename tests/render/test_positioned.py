"""Flowcharts as DOT: the same picture as the SVG, on every sheet, and a graph that can be followed."""

import json
import re
import shutil
import subprocess
from collections import Counter
from functools import cache

import pytest

from riskctl.drawing.picture import Linked, Part, Rect
from riskctl.render.flowchart.positioned import dot
from riskctl.render.flowchart.sheet import Sheets
from tests.render.test_flowchart import county, drawn, words_of

POWERS = ("ZS-01", "LD-02", "ZW-08")
STRING = r'"((?:[^"\\]|\\.)*)"'
MARKUP = {"&quot;": '"', "&gt;": ">", "&lt;": "<", "&amp;": "&"}


@cache
def chart(power: str) -> tuple[str, Sheets]:
    drawing, sheets = drawn(county(), power)
    return dot(drawing.content, sheets), sheets


def plain(text: str) -> str:
    for entity, character in MARKUP.items():
        text = text.replace(entity, character)
    return text


def rects_of(parts: tuple[Part, ...]) -> list[Rect]:
    found = [part for part in parts if isinstance(part, Rect)]
    return found + [rect for part in parts if isinstance(part, Linked) for rect in rects_of(part.parts)]


def test_the_charts_that_are_tried_have_one_sheet_and_several() -> None:
    assert {len(chart(power)[1].pictures) > 1 for power in POWERS} == {True, False}


@pytest.mark.parametrize("power", POWERS)
def test_every_word_of_every_sheet_is_there_in_its_size(power: str) -> None:
    text, sheets = chart(power)
    found = [(label, float(size)) for label, size in re.findall(rf"label={STRING}[^\n]*fontsize=([\d.]+)\]", text)]
    found += [(plain(label), float(size)) for label, size in re.findall(r"label=<<B>(.*?)</B>>[^\n]*fontsize=([\d.]+)\]", text)]
    words = [words for picture in sheets.pictures for words in words_of(picture.parts)]
    assert Counter((one.text, round(one.size * 0.75, 2)) for one in words) == Counter(found)


@pytest.mark.parametrize("power", POWERS)
def test_every_rectangle_is_there_where_it_is_painted(power: str) -> None:
    text, sheets = chart(power)
    found = {tuple(map(float, numbers)) for numbers in re.findall(
        r'shape=box, width=([\d.]+), height=([\d.]+), pos="([-\d.]+),([-\d.]+)"', text)}
    below = 0.0
    for picture in reversed(sheets.pictures):
        for rect in rects_of(picture.parts):
            x, y = rect.box.middle
            expected = (rect.box.width / 96, rect.box.height / 96, x * 0.75, (below + picture.height - y) * 0.75)
            assert any(all(abs(one - other) < 0.02 for one, other in zip(expected, box, strict=True)) for box in found), rect
        below += picture.height + 24


@pytest.mark.parametrize("power", POWERS)
def test_every_link_of_every_sheet_is_an_edge_between_its_boxes(power: str) -> None:
    text, sheets = chart(power)
    edges = [(source, target) for source, target in re.findall(rf"^  {STRING} -> {STRING} ", text, re.MULTILINE)
             if not source.startswith("~")]
    assert edges == [(link.source, link.target) for page in sheets.pages for link in page.links]
    nodes = re.findall(rf"^  {STRING} \[shape=box[^\n]*style=invis, fontsize=1, label=", text, re.MULTILINE)
    assert len(nodes) == len(set(nodes)) == sum(len(page.items) for page in sheets.pages)
    assert {end for edge in edges for end in edge} <= set(nodes)


@pytest.mark.parametrize("power", POWERS)
def test_arrows_end_at_their_box_in_the_direction_of_the_line(power: str) -> None:
    for pos in re.findall(r'pos="e,([^"]*)"', chart(power)[0]):
        tip, *chain = [tuple(map(float, point.split(","))) for point in pos.split()]
        (end_x, end_y), (from_x, from_y) = chain[-1], next(point for point in reversed(chain) if point != chain[-1])
        ahead = (tip[0] - end_x, tip[1] - end_y)
        assert 0 < abs(ahead[0]) + abs(ahead[1]) < 6.1
        assert min(map(abs, ahead)) < 0.02
        assert ahead[0] * (end_x - from_x) + ahead[1] * (end_y - from_y) > 0


@pytest.mark.skipif(shutil.which("neato") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("power", POWERS)
def test_graphviz_leaves_everything_where_it_is(power: str) -> None:
    text, sheets = chart(power)
    done = subprocess.run(["neato", "-n2", "-Tjson"], input=text, capture_output=True, text=True, check=True)
    # Each machine measures text in its own fonts: that a font is missing, or narrower, is no fault of the drawing.
    assert [line for line in done.stderr.splitlines() if "size too small" in line or "syntax" in line] == []
    drawn_ = json.loads(done.stdout)
    width, height = [float(number) for number in drawn_["bb"].split(",")[2:]]
    assert abs(width - max(picture.width for picture in sheets.pictures) * 0.75) < 8
    assert abs(height - (sum(picture.height + 24 for picture in sheets.pictures) - 24) * 0.75) < 8
    asked = dict(re.findall(rf'^  {STRING} \[[^\n]*?pos="([-\d.]+,[-\d.]+)"', text, re.MULTILINE))
    moved = {node["name"]: node["pos"] for node in drawn_["objects"]}
    assert len(moved) == len(asked)
    shift = [float(one) - float(other) for one, other in zip(moved["~1~sheet"].split(","), asked["~1~sheet"].split(","), strict=True)]
    for name, at in moved.items():
        was = asked[name.replace("\\", "\\\\")]
        assert all(abs(float(one) - float(other) - by) < 0.1 for one, other, by in zip(at.split(","), was.split(","), shift, strict=True))
