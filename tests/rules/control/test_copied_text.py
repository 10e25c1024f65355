"""CT106: the same text on several controls that answer unlike risks."""

from collections.abc import Sequence

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.control.copied_text import RULE
from tests.building import catalog, facts, hits
from tests.rules.control.ended import ENDED

SAME = "严格把关，按规定办理"


def build(controls: Sequence[dict[str, object]], risks: Sequence[str | None]) -> Catalog:
    """Control c0 answers a risk point of the first name, c1 one of the second and so on; None answers nothing."""
    return catalog(
        controls={f"c{at}": {"name": SAME, "evidence": "审批记录", **control} for at, control in enumerate(controls)},
        risk_points={f"r{at}": {"name": name, "controls": [f"c{at}"]} for at, name in enumerate(risks) if name})


@pytest.mark.parametrize(("controls", "risks", "found"), [
    ([{}, {}, {}], ["甲", "乙", "丙"], (3, 3)),
    ([{}, {}, {}], ["甲", "甲", "乙"], (3, 2)),
    ([{}, {}, {}], ["甲", "甲", "甲。"], None),
    ([{}, {}], ["甲", "乙"], None),
    ([{}, {}, {}], ["甲", "乙", None], None),
    ([{}, {}, {"name": "严格把关 按规定办理。"}], ["甲", "乙", "丙"], (3, 3)),
    ([{}, {}, {"name": "双人核查"}], ["甲", "乙", "丙"], None),
    ([{}, {}, {"evidence": "核查表"}], ["甲", "乙", "丙"], None),
    ([{}, {}, {"evidence": None}], ["甲", "乙", "丙"], None),
    ([{"evidence": None}, {"evidence": None}, {"evidence": ""}], ["甲", "乙", "丙"], (3, 3)),
    ([{"name": None}, {"name": None}, {"name": None}], ["甲", "乙", "丙"], None),
    *(([{}, {}, ended], ["甲", "乙", "丙"], None) for ended in ENDED),
])
def test_one_text_for_unlike_risks_is_found(controls: Sequence[dict[str, object]], risks: Sequence[str | None],
                                            found: tuple[int, int] | None) -> None:
    expected = [("c0", "name", {"name": SAME, "count": found[0], "risks": found[1]})] if found else []
    assert facts(RULE, build(controls, risks)) == expected


@pytest.mark.parametrize(("least", "found"), [(0, 1), (1, 1), (2, 1), (3, 0)])
def test_from_how_many_on_is_an_option(least: int, found: int) -> None:
    assert len(facts(RULE, build([{}, {}], ["甲", "乙"]), controls=least)) == found


def test_one_control_for_many_risks_is_no_copy() -> None:
    points = {f"r{at}": {"name": str(at), "controls": ["c"]} for at in range(5)}
    assert facts(RULE, catalog(controls={"c": {"name": SAME}}, risk_points=points), controls=1) == []


def test_retired_risk_points_do_not_count() -> None:
    of = build([{}, {}, {}], ["甲", "乙", "丙"])
    points = {id: {**point.node, "status": "retired"} for id, point in of.risk_points.items()}
    assert facts(RULE, catalog(controls={id: dict(one.node) for id, one in of.controls.items()}, risk_points=points)) == []


def test_the_others_are_related() -> None:
    (hit,) = hits(RULE, build([{}, {"name": "双人核查"}, {}, {}], ["甲", "乙", "丙", "丁"]))
    assert (hit.record, [related.record for related in hit.related]) == ("c0", ["c2", "c3"])
