"""Which controls answer which risk, and where the holes are."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.model.language import Language
from riskctl.risk.coverage import WAIVED_BY, Gap, coverage_of
from riskctl.rules import all_rules
from tests.building import TODAY, catalog, run
from tests.conftest import ROOT

POINT = {"at": "clerk", "name": "核查不实", "type": ["process"], "level": "high", "accountable": {"direct": "clerk"}}
CONTROL = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "head", "tested": "2026-01-31"}
POSTS = {"clerk": {"name": "核查岗", "unit": "u"}, "head": {"name": "股长", "unit": "u"}}
UNITS = {"u": {"name": "食品股", "head": "head"}}


def holes(point: dict[str, Any], controls: dict[str, Any], waivers: dict[str, Any] | None = None) -> list[tuple[Gap, tuple[str, ...], str | None]]:
    of = catalog(units=UNITS, posts=POSTS, risk_points={"r": {**POINT, **point}}, controls=controls, waivers=waivers or {})
    return [(hole.gap, hole.controls, hole.waiver) for hole in coverage_of(of, of.risk_points["r"]).holes]


@pytest.mark.parametrize(("changes", "expected"), [
    ({}, []),
    ({"valid_to": "2026-06-30"}, []),
    ({"valid_from": "2026-06-30"}, []),
    ({"valid_to": "2026-06-29"}, [(Gap.NONE_IN_FORCE, ("c",), None)]),
    ({"valid_from": "2026-07-01"}, [(Gap.NONE_IN_FORCE, ("c",), None)]),
    ({"kind": "training"}, [(Gap.ONLY_TRAINING, ("c",), None)]),
    ({"name": "加强廉政教育，提高思想认识"}, [(Gap.ONLY_TRAINING, ("c",), None)]),
    ({"timing": "detective"}, [(Gap.NO_PREVENTIVE, (), None)]),
    ({"timing": "corrective"}, [(Gap.NO_PREVENTIVE, (), None)]),
    ({"owner": "clerk"}, [(Gap.OWN, ("c",), None)]),
    ({"effect": {"design": "none"}}, [(Gap.NOT_WORKING, ("c",), None)]),
    ({"effect": {"operation": "none"}}, [(Gap.NOT_WORKING, ("c",), None)]),
    ({"effect": {"design": "partial", "operation": "partial"}}, []),
    ({"tested": "2025-06-30"}, []),
    ({"tested": "2025-06-29"}, [(Gap.OVERDUE, ("c",), None)]),
    ({"tested": "2025-06-29", "test_every": "24 months"}, []),
    ({"tested": "2026-07-01"}, []),
    ({"tested": None}, []),
    ({"tested": None, "valid_from": "2025-06-29"}, [(Gap.OVERDUE, ("c",), None)]),
    ({"tested": None, "valid_from": "2025-06-30"}, []),
    ({"tested": "2020-01-01", "test_every": "200 workdays"}, [(Gap.OVERDUE, ("c",), None)]),
    ({"tested": "2026-06-10", "test_every": "20 workdays"}, []),
    ({"kind": "training", "tested": "2024-01-31", "owner": "clerk"},
     [(Gap.ONLY_TRAINING, ("c",), None), (Gap.OWN, ("c",), None), (Gap.OVERDUE, ("c",), None)]),
])
def test_what_is_the_matter_with_one_control(changes: dict[str, Any], expected: list[Any]) -> None:
    assert holes({"controls": ["c"]}, {"c": {**CONTROL, **changes}}) == expected


def test_nothing_listed_is_one_hole() -> None:
    assert holes({}, {}) == [(Gap.NO_CONTROL, (), None)]
    assert holes({"controls": []}, {"c": CONTROL}) == [(Gap.NO_CONTROL, (), None)]


def test_a_control_that_does_not_exist_answers_nothing() -> None:
    assert holes({"controls": ["x"]}, {}) == [(Gap.NONE_IN_FORCE, ("x",), None)]
    assert holes({"controls": ["x", "c"]}, {"c": CONTROL}) == []


def test_what_the_risk_point_says_of_an_effect_goes_before_what_the_control_says() -> None:
    broken = {**CONTROL, "effect": {"operation": "none"}}
    assert holes({"controls": [{"control": "c", "effect": {"operation": "full"}}]}, {"c": broken}) == []
    assert holes({"controls": [{"control": "c", "effect": {"operation": "none"}}]}, {"c": CONTROL}) == [(Gap.NOT_WORKING, ("c",), None)]


def test_a_training_that_is_preventive_prevents_nothing() -> None:
    controls = {"t": {**CONTROL, "kind": "training"}, "d": {**CONTROL, "timing": "detective"}}
    assert holes({"controls": ["t", "d"]}, controls) == [(Gap.NO_PREVENTIVE, (), None)]


@pytest.mark.parametrize(("waiver", "found"), [
    ({"rule": "RP201", "record": "r", "expires": "2026-06-30"}, "w"),
    ({"rule": "RP201", "record": "r", "from": "2026-06-30", "expires": "2026-12-31"}, "w"),
    ({"rule": "RP201", "record": "r", "expires": "2026-06-29"}, None),
    ({"rule": "RP201", "record": "r", "from": "2026-07-01", "expires": "2026-12-31"}, None),
    ({"rule": "RP203", "record": "r", "expires": "2026-12-31"}, None),
    ({"rule": "RP201", "record": "q", "expires": "2026-12-31"}, None),
])
def test_a_hole_is_justified_by_a_waiver_in_force_of_the_rule_that_finds_it(waiver: dict[str, Any], found: str | None) -> None:
    assert holes({}, {}, {"w": waiver}) == [(Gap.NO_CONTROL, (), found)]


def test_a_hole_that_is_its_controls_needs_a_waiver_for_each_of_them() -> None:
    controls = {"a": {**CONTROL, "tested": "2024-01-31"}, "b": {**CONTROL, "tested": "2024-01-31"}}
    one = {"w": {"rule": "TM102", "record": "a", "expires": "2026-12-31"}}
    both = {**one, "v": {"rule": "TM102", "record": "b", "expires": "2026-12-31"}}
    assert holes({"controls": ["a", "b"]}, controls, one) == [(Gap.OVERDUE, ("a", "b"), None)]
    assert holes({"controls": ["a", "b"]}, controls, both) == [(Gap.OVERDUE, ("a", "b"), "w")]


def test_a_risk_is_justified_only_if_every_hole_is() -> None:
    own = {**CONTROL, "kind": "training", "owner": "clerk"}
    waiver = {"w": {"rule": "RP203", "record": "r", "expires": "2026-12-31"}}
    for owner, justified in (("head", True), ("clerk", False)):
        of = catalog(units=UNITS, posts=POSTS, risk_points={"r": {**POINT, "controls": ["c"]}}, waivers=waiver,
                     controls={"c": {**own, "owner": owner}})
        assert coverage_of(of, of.risk_points["r"]).is_justified is justified


def test_every_hole_has_rules_that_find_it() -> None:
    assert {code for codes in WAIVED_BY.values() for code in codes} <= {rule.code for rule in all_rules()}
    flaws_alone = {Gap.ENDED, Gap.NOT_BEGUN, Gap.TRAINING, Gap.UNKNOWN, Gap.UNTESTED}
    assert set(WAIVED_BY) == set(Gap) - flaws_alone


@pytest.mark.parametrize(("page", "language"), [("risk.md", "en"), ("risk.zh-CN.md", "zh")])
def test_the_guide_names_the_rules_of_each_hole(page: str, language: Language) -> None:
    lines = [line.split(" | ") for line in (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    told = {cells[0].removeprefix("| "): set(re.findall(r"[A-Z]{2}\d{3}", cells[-1])) for cells in lines}
    assert {gap: told.get(gap.in_(language)) for gap in WAIVED_BY} == {gap: set(rules) for gap, rules in WAIVED_BY.items()}


BROKEN = {"effect": {"operation": "none"}}


@pytest.mark.parametrize(("gap", "changes", "rule", "record"), [
    (Gap.NONE_IN_FORCE, {"valid_to": "2026-06-29"}, "RP202", "c"),
    (Gap.NONE_IN_FORCE, {"valid_from": "2026-07-01"}, "RP204", "r"),
    (Gap.ONLY_TRAINING, {"kind": "training"}, "RP203", "r"),
    (Gap.NO_PREVENTIVE, {"timing": "detective"}, "RP204", "r"),
    (Gap.OWN, {"owner": "clerk"}, "CT109", "c"),
    (Gap.NOT_WORKING, BROKEN, "CT110", "c"),
    (Gap.OVERDUE, {"tested": "2024-01-31"}, "TM102", "c"),
])
def test_the_waiver_of_the_finding_justifies_the_hole(gap: Gap, changes: dict[str, Any], rule: str, record: str) -> None:
    """The hole and the finding go together: one waiver answers both, and matches something."""
    waiver = {"rule": rule, "record": record, "reason": "人手不够", "approved_by": "head", "expires": "2026-12-31"}
    of = catalog(units=UNITS, posts=POSTS, risk_points={"r": {**POINT, "controls": ["c"]}}, controls={"c": {**CONTROL, **changes}},
                 waivers={"w": waiver})
    assert [(hole.gap, hole.waiver) for hole in coverage_of(of, of.risk_points["r"]).holes] == [(gap, "w")]
    assert [(one.hit.record, one.waived) for one in run(of, rule).findings] == [(record, "w")]


def test_a_control_that_is_listed_twice_is_named_once() -> None:
    assert holes({"controls": ["c", "c"]}, {"c": {**CONTROL, "tested": "2024-01-31"}}) == [(Gap.OVERDUE, ("c",), None)]


@pytest.mark.parametrize(("changes", "flaws"), [
    ({}, ()), ({"tested": None}, (Gap.UNTESTED,)), ({"tested": "2026-07-01"}, (Gap.UNTESTED,)), ({"tested": "2024-01-31"}, (Gap.OVERDUE,)),
    ({"valid_to": "2026-01-01"}, (Gap.ENDED,)), ({"valid_from": "2027-01-01", "tested": None}, (Gap.NOT_BEGUN, Gap.UNTESTED)),
    ({"kind": "training", "owner": "clerk", **BROKEN}, (Gap.TRAINING, Gap.OWN, Gap.NOT_WORKING)),
])
def test_what_is_said_of_each_control(changes: dict[str, Any], flaws: tuple[Gap, ...]) -> None:
    of = catalog(units=UNITS, posts=POSTS, risk_points={"r": {**POINT, "controls": ["c"]}}, controls={"c": {**CONTROL, **changes}})
    assert [answer.flaws for answer in coverage_of(of, of.risk_points["r"]).answers] == [flaws]


@st.composite
def controls_in_any_state(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    found = {}
    for id in "abc"[:draw(st.integers(0, 3))]:
        found[id] = {"name": draw(st.sampled_from(["双人核查", "加强教育"])), "kind": draw(st.sampled_from(["dual_person", "training"])),
                     "timing": draw(st.sampled_from(["preventive", "detective"])), "owner": draw(st.sampled_from(["clerk", "head"])),
                     "tested": draw(st.sampled_from(["2026-06-01", "2024-06-01"])),
                     "valid_to": draw(st.sampled_from(["2026-12-31", "2026-01-01"])),
                     "effect": {"operation": draw(st.sampled_from(["full", "none"]))}}
    return found


@settings(deadline=None)
@given(controls_in_any_state())
def test_the_holes_are_what_a_plain_count_over_the_controls_says(controls: dict[str, dict[str, Any]]) -> None:
    live = {id: one for id, one in controls.items() if date.fromisoformat(one["valid_to"]) >= TODAY}
    soft = {id for id, one in live.items() if one["kind"] == "training" or one["name"] == "加强教育"}
    prevents = {id for id, one in live.items() if one["timing"] == "preventive"} - soft
    expected: list[tuple[Gap, tuple[str, ...], None]] = []
    if not controls:
        expected.append((Gap.NO_CONTROL, (), None))
    elif not live:
        expected.append((Gap.NONE_IN_FORCE, tuple(controls), None))
    elif soft == set(live):
        expected.append((Gap.ONLY_TRAINING, tuple(live), None))
    elif not prevents:
        expected.append((Gap.NO_PREVENTIVE, (), None))
    year = timedelta(days=365)
    for gap, ids in ((Gap.OWN, [id for id in live if live[id]["owner"] == "clerk"]),
                     (Gap.NOT_WORKING, [id for id in live if live[id]["effect"] == {"operation": "none"}]),
                     (Gap.OVERDUE, [id for id in live if date.fromisoformat(live[id]["tested"]) < TODAY - year])):
        if ids:
            expected.append((gap, tuple(ids), None))
    assert holes({"controls": list(controls)}, controls) == expected
