"""A review as a whole: known answers, entries and what they cover, consequences, the gate."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from riskctl.catalog.assemble import from_records
from riskctl.change.comparison import compare
from riskctl.check.base import Side
from riskctl.check.settings import settings_for
from riskctl.findings import Effect
from riskctl.model.catalog import Catalog
from riskctl.report.diff_words import Telling
from riskctl.review.effects import entries_of
from riskctl.review.review import Review, review
from riskctl.rules import all_rules, effect_rules
from tests.building import TODAY, catalog
from tests.change.generating import Records, pairs
from tests.separation.known import northfield

REMOVED = {("F007", "procureapp-create-po-requisition"), ("P005", "financeerp-approve-payment"),
           ("I005", "keycloak-admin-console-manage-roles-permissions"), ("H003", "financeerp-approve-payment")}


def reviewed(base: Catalog, head: Catalog) -> Review:
    sides = [Side(one, settings_for(one.manifest, all_rules())[0]) for one in (base, head)]
    return review(sides[0], sides[1], all_rules(), effect_rules())


def test_the_published_clean_up_is_told_exactly() -> None:
    found = reviewed(northfield(cleaned=False), northfield(cleaned=True))
    assert {(entry.change.record, entry.change.old) for entry in found.entries} == REMOVED
    assert [(entry.change.kind.value, entry.effect, entry.reason.rule and entry.reason.rule.code) for entry in found.entries] == [
        ("removed", Effect.STRENGTHENS, "DF404")] * 4
    new, gone = found.conflicts
    assert new == ()
    assert {(finding.hit.record, finding.hit.sod_rule) for finding in gone} == {("P005", "SOD-01"), ("P005", "SOD-04"), ("H003", "SOD-04")}


def test_one_cause_is_one_entry_and_nothing_is_dropped() -> None:
    points: dict[str, Any] = {f"r{at}": {"name": f"风险{at}", "at": "w", "controls": ["c", "d"] if at else ["c"]} for at in range(5)}
    before = catalog(controls={"c": {"name": "核查"}, "d": {"name": "录像"}}, risk_points=points, powers={"w": {"name": "许可"}})
    after = catalog(controls={"d": {"name": "录像"}}, powers={"w": {"name": "许可"}},
                    risk_points={id: {**point, "controls": [c for c in point["controls"] if c != "c"]} for id, point in points.items()})
    found = reviewed(before, after)
    [entry] = found.entries
    assert (entry.change.record, entry.reason.values, len(entry.also)) == ("c", {"name": "核查", "points": 5, "powers": 1, "bare": 1}, 5)
    assert entry.reaches == ("r0", "r1", "r2", "r3", "r4", "w")
    told = {id(change) for one in found.entries for change in (one.change, *one.also)}
    assert told == {id(change) for change in found.comparison.changes}


def test_a_change_of_which_several_rules_speak_is_one_entry_with_the_graver_first() -> None:
    steps: dict[str, Any] = {"a": {"name": "受理", "kind": "accept", "next": ["b"]},
                             "b": {"name": "核查", "kind": "verify", "people": 2, "next": ["end"]}}
    after = {**steps, "b": {**steps["b"], "people": 1, "name": "核实"}}
    found = reviewed(catalog(powers={"w": {"name": "许可", "start": "a", "steps": steps}}),
                     catalog(powers={"w": {"name": "许可", "start": "a", "steps": after}}))
    assert [(entry.effect, entry.change.field) for entry in found.entries] == [
        (Effect.WEAKENS, "steps.b.people"), (Effect.NEUTRAL, "steps.b.name")]


@settings(max_examples=60)
@given(pairs())
def test_whatever_changes_is_told_and_no_rule_crashes(two: tuple[Records, Records]) -> None:
    comparison = compare(*(from_records(some, TODAY) for some in two))
    entries, crashes = entries_of(comparison, effect_rules())
    assert [crash.trace for crash in crashes] == []
    assert {id(change) for entry in entries for change in (entry.change, *entry.also)} == {id(change) for change in comparison.changes}
    assert len({id(entry.change) for entry in entries}) == len(entries)


def test_a_rule_that_crashes_stops_no_other_and_is_named() -> None:
    def crash(comparison: object) -> list[object]:
        raise ZeroDivisionError("x")

    rules = tuple(replace(rule, check=crash) if rule.code == "DF101" else rule for rule in effect_rules())
    base, head = catalog(controls={"c": {"name": "甲", "evidence": "记录"}}), catalog(controls={"c": {"name": "甲"}})
    sides = [Side(one, settings_for(one.manifest, all_rules())[0]) for one in (base, head)]
    found = review(sides[0], sides[1], all_rules(), rules)
    assert [crash_.code for crash_ in found.crashes] == ["DF101"]
    assert [entry.reason.rule and entry.reason.rule.code for entry in found.entries] == ["DF106"]


@pytest.mark.parametrize(("before", "after", "new", "fixed"), [
    ({"level": "high", "controls": ["c"]}, {"level": "high"}, ["r"], []),
    ({"level": "high"}, {"level": "high", "controls": ["c"]}, [], ["r"]),
    ({"level": "high"}, {"level": "low"}, [], []),
])
def test_findings_are_new_mended_or_left(before: Any, after: Any, new: Any, fixed: Any) -> None:
    base, head = (catalog(controls={"c": {"name": "核查"}}, risk_points={"r": {"name": "核查不实", **fields}}) for fields in (before, after))
    delta = reviewed(base, head).delta
    of_rule = {name: [one.hit.record for one in some if one.rule.code == "RP201"]
               for name, some in (("new", delta.new), ("fixed", delta.fixed), ("unchanged", delta.unchanged))}
    assert of_rule == {"new": new, "fixed": fixed, "unchanged": [] if new or fixed else ["r"]}


def test_a_renamed_record_brings_and_mends_nothing() -> None:
    base, head = (catalog(risk_points={id: {"name": "核查不实", "level": "high"}}) for id in ("r", "s"))
    delta = reviewed(base, head).delta
    assert (delta.new, delta.fixed) == ((), ())
    assert {one.hit.record for one in delta.unchanged} == {"s"}


def test_levels_that_rise_or_fall_are_told_by_stage() -> None:
    control = {"name": "核查", "kind": "dual_person", "timing": "preventive", "owner": "p", "effect": {"design": "full", "operation": "full"},
               "tested": "2026-06-01"}
    base, head = (catalog(posts={"p": {"name": "股长"}}, controls={"c": {**control, **more}}, risk_points={"r": {"name": "核查不实",
                          "level": "high", "controls": ["c"]}}) for more in ({}, {"kind": "training"}))
    told = [(one.record, one.stage, one.before and one.before.id, one.after and one.after.id, one.is_graver)
            for one in reviewed(base, head).levels]
    assert told == [("r", "planned", "medium", "high", True), ("r", "current", "medium", "high", True)]


def test_levels_are_those_of_the_base_s_scheme_and_of_its_intervals_of_tests() -> None:
    control = {"name": "核查", "kind": "dual_person", "timing": "preventive", "owner": "p", "effect": {"design": "full", "operation": "full"},
               "tested": "2025-01-01"}
    upside_down = {"name": "反", "by": "declared", "levels": [{"id": level, "label": level} for level in ("worst", "low", "medium", "high")]}
    points: dict[str, Any] = {"r": {"name": "核查不实", "level": "high", "controls": ["c"]}, "s": {"name": "核查不清", "level": "low"}}

    def told(manifest: dict[str, object], schemes: dict[str, object], tested: str = "2025-01-01", **levels: str) -> list[Any]:
        base = catalog({"riskctl": 1}, posts={"p": {"name": "股长"}}, controls={"c": control}, risk_points=points)
        head = catalog({"riskctl": 1, **manifest}, posts={"p": {"name": "股长"}}, controls={"c": {**control, "tested": tested}},
                       risk_points={id: {**point, "level": levels.get(id, point["level"])} for id, point in points.items()},
                       level_schemes=schemes)
        return [(one.record, one.stage, one.before and one.before.id, one.after and one.after.id) for one in reviewed(base, head).levels]

    assert told({"rules": {"TM102": {"months": 0}}}, {}, "2025-01-02") == []
    assert told({"rules": {"TM102": {"months": 1}}}, {}, "2026-01-02") == [("r", "current", "high", "medium")]
    lowered = [("r", stage, "high", "low") for stage in ("inherent", "current")] + [("r", "planned", "medium", "low")]
    assert sorted(one for one in told({}, {"hml": upside_down}, r="low") if one[0] == "r") == sorted(lowered)
    assert told({"level_scheme": "mine"}, {"mine": upside_down}, s="worst") == [
        *(("r", stage, was, "high") for stage, was in (("inherent", "high"), ("planned", "medium"), ("current", "high"))),
        *(("s", stage, "low", "worst") for stage in ("inherent", "planned", "current"))]


def test_what_came_to_a_list_and_went_from_it_is_one_entry_where_no_rule_judges_it() -> None:
    before = catalog(controls={"c": {"name": "核查", "performed_by": ["p", "q"]}, "d": {"name": "录像", "performed_by": ["p"]}})
    after = catalog(controls={"c": {"name": "核查", "performed_by": ["q", "r", "s"]}, "d": {"name": "录像", "performed_by": ["q"]}})
    found = reviewed(before, after)
    assert [(entry.change.record, [(change.old, change.new) for change in entry.told]) for entry in found.entries] == [
        ("c", [("p", None), (None, "r"), (None, "s")]), ("d", [("p", None), (None, "q")])]
    assert [entry.following for entry in found.entries] == [(), ()]
    told = Telling(found, "zh")
    assert [(told.what(*entry.told), told.values(*entry.told)) for entry in found.entries] == [
        ("防控措施“核查”（c）：执行岗位，改动", ("p", "r；s")), ("防控措施“录像”（d）：执行岗位，改动", ("p", "q"))]
