"""Levels summed up by step, power, post and unit."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.model.catalog import Catalog
from riskctl.risk.roll_up import Place, places_of, roll_up
from tests.building import catalog

UNITS = {"root": {"name": "局"}, "a": {"name": "甲", "parent": "root"}, "b": {"name": "乙", "parent": "a"}}
POSTS = {"p": {"name": "p", "unit": "a"}, "q": {"name": "q", "unit": "b"}}
POWERS = {"X": {"name": "X", "unit": "b", "steps": {"s": {"name": "s"}, "t": {"name": "t"}}}, "Y": {"name": "Y", "units": {"lead": "a"}}}
CONTROLS = {"c": {"name": "c", "kind": "separation", "timing": "preventive", "owner": "none", "tested": "2026-06-01",
                  "effect": {"design": "full", "operation": "full"}}}


def _catalog(**points: Any) -> Catalog:
    return catalog(units=UNITS, posts=POSTS, powers=POWERS, controls=CONTROLS,
                   institutions={"i": {"name": "i", "owner_unit": "b"}}, risk_points=points)


def _counts(of: Catalog, place: Place) -> dict[str, tuple[int, dict[str, int], dict[str, int]]]:
    return {id: (len(one.points), one.counts["inherent"], one.counts["current"]) for id, one in roll_up(of, place).items()}


def _point(at: str | list[str], level: str | None, direct: str = "p", **more: Any) -> dict[str, Any]:
    return {"name": "r", "at": at, "level": level, "accountable": {"direct": direct}, **more}


def test_a_risk_counts_wherever_it_is() -> None:
    of = _catalog(r1=_point("X/s", "high", controls=["c"]), r2=_point(["X/s", "X/t"], "low", "q"), r3=_point("Y", "medium"),
                  r4=_point("q", None, "p"), r5=_point("X/*", "high", status="retired"), r6=_point("a", "low", status="accepted"),
                  r7=_point("i", "low", "none"))
    assert _counts(of, "step") == {"X/s": (2, {"high": 1, "low": 1}, {"medium": 1, "low": 1}), "X/t": (1, {"low": 1}, {"low": 1})}
    assert _counts(of, "power") == {"X": (2, {"high": 1, "low": 1}, {"medium": 1, "low": 1}), "Y": (1, {"medium": 1}, {"medium": 1})}
    assert _counts(of, "post") == {"p": (4, {"high": 1, "medium": 1, "low": 1}, {"medium": 2, "low": 1}), "q": (2, {"low": 1}, {"low": 1})}
    everything = (6, {"high": 1, "low": 3, "medium": 1}, {"medium": 2, "low": 3})
    assert _counts(of, "unit") == {
        "root": everything, "a": everything, "b": (4, {"high": 1, "low": 2}, {"medium": 1, "low": 2})}
    unit = roll_up(of, "unit")["b"]
    assert unit.unlevelled == 1
    assert [level.id if level else None for level in (unit.gravest["inherent"], unit.gravest["current"])] == ["high", "medium"]


def test_what_is_nowhere_counts_nowhere() -> None:
    of = _catalog(r=_point(["none", "X/none", "none/s"], "high", "none"))
    assert [dict(roll_up(of, place)) for place in ("step", "power", "post", "unit")] == [{}, {}, {}, {}]


@settings(deadline=None)
@given(st.lists(st.tuples(st.lists(st.sampled_from(["X/s", "X/t", "X", "Y", "p", "q", "root", "i", "?"]), min_size=1, max_size=3),
                          st.sampled_from(["high", "medium", "low", None]), st.sampled_from(["p", "q", "?"])), max_size=8))
def test_sums_are_those_of_one_point_at_a_time(drawn: list[tuple[list[str], str | None, str]]) -> None:
    of = _catalog(**{f"r{at}": _point(targets, level, direct) for at, (targets, level, direct) in enumerate(drawn)})
    order = ["high", "medium", "low"]
    for place in ("step", "power", "post", "unit"):
        for id, one in roll_up(of, place).items():
            mine = [point for point in of.risk_points.values() if id in places_of(of, point, place)]
            assert one.points == [point.id for point in mine]
            assert one.unlevelled == sum(point.level is None for point in mine)
            levels = [point.level for point in mine if point.level]
            assert one.counts["inherent"] == {level: levels.count(level) for level in levels}
            gravest = one.gravest["inherent"]
            assert (gravest.id if gravest else None) == min(levels, key=order.index, default=None)
