"""WV102: a waiver that no finding fits."""

from dataclasses import replace

import pytest

from riskctl.check.engine import run_rules
from riskctl.check.settings import Settings
from riskctl.findings import Hit, Rule, WaiverUse
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.rules.risk_point.no_control import RULE as NO_CONTROL
from riskctl.rules.waiver.waiver_matches_nothing import RULE
from tests.building import Fact, catalog, facts, facts_of_run, run

POINT = {"at": "p", "name": "核查不实", "level": "high"}
WAIVER = {"rule": "RP201", "record": "r", "reason": "系统升级", "approved_by": "director",
          "expires": "2026-12-31"}


def fact(rule: str = "RP201", target: str = "r", suggestion: str = "") -> Fact:
    return ("w", "record", {"rule": rule, "target": target, "suggestion": suggestion})


def of(point: dict[str, object], waiver: dict[str, object]) -> Catalog:
    return catalog(powers={"XK-0131": {"name": "许可"}}, risk_points={"r": {**POINT, **point}},
                   waivers={"w": {**WAIVER, **waiver}})


@pytest.mark.parametrize(("waiver", "found"), [
    ({}, []),
    ({"expires": "2026-01-01"}, []),
    ({"field": "controls"}, []),
    ({"between": ["核查不实"]}, []),
    ({"between": ["a", "b"]}, [fact()]),
    ({"field": "level"}, [fact()]),
    ({"record": "R"}, [fact(target="R", suggestion="r")]),
    ({"record": "XK-0131"}, [fact(target="XK-0131")]),
    ({"record": "XK-0131/inspect"}, [fact(target="XK-0131/inspect", suggestion="XK-0131")]),
    ({"record": "XK-0132"}, [fact(target="XK-0132", suggestion="XK-0131")]),
    ({"record": "张三"}, [fact(target="张三")]),
    ({"record": "r", "rule": "RP201/x"}, [fact("RP201/x")]),
    ({"rule": "RP999"}, []),
    ({"rule": "CA303"}, []),
    ({"rule": "WV102"}, []),
    ({"rule": None}, []),
    ({"record": None}, []),
    ({"record": 12}, []),
])
def test_a_waiver_that_fits_no_finding_is_found(waiver: dict[str, object], found: list[Fact]) -> None:
    assert facts_of_run(RULE, of({}, waiver), "RP201") == found


@pytest.mark.parametrize("expires", ["2026-01-01", "2026-12-31", None])
def test_in_force_or_not_it_is_found_once_its_finding_is_mended(expires: str | None) -> None:
    assert facts_of_run(RULE, of({"controls": ["c"]}, {"expires": expires}), "RP201") == [fact()]


def test_nothing_is_said_of_a_rule_that_did_not_run() -> None:
    assert facts_of_run(RULE, of({"controls": ["c"]}, {}), "RP202") == []


def test_nothing_is_said_of_a_rule_that_broke_down() -> None:
    def crash(of: Catalog) -> list[Hit]:
        raise AssertionError

    broken = replace(NO_CONTROL, check=crash)
    mended = of({"controls": ["c"]}, {})
    assert _codes(mended, broken) == []
    assert _codes(mended, NO_CONTROL) == ["WV102"]


def _codes(of: Catalog, rule: Rule) -> list[str]:
    return [finding.rule.code for finding in run_rules(of, Settings({}), [rule, RULE]).findings]


def test_nothing_is_said_while_files_are_unread() -> None:
    mended = replace(of({"controls": ["c"]}, {}), unread=("b.yaml",))
    outcome = run(mended, "RP201", "WV102")
    assert (outcome.findings, outcome.withheld) == ((), 0)


def test_the_waivers_of_the_head_are_judged_where_those_of_the_base_decide() -> None:
    head, base = of({}, {}), catalog(waivers={"other": {**WAIVER, "record": "gone"}})
    outcome = run_rules(head, Settings({}), [NO_CONTROL, RULE], waivers_of=base)
    assert [(one.rule.code, one.waived) for one in outcome.findings] == [("RP201", None)]
    mended = of({"controls": ["c"]}, {})
    outcome = run_rules(mended, Settings({}), [NO_CONTROL, RULE], waivers_of=of({}, {}))
    assert [(one.rule.code, one.hit.record) for one in outcome.findings] == [("WV102", "w")]


def test_one_that_matched_or_is_undecided_is_left_alone() -> None:
    known = frozenset({"RP201"})
    named = frozenset({"w"})
    assert facts(RULE, of({}, {}), WaiverUse(known=known)) == [fact()]
    assert facts(RULE, of({}, {}), WaiverUse(known=known, matched=named)) == []
    assert facts(RULE, of({}, {}), WaiverUse(known=known, undecided=named)) == []


@pytest.mark.parametrize(("more", "allowed", "found"), [
    ({}, {}, []),
    ({"expires": "2026-01-01"}, {}, []),
    ({"from": "2026-10-01", "expires": "2026-12-31"}, {}, []),
    ({"rule": "SD101/gone"}, {}, ["w"]),
    ({"compensating": []}, {}, ["w"]),
    ({"record": "v"}, {}, ["w"]),
    ({"rule": "SD101/s"}, {}, ["w"]),
    ({}, {"compensating": "forbidden"}, ["w"]),
    ({}, {"applies_to": {"powers": ["v"]}}, ["w"]),
    ({"between": ["w1/a", "w1/b"]}, {}, []), ({"between": ["p", "q"]}, {}, ["w"]), ({"between": ["w1/a"]}, {}, ["w"]),
])
def test_one_that_takes_a_rule_out_of_the_staffing_of_a_power_is_of_use(
        more: dict[str, object], allowed: dict[str, object], found: list[str]) -> None:
    steps = {"a": {"name": "查", "kind": "review", "post": "p", "next": ["b"]}, "b": {"name": "定", "kind": "decide", "post": "q", "next": ["end"]}}
    made = catalog(
        powers={"w1": {"name": "事", "type": "t:x", "unit": "u", "start": "a", "steps": steps}, "v": {"name": "无流程", "type": "t:x", "unit": "u"}},
        sod_rules={"r": {"name": "两人", "different_person": ["review", "decide"], **allowed}},
        waivers={"w": {**WAIVER, "rule": "SD101/r", "record": "w1", "compensating": ["c"], **more}})
    assert [one.hit.record for one in run(made, "SD101", "WV102").findings] == found


@pytest.mark.parametrize("rule", ["CA303", "WV104"])
def test_what_cannot_be_waived_is_no_business_of_this_rule(rule: str) -> None:
    assert facts(RULE, of({}, {"rule": rule}), WaiverUse(known=frozenset({rule}))) == []


def test_a_record_that_only_a_finding_names_can_be_waived() -> None:
    missing = replace(NO_CONTROL, check=lambda of: [Hit(Place.start_of("a.yaml"), "nobody")])
    waived = catalog(waivers={"w": {**WAIVER, "record": "nobody"}})
    assert [one.waived for one in run_rules(waived, Settings({}), [missing, RULE]).findings] == ["w"]
