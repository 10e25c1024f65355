"""Which kinds of control are suggested, why, and in which order."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.catalog.packs import PACKS
from riskctl.model.catalog import Catalog
from riskctl.model.quantity import Citation, parse_citation
from riskctl.model.vocabulary import Certainty, ControlKind, StepKind, Timing
from riskctl.risk.suggestion import Suggestion, similar_points, step_kinds, suggestions
from tests.building import catalog

STEPS = {"check": "verify", "look": "investigate", "decide": "decide", "pay": "pay"}


def bureau(points: dict[str, Any], controls: dict[str, Any] | None = None, type: str = "national:other", **power: Any) -> Catalog:
    steps = {key: {"name": key, "kind": kind} for key, kind in STEPS.items()}
    filled = {id: {"name": id, "type": ["process"], "level": "medium", **point} for id, point in points.items()}
    return catalog(powers={"X": {"name": "事项", "type": type, "steps": steps, **power}}, risk_points=filled,
                   controls={id: {"name": id, **control} for id, control in (controls or {}).items()})


def said(of: Catalog, id: str = "r") -> list[tuple[str, list[str], str | None, int]]:
    return [(str(one.kind.value), [law.id for law in one.laws], str(one.closes.value) if one.closes else None, one.used_by)
            for one in suggestions(of, of.risk_points[id])]


BOTH = {"p": {"kind": "sequence", "timing": "preventive"}, "d": {"kind": "trace", "timing": "detective"}}


def test_what_the_law_asks_for_goes_first() -> None:
    of = bureau({"r": {"at": "X/check", "controls": ["p", "d"]}}, BOTH, "national:license")
    assert said(of) == [("dual_person", ["licence-two-persons"], None, 0)]


@pytest.mark.parametrize(("type", "at", "level", "expected"), [
    ("national:license", "X/pay", "medium", ["bookkeeping-separation"]),
    ("zhanhua:license", "X/check", "medium", ["licence-two-persons"]),
    ("national:other", "X/check", "medium", []),
    ("national:penalty", "X/decide", "medium", ["fine-and-collection", "penalty-legal-review", "penalty-limit", "penalty-notice"]),
    ("national:penalty", "X/decide", "high",
     ["fine-and-collection", "grave-cases-collective", "penalty-legal-review", "penalty-limit", "penalty-notice"]),
    ("internal:decision", "X/decide", "low", ["decision-collective", "decision-legality-review"]),
])
def test_the_law_asks_by_type_of_power_kind_of_step_and_gravity(type: str, at: str, level: str, expected: list[str]) -> None:
    of = bureau({"r": {"at": at, "controls": ["p", "d"], "level": level}}, BOTH, type)
    assert sorted(id for _, laws, _, _ in said(of) for id in laws) == expected


@pytest.mark.parametrize(("fields", "asked"), [
    ({}, False), ({"name": "行政复议"}, True), ({"tags": ["行政复议案件"]}, True), ({"tags": ["裁决"]}, False)])
def test_a_law_on_named_powers_asks_only_there(fields: dict[str, Any], asked: bool) -> None:
    of = bureau({"r": {"at": "X/look", "controls": ["p", "d"]}}, BOTH, "national:adjudication", **fields)
    assert ("dual_person" in [kind for kind, *_ in said(of)]) is asked


def test_a_gap_in_timing_is_closed_prevention_first() -> None:
    of = bureau({"r": {"at": "X/check"}})
    found = said(of)
    closes = [closes for _, _, closes, _ in found]
    assert closes == sorted(closes, key=lambda one: ["preventive", "detective", None].index(one))
    assert {kind for kind, *_ in found} == {kind.value for kind in ControlKind} - {"training"}


def test_a_training_closes_no_gap() -> None:
    of = bureau({"r": {"at": "X/check", "controls": ["t"]}}, {"t": {"kind": "training", "timing": "preventive"}})
    assert "preventive" in {closes for _, _, closes, _ in said(of)}


def test_similar_risks_are_of_a_type_and_at_a_kind_of_step_in_common() -> None:
    of = bureau({"r": {"at": "X/check"}, "same": {"at": "X/check"}, "kind": {"at": "X/pay"}, "both": {"at": ["X/pay", "X/check"]},
                 "type": {"at": "X/check", "type": ["external"]}, "whole": {"at": "X"}, "gone": {"at": "X/check", "status": "retired"},
                 "post": {"at": "clerk"}, "unit": {"at": "u"}})
    assert [point.id for point in similar_points(of, of.risk_points["r"])] == ["same", "both", "whole"]
    assert [point.id for point in similar_points(of, of.risk_points["post"])] == ["unit"]
    assert step_kinds(of, of.risk_points["whole"]) == {StepKind.VERIFY, StepKind.INVESTIGATE, StepKind.DECIDE, StepKind.PAY}


def test_ties_go_by_use_then_by_the_order_of_the_vocabulary_and_the_best_example_is_named() -> None:
    controls = {**BOTH, "s1": {"kind": "spot_check", "timing": "detective"}, "s2": {"kind": "spot_check", "timing": "detective"},
                "r1": {"kind": "rotation", "timing": "preventive"}, "c1": {"kind": "custody", "timing": "preventive"}}
    of = bureau({"r": {"at": "X/check", "controls": ["p", "d"]}, "a": {"at": "X/check", "controls": ["s1", "r1"]},
                 "b": {"at": "X/check", "controls": ["s2", "c1"]}, "c": {"at": "X/check", "controls": ["s1", "s2", "s2"]}}, controls)
    assert suggestions(of, of.risk_points["r"]) == (
        Suggestion(ControlKind.SPOT_CHECK, used_by=3, example="s1"), Suggestion(ControlKind.ROTATION, used_by=1, example="r1"),
        Suggestion(ControlKind.CUSTODY, used_by=1, example="c1"))


def test_what_is_there_is_left_out_unless_it_has_ended() -> None:
    for valid_to, there in (("2026-12-31", True), ("2026-01-01", False)):
        controls = {**BOTH, "two": {"kind": "dual_person", "timing": "preventive", "valid_to": valid_to}}
        of = bureau({"r": {"at": "X/check", "controls": ["p", "d", "two"]}}, controls, "national:license")
        assert (said(of) == []) is there


def test_the_pack_cites_known_law_that_was_checked() -> None:
    for law in PACKS.lawful_controls:
        citation = parse_citation(law.citation)
        assert isinstance(citation, Citation), law.citation
        assert citation.law in PACKS.laws
        assert law.certainty is not Certainty.M
        assert law.steps
    ids = [law.id for law in PACKS.lawful_controls]
    assert len(set(ids)) == len(ids)
    values = {value for scheme in PACKS.type_schemes.values() for value in scheme}
    assert {type for law in PACKS.lawful_controls for type in law.types} <= values


def test_every_kind_but_training_closes_a_gap() -> None:
    assert set(PACKS.usual_timings) == set(ControlKind) - {ControlKind.TRAINING}
    assert set(PACKS.usual_timings.values()) == {Timing.PREVENTIVE, Timing.DETECTIVE}


KINDS = ("dual_person", "trace", "spot_check", "training")


@st.composite
def bureaus(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    controls = {f"c{at}": {"kind": draw(st.sampled_from(KINDS)), "timing": draw(st.sampled_from(["preventive", "detective"])),
                           "valid_to": draw(st.sampled_from(["2026-12-31", "2026-01-01"]))} for at in range(draw(st.integers(0, 5)))}
    places = st.lists(st.sampled_from(["X/check", "X/pay", "clerk"]), min_size=1, max_size=2, unique=True)
    types = st.lists(st.sampled_from(["process", "morality"]), min_size=1, max_size=2, unique=True)
    listed = st.lists(st.sampled_from(sorted(controls)), max_size=3) if controls else st.just([])
    points = {f"r{at}": {"at": draw(places), "type": draw(types), "controls": draw(listed),
                         "status": draw(st.sampled_from(["open", "accepted", "retired"]))} for at in range(draw(st.integers(1, 6)))}
    return points, controls


@settings(deadline=None)
@given(bureaus())
def test_the_numbers_are_those_of_a_plain_count(made: tuple[dict[str, Any], dict[str, Any]]) -> None:
    points, controls = made
    of = bureau(points, controls)
    first = points["r0"]
    live = {id: one["kind"] for id, one in controls.items() if one["valid_to"] > "2026-06-30"}
    there = {live[id] for id in first["controls"] if id in live}

    def alike(other: dict[str, Any]) -> bool:
        mine, its = ({place for place in one["at"] if "/" in place} for one in (first, other))
        return bool(set(first["type"]) & set(other["type"])) and (bool(mine & its) or not (mine or its))

    similar = [point for id, point in points.items() if id != "r0" and point["status"] != "retired" and alike(point)]
    counted = {kind: sum(1 for point in similar if kind in {live.get(id) for id in point["controls"]}) for kind in KINDS}
    found = said(of, "r0")
    assert {kind: used for kind, _, _, used in found if used} == {kind: number for kind, number in counted.items()
                                                                 if number and kind not in there}
    assert there.isdisjoint(kind for kind, *_ in found)
    keys = [(not laws, ["preventive", "detective", None].index(closes), -used, [kind.value for kind in ControlKind].index(name))
            for name, laws, closes, used in found]
    assert keys == sorted(keys)
