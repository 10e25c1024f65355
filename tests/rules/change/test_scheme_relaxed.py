"""DF206: a level scheme by which risk points that nobody touched are less grave."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.scheme_relaxed import RULE
from tests.building import catalog, effects
from tests.rules.change.trying import assert_told

POINTS = {"r": {"name": "核查不实", "scoring": {"consequence": "discipline"}}, "s": {"name": "泄密", "scoring": {"consequence": "crime"}}}
TABLE = {"crime": "a", "discipline": "a", "notice": "c"}


def scheme(*levels: str, by: str = "consequence", **table: str) -> dict[str, Any]:
    return {"name": "分级办法", "by": by, "levels": [{"id": id, "label": id} for id in levels], "table": {**TABLE, **table}}


def bureau(one: dict[str, Any], chosen: str = "x", points: dict[str, Any] | None = None, **others: dict[str, Any]) -> Catalog:
    return catalog({"riskctl": 1, "level_scheme": chosen}, level_schemes={"x": one, **others},
                   risk_points=POINTS if points is None else points)


@pytest.mark.parametrize(("before", "after", "points"), [
    (scheme("a", "b", "c"), scheme("a", "b", "c", discipline="b"), 1),
    (scheme("a", "b", "c"), scheme("a", "b", "c", discipline="b", crime="c"), 2),
    (scheme("a", "b", "c"), scheme("b", "a", "c"), 2),
    (scheme("a", "b", "c"), scheme("a", "b", "c", "d"), None),
    (scheme("a", "b", "c"), scheme("a", "b", "c", notice="b"), None),
    (scheme("a", "b", "c"), scheme("a", "b", "c") | {"name": "办法"}, None),
], ids=["one is lowered", "both are", "the order is another", "a milder level is added", "what nobody has", "another name"])
def test_a_scheme_that_lowers_levels_is_told(before: Any, after: Any, points: int | None) -> None:
    base, head = bureau(before), bureau(after)
    told = effects(RULE, base, head)
    assert [(effect, record, values) for effect, record, _, values in told] == (
        [("weakens", "x", {"points": points})] if points else [])
    assert [(effect, values) for effect, _, _, values in effects(RULE, head, base)] == (
        [("strengthens", {"points": points})] if points else [])


def test_another_scheme_in_force_is_told_at_the_manifest() -> None:
    mild = scheme("z", "a", "c")
    base, head = (bureau(scheme("a", "b", "c"), chosen, mild=mild) for chosen in ("x", "mild"))
    assert_told(RULE, base, head, "riskctl.yaml", "level_scheme", {"points": 2})


def test_a_level_that_is_lost_counts_as_lowered() -> None:
    base, head = bureau(scheme("a", "b", "c")), bureau(scheme("b", "c", crime="b", discipline="b") | {"table": {"crime": "b"}})
    assert {(one[0], one[3]["points"]) for one in effects(RULE, base, head)} == {("weakens", 1)}


def test_points_that_were_touched_and_schemes_not_in_force_are_not_told() -> None:
    before, after = scheme("a", "b", "c"), scheme("a", "b", "c", discipline="b", crime="b")
    touched = {id: {**point, "cause": "监督不到位"} for id, point in POINTS.items()}
    assert effects(RULE, bureau(before), bureau(after, points=touched)) == []
    assert effects(RULE, bureau(before, "y", y=before), bureau(after, "y", y=before)) == []
    retired = {id: {**point, "status": "retired"} for id, point in POINTS.items()}
    assert effects(RULE, bureau(before, points=retired), bureau(after, points=retired)) == []


def test_controls_that_take_off_more_by_the_table_lower_levels_and_better_controls_do_not() -> None:
    table = {"points_per_level": 4, "at_most_levels": 2, "together": "best_of_each_timing", "kind": {"dual_person": 2}, "timing": {"preventive": 2},
             "design": {"full": 2}, "operation": {"full": 2}}
    control = {"name": "审批", "kind": "dual_person", "timing": "preventive", "owner": "p", "effect": {"design": "full", "operation": "full"}}
    points = {"r": {**POINTS["r"], "controls": ["c"]}}

    def side(per_level: int, **more: Any) -> Catalog:
        one = {**scheme("a", "b", "c"), "reduces": {**table, "points_per_level": per_level}}
        return catalog({"riskctl": 1, "level_scheme": "x"}, level_schemes={"x": one}, risk_points=points, controls={"c": {**control, **more}})

    assert_told(RULE, side(4), side(1), "x", "reduces.points_per_level", {"points": 1})
    assert effects(RULE, side(3, kind="training"), side(2)) == []
