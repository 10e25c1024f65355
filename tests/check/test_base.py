"""What a change does to the findings: new under either's rules, mended and left under those of the base."""

from dataclasses import replace
from typing import Any

import pytest

from riskctl.check.base import Delta, Side, findings_delta, new_findings
from riskctl.check.engine import run_rules
from riskctl.check.settings import settings_for
from riskctl.model.catalog import Catalog
from riskctl.rules import all_rules
from tests.building import catalog, read

BAD: dict[str, Any] = {"name": "核查不实", "level": "high"}
GOOD: dict[str, Any] = {**BAD, "controls": ["c"]}


def side(manifest: dict[str, Any] | None = None, **points: Any) -> Side:
    rules = {"riskctl": 1, **(manifest or {})}
    of: Catalog = catalog(rules, controls={"c": {"name": "核查"}}, risk_points=points)
    return Side(of, settings_for(of.manifest, all_rules(), ["RP201"])[0])


def records(delta: Delta) -> tuple[list[str | None], list[str | None], list[str | None]]:
    new, fixed, unchanged = ([one.hit.record for one in some] for some in (delta.new, delta.fixed, delta.unchanged))
    return new, fixed, unchanged


def test_every_finding_is_new_mended_or_left() -> None:
    delta = findings_delta(side(a=BAD, b=BAD, c=GOOD), side(a=BAD, b=GOOD, c=BAD), all_rules())
    assert records(delta) == (["c"], ["b"], ["a"])
    assert delta.ran == {"RP201"}


def test_new_is_what_the_rules_of_either_find() -> None:
    off, on = side({"rules": {"RP201": "off"}}, a=BAD), side(a=BAD, b=BAD)
    off = Side(off.catalog, settings_for(off.catalog.manifest, all_rules())[0])
    on = Side(on.catalog, settings_for(on.catalog.manifest, all_rules())[0])
    loosened = findings_delta(on, Side(replace_points(off, a=BAD, b=BAD, z=BAD), off.settings), all_rules())
    assert {one.hit.record for one in loosened.new if one.rule.code == "RP201"} == {"z"}
    tightened = findings_delta(off, on, all_rules())
    assert {one.hit.record for one in tightened.new if one.rule.code == "RP201"} == {"b"}


def replace_points(of: Side, **points: Any) -> Catalog:
    return catalog(dict(of.catalog.manifest.node), controls={"c": {"name": "核查"}}, risk_points=points)


def test_a_waiver_of_the_head_waives_nothing_and_one_of_the_base_does() -> None:
    waiver = {"w": {"rule": "RP201", "record": "a", "reason": "缓", "approved_by": "p", "expires": "2026-12-31"}}
    without, with_one = (catalog(controls={"c": {"name": "核查"}}, risk_points={"a": BAD}, waivers=held) for held in ({}, waiver))
    empty = catalog(waivers=waiver)
    one, other, nothing = (Side(of, settings_for(of.manifest, all_rules(), ["RP201"])[0]) for of in (without, with_one, empty))
    assert records(findings_delta(one, other, all_rules())) == ([], [], ["a"])
    assert records(findings_delta(nothing, one, all_rules())) == ([], [], [])
    assert records(findings_delta(side(), other, all_rules())) == (["a"], [], [])


def test_what_is_remembered_of_the_base_stands_for_it() -> None:
    base, head = side(a=BAD, b=BAD), side(a=BAD)
    known = run_rules(base.catalog, base.settings, all_rules())
    fresh, remembered = findings_delta(base, head, all_rules()), findings_delta(base, head, all_rules(), known)
    assert records(fresh) == records(remembered) == ([], ["b"], ["a"])
    assert remembered.before is known


def test_new_findings_of_a_check_are_those_of_a_review() -> None:
    base, head = side(a=BAD, b=BAD), side(a=BAD, c=BAD)
    checked = new_findings(base, head, all_rules())
    assert checked.findings == findings_delta(base, head, all_rules()).new


APART: dict[str, Any] = {"apart": {"name": "钱账分开", "incompatible": ["cash", "books"]}}


def staffed(*held: str, packs: tuple[str, ...] = (), rules: dict[str, Any] = APART) -> Side:
    """A bureau in which one person holds these posts: the cashier's, the accountant's."""
    posts = {"till": {"name": "出纳", "unit": "u", "duties": ["cash", "std:cashier"]},
             "ledger": {"name": "会计", "unit": "u", "duties": ["books", "std:register_expenditure"]}}
    of = catalog({"riskctl": 1, "packs": list(packs)}, units={"u": {"name": "股"}}, posts=posts, sod_rules=rules,
                 duties={"cash": {"name": "管钱"}, "books": {"name": "管账"}},
                 people={"x": {"name": "张某", "unit": "u", "assignments": [
                     {"post": post, "as": "primary", "from": "2020-01-01", "document": "任〔2020〕1号"} for post in held]}})
    return Side(of, settings_for(of.manifest, all_rules(), ["SD101"])[0])


@pytest.mark.parametrize(("base", "head", "new", "fixed"), [
    (staffed("till"), staffed("till", "ledger", rules={}), {"apart"}, set()),
    (staffed("till", packs=("accounting",)), staffed("till", "ledger"), {"apart", "ACC3"}, set()),
    (staffed("till", "ledger", packs=("accounting",)), staffed("till", "ledger", rules={}), set(), set()),
    (staffed("till", "ledger", packs=("accounting",)), staffed("till", rules={}), set(), {"apart", "ACC3"}),
    (staffed("till", "ledger"), staffed("till", "ledger", packs=("accounting",)), set(), set()),
    (staffed("till"), staffed("till", "ledger", packs=("accounting",)), {"apart", "ACC3"}, set()),
], ids=["rule removed with a conflict", "pack removed with a conflict", "both removed beside a conflict",
        "both removed and the conflict mended", "pack added beside a conflict", "pack added with a conflict"])
def test_packs_and_rules_of_separation_of_either_find_what_is_new(base: Side, head: Side, new: set[str], fixed: set[str]) -> None:
    delta = findings_delta(base, head, all_rules())
    assert ({one.hit.sod_rule for one in delta.new}, {one.hit.sod_rule for one in delta.fixed}) == (new, fixed)
    assert new_findings(base, head, all_rules()).findings == delta.new


def test_what_was_not_checked_is_not_mended_by_taking_its_pack_out_of_force() -> None:
    base, head = (Side(one.catalog, settings_for(one.catalog.manifest, all_rules(), ["SD121"])[0])
                  for one in (staffed("till", packs=("procurement",)), staffed("till")))
    delta = findings_delta(base, head, all_rules())
    assert (delta.new, delta.fixed, [one.hit.values["pack"] for one in delta.unchanged]) == ((), (), ["procurement"])


def test_what_unread_files_may_hold_is_not_mended() -> None:
    held: dict[str, Any] = {"controls": {"idle": {"name": "闲置的措施"}}}
    whole = catalog(**held)
    partly = replace(catalog(), unread=("b.yaml",))
    sides = [Side(of, settings_for(of.manifest, all_rules(), ["CT102"])[0]) for of in (whole, partly, catalog())]
    assert records(findings_delta(sides[0], sides[1], all_rules())) == ([], [], [])
    assert records(findings_delta(sides[0], sides[2], all_rules())) == ([], ["idle"], [])


def of_rule(code: str, manifest: dict[str, Any] | None = None, **records: Any) -> Side:
    of = catalog({"riskctl": 1, **(manifest or {})}, **records)
    return Side(of, settings_for(of.manifest, all_rules(), [code])[0])


def told(base: Side, head: Side) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]]]:
    delta = findings_delta(base, head, all_rules())
    assert new_findings(base, head, all_rules()).findings == delta.new
    new, fixed = ([(one.rule.code, one.hit.record) for one in some] for some in (delta.new, delta.fixed))
    return new, fixed


def test_a_rule_that_takes_the_place_of_one_of_a_pack_hides_nothing() -> None:
    idle = {"ACC3": {"name": "取而代之", "severity": "info", "incompatible": ["cash", "std:archive"]}}
    base, head = (staffed(*held, packs=("accounting",), rules=rules) for held, rules in ((("till",), {}), (("till", "ledger"), idle)))
    assert told(base, head) == ([("SD101", "x")], [])


def test_a_rule_that_binds_fewer_powers_hides_nothing() -> None:
    nowhere = {"apart": {**APART["apart"], "within": "power", "applies_to": {"tags": ["nothing"]}}}
    assert told(staffed("till"), staffed("till", "ledger", rules=nowhere)) == ([("SD101", "x")], [])


@pytest.mark.parametrize("duties", [
    {"cash": {"name": "管钱"}, "books": {"name": "管账"}, "booking": {"name": "登账"}},
    {"cash": {"name": "管钱"}, "books": {"name": "管账"}},
], ids=["it implies no more", "it is gone"])
def test_a_duty_that_means_less_hides_no_conflict_and_mends_none(duties: dict[str, Any]) -> None:
    whole = {"cash": {"name": "管钱"}, "books": {"name": "管账"}, "booking": {"name": "登账", "implies": ["books"]}}
    posts = {"till": {"name": "出纳", "unit": "u", "duties": ["cash"]}, "ledger": {"name": "会计", "unit": "u", "duties": ["booking"]}}

    def bureau(meant: dict[str, Any], *held: str) -> Side:
        return of_rule("SD101", posts=posts, duties=meant, sod_rules=APART, units={"u": {"name": "股"}}, people={
            "x": {"name": "张某", "unit": "u", "assignments": [{"post": post, "as": "primary", "from": "2020-01-01"} for post in held]}})

    assert told(bureau(whole, "till"), bureau(duties, "till", "ledger")) == ([("SD101", "x")], [])
    assert told(bureau(whole, "till", "ledger"), bureau(duties, "till", "ledger")) == ([], [])


def test_another_level_scheme_makes_no_risk_less_grave() -> None:
    mild = {"mild": {"name": "自定", "by": "declared", "levels": [{"id": "worst", "label": "极高"}, {"id": "high", "label": "高"}]}}
    point = {"name": "核查不实", "level": "high", "controls": ["late"]}
    late = {"late": {"name": "事后抽查", "kind": "sampling", "timing": "corrective"}}
    base = of_rule("RP204", controls=late)
    own, alike = {"level_scheme": "mild"}, {"hml": {"name": "同名", "by": "declared", "levels": mild["mild"]["levels"]}}
    assert told(base, of_rule("RP204", controls=late, risk_points={"r": point})) == ([("RP204", "r")], [])
    assert told(base, of_rule("RP204", own, controls=late, risk_points={"r": point}, level_schemes=mild)) == ([("RP204", "r")], [])
    assert told(base, of_rule("RP204", controls=late, risk_points={"r": point}, level_schemes=alike)) == ([("RP204", "r")], [])
    kept = of_rule("RP204", controls=late, risk_points={"r": point})
    assert told(kept, of_rule("RP204", own, controls=late, risk_points={"r": point}, level_schemes=mild)) == ([], [])


def test_a_level_that_only_the_new_scheme_has_is_no_new_fault_under_the_old_one() -> None:
    five = {"five": {"name": "五级", "by": "declared", "levels": [{"id": f"l{at}", "label": f"{at}级"} for at in range(1, 6)]}}
    base = Side((one := catalog(risk_points={"r": BAD})), settings_for(one.manifest, all_rules(), ["RP"])[0])
    moved = catalog({"riskctl": 1, "level_scheme": "five"}, risk_points={"r": {**BAD, "level": "l1"}}, level_schemes=five)
    assert told(base, Side(moved, settings_for(moved.manifest, all_rules(), ["RP"])[0]))[0] == []


@pytest.mark.parametrize(("before", "after"), [
    ("riskctl: 1\n", "riskctl: 1\nname: 局\npacks: [accounting]\n"),
    ("riskctl: 1\nname: 局\npacks: [accounting, procurement]\n", "riskctl: 1\n"),
    ("riskctl: 1\npacks: [accounting]\n", "riskctl: 1\n\n\n\npacks: [procurement, accounting]\n"),
    ("riskctl: 1\n", "riskctl: 1\nlevel_scheme: five\npacks: [accounting]\nname: 局\n"),
], ids=["packs come", "packs go", "packs change", "scheme and packs come"])
def test_packs_that_come_or_go_in_a_manifest_that_was_read_crash_nothing(before: str, after: str) -> None:
    text = "units:\n  u:\n    name: 股\n"
    base, head = (Side(of, settings_for(of.manifest, all_rules(), ["SD"])[0]) for of in (read(text, before), read(text, after)))
    delta = findings_delta(base, head, all_rules())
    assert delta.crashes == new_findings(base, head, all_rules()).crashes == ()
    lines = after.splitlines()
    told = [lines[one.hit.at.line - 1].partition(":")[0] for one in (*delta.new, *delta.unchanged)]
    assert set(told) <= {"packs", "riskctl"}
