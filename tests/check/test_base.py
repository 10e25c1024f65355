"""What a change does to the findings: new under either's rules, mended and left under those of the base."""

from typing import Any

from riskctl.check.base import Delta, Side, findings_delta, new_findings
from riskctl.check.engine import run_rules
from riskctl.check.settings import settings_for
from riskctl.model.catalog import Catalog
from riskctl.rules import all_rules
from tests.building import catalog

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
