"""On which paper a chart goes."""

import pytest

from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.content import Link
from riskctl.render.flowchart.fitting import USUAL, fitted
from riskctl.render.flowchart.pages import label_lines
from tests.building import catalog


def drawing(lanes: int, rounds: int = 1) -> Drawing:
    """A process that goes through so many posts, so many times."""
    count = lanes * rounds
    steps = {f"s{at}": {"name": f"第{at}步", "kind": "review", "post": f"p{at // 3 % lanes}",
                        "next": [f"s{at + 1}" if at + 1 < count else "end"]} for at in range(count)}
    of = catalog(units={"u": {"name": "股"}}, posts={f"p{at}": {"name": f"岗{at}", "unit": "u"} for at in range(lanes)},
                 powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "s0", "steps": steps}})
    return Drawing(of, of.powers["w"], Disclosure.PUBLIC, "zh")


def one_step_with_risks(count: int) -> Drawing:
    """A step so high that no two sheets can share it."""
    risks = {f"r{at}": {"at": "w/a", "name": "把关不严走过场", "type": ["process"], "manifestation": "走过场", "level": "low",
                        "accountable": {"direct": "p"}} for at in range(count)}
    of = catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "unit": "u"}}, risk_points=risks,
                 powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "a",
                               "steps": {"a": {"name": "审查", "kind": "review", "post": "p", "next": ["end"]}}}})
    return Drawing(of, of.powers["w"], Disclosure.INTERNAL, "zh")


@pytest.mark.parametrize(("lanes", "rounds", "paper", "sheets"), [
    (2, 2, "A4", 1), (5, 3, "A3", 1), (5, 7, "A3", 2), (14, 3, "A3-landscape", 4)])
def test_the_handiest_paper_that_shows_it_whole(lanes: int, rounds: int, paper: str, sheets: int) -> None:
    found = fitted(drawing(lanes, rounds), USUAL)
    assert (found.paper, len(found.sheets.pictures), found.sheets.is_legible) == (paper, sheets, True)


def test_where_text_is_too_small_a_larger_paper_is_advised() -> None:
    found = fitted(one_step_with_risks(20), ("A4",))
    assert not found.sheets.is_legible
    assert (found.paper, found.would_do) == ("A4", "A3")


def test_more_lanes_than_go_side_by_side_are_parted_over_sheets() -> None:
    found = fitted(drawing(6, 3), ("A4",))
    assert found.sheets.is_legible
    assert max(len(page.lanes) for page in found.sheets.pages) < 6
    shown = [item.title for page in found.sheets.pages for item in page.items.values() if item.number is not None]
    assert sorted(shown) == sorted(f"第{at}步" for at in range(18))


def test_only_the_paper_asked_for_is_used() -> None:
    assert fitted(drawing(5, 3), ("A4",)).paper == "A4"


def test_labels_break_no_word_that_a_wider_label_holds() -> None:
    assert label_lines(Link("a", "b", "to be supplemented: 材料不齐 (at most 1×)")) == ["to be", "supplemented:", "材料不齐 (at", "most 1×)"]
    assert label_lines(Link("a", "b", "准予许可、不予许可")) == ["准予许可、不", "予许可"]
    assert [len(line) < 20 for line in label_lines(Link("a", "b", "x" * 60))] == [True] * 6
    assert label_lines(Link("a", "b")) == []
