"""On which paper a chart goes."""

import pytest

from riskctl.model.vocabulary import Disclosure
from riskctl.render.flowchart.chart import Drawing
from riskctl.render.flowchart.fitting import USUAL, fitted
from tests.building import catalog


def drawing(lanes: int, rounds: int = 1) -> Drawing:
    """A process that goes through so many posts, so many times."""
    count = lanes * rounds
    steps = {f"s{at}": {"name": f"第{at}步", "kind": "review", "post": f"p{at // 3 % lanes}",
                        "next": [f"s{at + 1}" if at + 1 < count else "end"]} for at in range(count)}
    of = catalog(units={"u": {"name": "股"}}, posts={f"p{at}": {"name": f"岗{at}", "unit": "u"} for at in range(lanes)},
                 powers={"w": {"name": "事项", "type": "national:license", "unit": "u", "start": "s0", "steps": steps}})
    return Drawing(of, of.powers["w"], Disclosure.PUBLIC, "zh")


@pytest.mark.parametrize(("lanes", "rounds", "paper", "sheets"), [
    (2, 2, "A4", 1), (5, 3, "A3", 1), (5, 7, "A3", 2), (14, 3, "A3-landscape", 4)])
def test_the_handiest_paper_that_shows_it_whole(lanes: int, rounds: int, paper: str, sheets: int) -> None:
    found = fitted(drawing(lanes, rounds), USUAL)
    assert (found.paper, len(found.sheets.pictures), found.sheets.is_legible) == (paper, sheets, True)


def test_where_text_is_too_small_a_larger_paper_is_advised() -> None:
    found = fitted(drawing(6, 3), ("A4",))
    assert not found.sheets.is_legible
    assert (found.paper, found.would_do) == ("A4", "A4-landscape")


def test_only_the_paper_asked_for_is_used() -> None:
    assert fitted(drawing(5, 3), ("A4",)).paper == "A4"
