"""Inherent, planned and current levels: known cases, an oracle written another way, and monotony."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.catalog.packs import PACKS
from riskctl.model.catalog import Catalog
from riskctl.risk import Assessment, Discount, assess
from riskctl.risk.assessment import assessor_of
from riskctl.risk.reduction import PARTS
from tests.building import TODAY, catalog

LEVELS = ("high", "medium", "low")
POSTS = {id: {"name": id, "unit": "u"} for id in ("clerk", "head", "auditor")}
TABLE: Any = PACKS.level_schemes["hml"].reduces
FULL = {"design": "full", "operation": "full"}


def control(kind: str | None = "separation", timing: str | None = "preventive", **fields: Any) -> dict[str, Any]:
    """A control of the head that was tested a month ago and works, unless the fields say otherwise."""
    return {"name": "c", "kind": kind, "timing": timing, "owner": "head", "effect": FULL, "tested": "2026-05-30", **fields}


def assessed(*controls: dict[str, Any], level: str | None = "high", scheme: dict[str, Any] | None = None,
             answers: list[Any] | None = None) -> Assessment:
    """The assessment of a risk point that lists the controls."""
    named = {f"c{at}": one for at, one in enumerate(controls)}
    fields = {"name": "r", "at": "clerk", "accountable": {"direct": "clerk"}, "level": level,
              "controls": answers if answers is not None else [*named]}
    of = catalog({"riskctl": 1, "level_scheme": "own" if scheme else "hml"}, posts=POSTS, risk_points={"r": fields},
                 controls=named, level_schemes={"own": scheme} if scheme else {})
    return assess(of, of.risk_points["r"])


def ids(one: Assessment) -> tuple[str | None, ...]:
    """Inherent, planned, current."""
    return tuple(level.id if level else None for level in (one.inherent, one.planned, one.current))


@pytest.mark.parametrize(("controls", "expected"), [
    ([], ("high", "high", "high")),
    ([control()], ("high", "medium", "medium")),
    ([control(), control()], ("high", "medium", "medium")),
    ([control("system_block")], ("high", "low", "low")),
    ([control("trace")], ("high", "high", "high")),
    ([control("trace"), control("trace", "detective")], ("high", "medium", "medium")),
    ([control("system_block", effect={"design": "full", "operation": "partial"})], ("high", "low", "high")),
    ([control("system_block", effect={"design": "partial", "operation": "full"})], ("high", "high", "high")),
    ([control(effect={"design": "none", "operation": "full"})], ("high", "high", "high")),
    ([control(tested="2025-06-29")], ("high", "medium", "high")),
    ([control(tested="2025-06-30")], ("high", "medium", "medium")),
    ([control(tested="2025-06-29", test_every="13 months")], ("high", "medium", "medium")),
    ([control(tested="2026-07-01")], ("high", "medium", "high")),
    ([control(tested=None)], ("high", "medium", "high")),
    ([control(effect=None)], ("high", "medium", "high")),
    ([control(valid_to="2026-06-29")], ("high", "high", "high")),
    ([control(valid_to="2026-06-30")], ("high", "medium", "medium")),
    ([control(valid_from="2026-07-01")], ("high", "medium", "high")),
    ([control("training")], ("high", "high", "high")),
    ([control(owner="clerk")], ("high", "high", "high")),
    ([control(owner=None)], ("high", "medium", "medium")),
    ([control(kind=None)], ("high", "high", "high")),
    ([control(timing=None)], ("high", "high", "high")),
])
def test_what_a_control_takes_off(controls: list[dict[str, Any]], expected: tuple[str, ...]) -> None:
    assert ids(assessed(*controls)) == expected


@pytest.mark.parametrize(("level", "expected"), [
    ("high", ("high", "low", "low")), ("medium", ("medium", "low", "low")), ("low", ("low", "low", "low")),
    ("severe", (None, None, None)), (None, (None, None, None)),
])
def test_a_level_falls_no_lower_than_the_mildest(level: str | None, expected: tuple[str | None, ...]) -> None:
    assert ids(assessed(control("system_block"), level=level)) == expected


def test_an_effect_at_the_risk_point_goes_before_the_controls_own() -> None:
    written = {"control": "c0", "effect": {"operation": "none"}}
    assert ids(assessed(control(), answers=[written])) == ("high", "medium", "high")
    assert ids(assessed(control(effect={"design": "none"}), answers=[{"control": "c0", "effect": FULL}])) == ("high", "medium", "medium")


def test_each_contribution_says_why_it_counts_for_nothing() -> None:
    one = assessed(control(), control(valid_to="2026-01-01"), control(owner="clerk"), control("training"),
                   answers=["c0", "c1", "c2", "c3", "none-such"])
    assert [found.discount for found in one.contributions] == [
        None, Discount.ENDED, Discount.OWN, Discount.TRAINING, Discount.UNKNOWN]
    assert [found.planned for found in one.contributions] == [2, 0, 0, 0, 0]
    assert one.contributions[0].points == (2, 4, 4, 4)
    assert [found.control for found in one.leading("planned")] == ["c0"]


def scheme(**reduces: Any) -> dict[str, Any]:
    """A declared scheme with a table of its own."""
    return {"name": "own", "by": "declared", "levels": [{"id": id, "label": id} for id in LEVELS], "reduces": {**TABLE, **reduces}}


def test_exhortation_lowers_the_gravest_level_no_more_than_training_does() -> None:
    urge = control(name="加强廉政教育，提高思想认识")
    assert ids(assessed(urge)) == ("high", "high", "high")
    assert [found.discount for found in assessed(urge).contributions] == [Discount.TRAINING]
    assert ids(assessed(urge, level="medium")) == ("medium", "low", "low")


def test_training_never_lowers_the_gravest_level_whatever_the_table_says() -> None:
    own = scheme(kind={**TABLE["kind"], "training": 4})
    assert ids(assessed(control("training"), scheme=own)) == ("high", "high", "high")
    assert ids(assessed(control("training"), control("trace", "detective"), scheme=own)) == ("high", "high", "high")
    assert ids(assessed(control("training"), scheme=own, level="medium")) == ("medium", "low", "low")


@pytest.mark.parametrize(("reduces", "planned"), [
    ({}, "medium"), ({"points_per_level": 1}, "low"), ({"points_per_level": 3}, "high"), ({"at_most_levels": 0}, "high"),
    ({"points_per_level": 1, "at_most_levels": 1}, "medium"), ({"points_per_level": 0}, "high"),
    ({"together": "sum"}, "high"), ({"kind": {}}, "high"), ({"kind": {"separation": "2"}}, "high"), ({"design": None}, "high"),
])
def test_the_table_decides_and_a_bad_one_takes_nothing_off(reduces: dict[str, Any], planned: str) -> None:
    assert ids(assessed(control(), scheme=scheme(**reduces))) == ("high", planned, planned)


def test_a_scheme_without_a_table_takes_that_of_the_first_scheme_it_maps_to() -> None:
    bare = {**scheme(), "reduces": None, "maps": {"none-such": {}, "alarm": {}, "hml": {id: id for id in LEVELS}}}
    one = assessed(control(), scheme=bare)
    assert ids(one) == ("high", "medium", "medium")
    assert one.table is not None
    assert one.table.scheme == "hml"
    without = assessed(control(), scheme={**bare, "maps": {"alarm": {}}})
    assert ids(without) == ("high", "high", "high")
    assert [found.discount for found in without.contributions] == [Discount.NO_TABLE]


@pytest.mark.parametrize(("level", "answers", "inherent"), [
    ("二", ("high", "high"), "一"), ("一", ("low", "low"), "一"), (None, ("high", "low"), "二"), ("三", ("high", "?"), "三"),
    ("三", None, "三"), ("四", ("low", "low"), "三"), (None, None, None),
])
def test_of_a_declared_and_a_derived_level_the_graver_counts(level: str | None, answers: tuple[str, str] | None,
                                                             inherent: str | None) -> None:
    scoring = {"likelihood": answers[0], "impact": answers[1]} if answers else None
    of = catalog({"riskctl": 1, "level_scheme": "matrix"}, risk_points={"r": {"name": "r", "level": level, "scoring": scoring}})
    found = assess(of, of.risk_points["r"])
    assert (found.inherent.id if found.inherent else None) == inherent
    assert assessor_of(of).inherent(of.risk_points["r"]) == found.inherent


def test_without_a_scheme_there_is_no_level() -> None:
    of = catalog({"riskctl": 1, "level_scheme": "none-such"}, risk_points={"r": {"name": "r", "level": "high", "controls": ["c"]}})
    assert ids(assess(of, of.risk_points["r"])) == (None, None, None)


DAYS = st.one_of(st.none(), st.integers(-900, 60).map(lambda days: str(TODAY + timedelta(days))))
EFFECTS = st.one_of(st.none(), st.fixed_dictionaries(
    {}, optional={part: st.sampled_from(["full", "partial", "none"]) for part in ("design", "operation")}))
CONTROLS = st.lists(st.fixed_dictionaries({
    "name": st.just("c"), "kind": st.sampled_from(PARTS["kind"]), "timing": st.sampled_from(PARTS["timing"]),
    "owner": st.sampled_from(["head", "auditor", "clerk"]), "effect": EFFECTS, "tested": DAYS, "valid_from": DAYS, "valid_to": DAYS,
    "test_every": st.sampled_from([None, "6 months", "30 days", "1 month", "24 months", "90 days"]),
}), max_size=6)
SCHEMES = st.fixed_dictionaries({
    "points_per_level": st.integers(1, 4), "at_most_levels": st.integers(0, 4),
    **{part: st.fixed_dictionaries({word: st.integers(0, 5) for word in words}) for part, words in PARTS.items()},
}).map(lambda reduces: {**scheme(**reduces), "levels": [{"id": id, "label": id} for id in "abcde"]})


def _runs_out(one: dict[str, Any]) -> date:
    """The last day of the test, found by walking back from a day that there may not be."""
    amount, unit = (one["test_every"] or "12 months").split()
    day = date.fromisoformat(one["tested"])
    if unit.startswith("day"):
        return date.fromordinal(day.toordinal() + int(amount))
    month, number = day.month + int(amount), day.day
    while True:
        try:
            return date(day.year + (month - 1) // 12, (month - 1) % 12 + 1, number)
        except ValueError:
            number -= 1


def _worth(one: dict[str, Any], table: dict[str, Any], *, is_current: bool, is_gravest: bool) -> int:
    """What a control is worth by its fields as written."""
    ended = one["valid_to"] is not None and one["valid_to"] < str(TODAY)
    if ended or one["owner"] == "clerk" or (one["kind"] == "training" and is_gravest):
        return 0
    effect = one["effect"] or {}
    numbers = [table["kind"][one["kind"]], table["timing"][one["timing"]], table["design"][effect.get("design", "full")]]
    if is_current:
        begun = one["valid_from"] is None or one["valid_from"] <= str(TODAY)
        fresh = one["tested"] is not None and one["tested"] <= str(TODAY) <= str(_runs_out(one))
        numbers.append(table["operation"][effect["operation"] if fresh and "operation" in effect else "untested"] if begun else 0)
    return int(sorted(numbers)[0])


def _oracle(level: str, controls: list[dict[str, Any]], table: dict[str, Any], levels: str) -> tuple[str, ...]:
    """The three levels counted out by hand: point by point down a ladder."""
    reached = [level]
    for is_current in (False, True):
        worth = [(one["timing"], _worth(one, table, is_current=is_current, is_gravest=level == levels[0])) for one in controls]
        points = sum(max([0, *(points for when, points in worth if when == timing)]) for timing in PARTS["timing"])
        at, taken = levels.index(level), 0
        while points >= table["points_per_level"] and taken < table["at_most_levels"]:
            points, taken = points - table["points_per_level"], taken + 1
            at += at + 1 < len(levels)
        reached.append(levels[at])
    return tuple(reached)


@settings(deadline=None)
@given(st.sampled_from("abcde"), CONTROLS, SCHEMES)
def test_the_levels_are_those_counted_out_by_hand(level: str, controls: list[dict[str, Any]], own: dict[str, Any]) -> None:
    assert ids(assessed(*controls, level=level, scheme=own)) == _oracle(level, controls, own["reduces"], "abcde")


def _gravities(one: Assessment) -> tuple[int, int]:
    assert one.planned is not None
    assert one.current is not None
    return one.planned.gravity, one.current.gravity


@settings(deadline=None)
@given(st.sampled_from("abcde"), CONTROLS, CONTROLS, SCHEMES)
def test_more_controls_never_raise_a_level(level: str, controls: list[dict[str, Any]], more: list[dict[str, Any]],
                                           own: dict[str, Any]) -> None:
    """Gravity counts from 1, the gravest: it may only grow. Read backwards: fewer controls never lower a level."""
    fewer = _gravities(assessed(*controls, level=level, scheme=own))
    together = _gravities(assessed(*controls, *more, level=level, scheme=own))
    assert together[0] >= fewer[0]
    assert together[1] >= fewer[1]


@settings(deadline=None)
@given(st.sampled_from(LEVELS), CONTROLS)
def test_under_a_shipped_table_operation_never_does_better_than_design(level: str, controls: list[dict[str, Any]]) -> None:
    one = assessed(*controls, level=level)
    planned, current = _gravities(one)
    assert one.inherent is not None
    assert one.inherent.gravity <= current <= planned


def test_the_county_is_assessed_the_same_each_time() -> None:
    of: Catalog = catalog(posts=POSTS, controls={"c": control()},
                          risk_points={"r": {"name": "r", "level": "high", "controls": ["c"], "accountable": {"direct": "clerk"}}})
    assessor = assessor_of(of)
    assert assessor is assessor_of(of)
    assert assessor.every()["r"] is assessor.assess(of.risk_points["r"])
