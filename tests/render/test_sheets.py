"""Sheets are as large as their paper, and hold whatever is to stand on them."""

from collections.abc import Iterator

import pytest

from riskctl.drawing.metrics import text_width
from riskctl.drawing.picture import Part, Rect, Words
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.fitting import USUAL, fitted
from riskctl.render.flowchart.positioned import dot
from riskctl.render.flowchart.sheet import Sheets
from riskctl.render.paper import PAPERS, SMALLEST_PRINT
from tests.building import catalog
from tests.render.test_flowchart import licence, words_of
from tests.render.test_pages import long_process


def many_risks(count: int, *, post: str = "岗", unit: str = "股") -> Catalog:
    """One step with so many risks."""
    risks = {f"r{at}": {"at": "w/a", "name": "把关不严走过场" * 6, "type": ["process"], "manifestation": "走过场", "level": "low",
                        "accountable": {"direct": "p"}} for at in range(count)}
    return catalog(units={"u": {"name": unit}}, posts={"p": {"name": post, "unit": "u"}}, risk_points=risks,
                   powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "a",
                                 "steps": {"a": {"name": "审查", "kind": "review", "post": "p", "next": ["end"]}}}})


def sheets_of(of: Catalog, paper: str, *, is_full: bool, language: Language = "zh") -> Sheets:
    return Drawing(of, of.powers["w"], Disclosure.INTERNAL, language, is_full=is_full).on(PAPERS[paper])


@pytest.mark.parametrize("paper", USUAL)
@pytest.mark.parametrize("is_full", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_no_sheet_is_larger_than_its_paper(seed: int, is_full: bool, paper: str) -> None:
    sheets = sheets_of(long_process(seed), paper, is_full=is_full)
    assert {(picture.width, picture.height) for picture in sheets.pictures} == {(PAPERS[paper].width, PAPERS[paper].height)}
    for picture in sheets.pictures:
        assert max(words.y for words in words_of(picture.parts)) <= picture.height


@pytest.mark.parametrize("paper", ["A4", "A3-landscape"])
def test_a_long_table_of_risks_goes_on_over_sheets(paper: str) -> None:
    of = many_risks(60)
    sheets = sheets_of(of, paper, is_full=False)
    on = [[words.text for words in words_of(picture.parts)] for picture in sheets.pictures]
    assert len(on) > len(sheets.pages)
    assert {picture.height for picture in sheets.pictures} == {PAPERS[paper].height}
    tables = on[len(sheets.pages):]
    assert [texts.count("防控措施") for texts in tables] == [1] * len(tables)
    named = [text for texts in tables for text in texts if text in of.risk_points]
    assert named == list(of.risk_points)
    assert f"第{len(on)}页，共{len(on)}页" in "".join(on[-1])
    positioned = dot(Drawing(of, of.powers["w"], Disclosure.INTERNAL, "zh", is_full=False).content, sheets)
    assert [positioned.count(f'label="{id}"') for id in named] == [1] * 60


def test_a_step_too_high_for_the_paper_is_drawn_smaller_and_said_to_be() -> None:
    sheets = sheets_of(many_risks(60), "A4", is_full=True)
    assert {picture.height for picture in sheets.pictures} == {PAPERS["A4"].height}
    assert sheets.smallest_text < SMALLEST_PRINT
    assert not sheets.is_legible


def test_a_compact_chart_leaves_no_half_of_its_sheet_empty() -> None:
    drawing = Drawing(licence(), licence().powers["XK-0131"], Disclosure.INTERNAL, "zh", is_full=False)
    found = fitted(drawing, USUAL)
    assert (found.paper, len(found.sheets.pictures)) == ("A4-landscape", 1)
    assert found.sheets.filled > 0.85


def heads_of(parts: tuple[Part, ...]) -> Iterator[tuple[Rect, list[Words]]]:
    """The heads of lanes with their words."""
    whites = [part for part in words_of(parts) if part.fill == "#FFFFFF" and part.size > 8]
    for part in parts:
        if isinstance(part, Rect) and part.stroke == "#FFFFFF":
            box = part.box
            yield part, [words for words in whites if box.x < words.x < box.x + box.width and words.y < box.y + box.height + 80]


def test_long_names_stay_within_the_head_of_their_lane() -> None:
    of = many_risks(0, post="窗口综合受理与一次性告知岗位负责人" * 3, unit="政务服务大厅综合窗口管理科（市民中心分部）" * 3)
    (head, words), = heads_of(sheets_of(of, "A4", is_full=True).pictures[0].parts)
    assert len(words) > 2
    for line in words:
        assert head.box.y < line.y - 0.8 * line.size
        assert line.y + 0.2 * line.size < head.box.y + head.box.height
        assert text_width(line.text, line.size, bold=line.is_bold) <= head.box.width


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_of_connectors_stay_in_their_boxes(language: Language) -> None:
    sheets = sheets_of(long_process(5), "A3-landscape", is_full=True, language=language)
    connectors = [box for page in sheets.pages for id, box in page.layout.boxes.items() if id.startswith(("to~", "from~"))]
    assert connectors
    narrowest = min(box.width for box in connectors)
    said = [words for picture in sheets.pictures for words in words_of(picture.parts)
            if any(sign in words.text for sign in ("接第", "转第", "from page", "to page"))]
    assert said
    assert [words.text for words in said if text_width(words.text, words.size) > narrowest] == []
