"""Where risks lie before controls and after them."""

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.model.catalog import Catalog
from riskctl.risk import assess
from riskctl.risk.heat import heat_map
from riskctl.risk.scope import points_in
from tests.building import catalog

VALUES = ("high", "medium", "low")
TABLE = {"high": {"high": "一", "medium": "一", "low": "二"}, "medium": {"high": "一", "medium": "二", "low": "三"},
         "low": {"high": "二", "medium": "三", "low": "三"}}
CONTROLS = {"strong": {"name": "系统拦截", "kind": "system_block", "timing": "preventive", "owner": "head", "tested": "2026-06-01",
                       "effect": {"operation": "full"}},
            "weak": {"name": "抽查", "kind": "spot_check", "timing": "detective", "owner": "head", "tested": "2026-06-01"}}
POSTS = {"a": {"name": "甲岗", "unit": "u"}, "b": {"name": "乙岗", "unit": "v"}, "head": {"name": "股长", "unit": "u"}}
UNITS = {"u": {"name": "甲股"}, "v": {"name": "乙股"}}


def bureau(points: dict[str, Any], scheme: str) -> Catalog:
    filled = {id: {"name": id, "type": ["process"], **point} for id, point in points.items()}
    return catalog({"level_scheme": scheme}, units=UNITS, posts=POSTS, controls=CONTROLS, risk_points=filled)


points_anywhere = st.dictionaries(st.sampled_from("pqrstw"), st.fixed_dictionaries(
    {"at": st.sampled_from(["a", "b", "nowhere"]), "controls": st.lists(st.sampled_from(sorted(CONTROLS)), unique=True)},
    optional={"scoring": st.fixed_dictionaries({}, optional={"likelihood": st.sampled_from((*VALUES, "huge")),
                                                             "impact": st.sampled_from(VALUES)}),
              "level": st.sampled_from([*VALUES, "一"]), "status": st.sampled_from(["open", "accepted", "retired"])}), max_size=6)


@settings(deadline=None)
@given(points_anywhere)
def test_by_scores_every_risk_is_on_its_square_or_outside(points: dict[str, Any]) -> None:
    of = bureau(points, "matrix")
    heat = heat_map(of, points_in(of))
    before, after, outside = Counter[tuple[str, str]](), Counter[tuple[str, str, str]](), []
    for id, point in points.items():
        scores = point.get("scoring", {}).get("likelihood"), point.get("scoring", {}).get("impact")
        if point.get("status") == "retired":
            continue
        if scores[0] not in VALUES or scores[1] not in VALUES:
            outside.append(id)
            continue
        current = assess(of, of.risk_points[id]).current
        assert current is not None
        before[scores] += 1
        after[*scores, current.id] += 1
    assert heat.by_scores
    assert (heat.rows, heat.columns) == (VALUES, VALUES)
    assert sorted(heat.outside) == sorted(outside)
    for (row, column), square in heat.squares.items():
        assert square.level is not None
        assert (square.level.id, square.before) == (TABLE[row][column], before[row, column])
        assert square.after == {id: after[row, column, id] for id in "一二三" if after[row, column, id]}


@settings(deadline=None)
@given(points_anywhere)
def test_by_unit_the_squares_add_up_to_the_risks_that_have_a_level(points: dict[str, Any]) -> None:
    of = bureau(points, "hml")
    heat = heat_map(of, points_in(of))
    unit = {"a": "u", "b": "v", "nowhere": ""}
    levelled = {id: point for id, point in points.items() if point.get("level") in VALUES and point.get("status") != "retired"}
    before = Counter((unit[point["at"]], point["level"]) for point in levelled.values())
    after: Counter[tuple[str, str]] = Counter()
    for id, point in levelled.items():
        current = assess(of, of.risk_points[id]).current
        assert current is not None
        after[unit[point["at"]], current.id] += 1
    assert heat.columns == VALUES
    assert heat.rows == tuple(row for row in ("u", "v", "") if any(unit[point["at"]] == row for point in levelled.values()))
    for (row, column), square in heat.squares.items():
        assert square.before == before[row, column]
        assert square.after == ({column: after[row, column]} if after[row, column] else {})
    assert heat.total.counts["inherent"] == dict(Counter(point["level"] for point in levelled.values()))


def test_a_strong_control_moves_a_risk_to_a_milder_level() -> None:
    of = bureau({"p": {"at": "a", "level": "high", "controls": ["strong"]}}, "hml")
    heat = heat_map(of, points_in(of))
    assert heat.squares["u", "high"].before == 1
    assert heat.squares["u", "high"].after == {}


def test_without_a_scheme_every_risk_is_outside() -> None:
    of = bureau({"p": {"at": "a", "level": "high"}}, "none-such")
    assert heat_map(of, points_in(of)).outside == ("p",)
