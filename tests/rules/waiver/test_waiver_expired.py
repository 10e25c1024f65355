"""WV101: a waiver that is not in force, so that its finding counts."""

import pytest

from riskctl.findings import WaiverUse
from riskctl.rules.waiver.waiver_expired import RULE
from tests.building import Fact, catalog, facts, facts_of_run, run

POINT = {"at": "p", "name": "核查不实", "level": "high"}
WAIVER = {"rule": "RP201", "record": "r", "reason": "系统升级", "approved_by": "director"}


def fact(id: str, field: str, day: str, zh: str, en: str) -> Fact:
    return (id, field, {"rule": "RP201", "target": "r", "target_name": "核查不实", "day": day,
                        "effect_zh": "针对的问题重新计入", "effect_en": "the finding counts again", "state_zh": zh, "state_en": en})


def expired(id: str, day: str) -> Fact:
    return fact(id, "expires", day, f"已于 {day} 到期", f"expired on {day}")


def begins(id: str, day: str) -> Fact:
    return fact(id, "from", day, f"自 {day} 起才生效", f"begins only on {day}")


@pytest.mark.parametrize(("dates", "found"), [
    ({"expires": "2026-06-29"}, [expired("w", "2026-06-29")]),
    ({"from": "2026-01-01", "expires": "2026-06-29"}, [expired("w", "2026-06-29")]),
    ({"from": "2026-07-01", "expires": "2026-12-31"}, [begins("w", "2026-07-01")]),
    ({"from": "2026-12-31", "expires": "2026-01-01"}, [expired("w", "2026-01-01")]),
    ({"from": "2026-12-31", "expires": "2026-07-01"}, [begins("w", "2026-12-31")]),
    ({"expires": "2026-06-30"}, []),
    ({"from": "2026-06-30", "expires": "2026-06-30"}, []),
    ({"expires": "2026-6-29"}, []),
    ({}, []),
])
def test_a_waiver_that_is_not_in_force_is_named(dates: dict[str, object], found: list[Fact]) -> None:
    of = catalog(risk_points={"r": POINT}, waivers={"w": {**WAIVER, **dates}})
    assert facts_of_run(RULE, of, "RP201") == found


def test_the_finding_itself_is_back() -> None:
    of = catalog(risk_points={"r": POINT}, waivers={"w": {**WAIVER, "expires": "2026-06-29"}})
    assert sorted((one.rule.code, one.counts) for one in run(of, "RP201", "WV101").findings) == [
        ("RP201", True), ("WV101", True)]


@pytest.mark.parametrize("id", ["a", "z"])
def test_one_that_was_prolonged_by_another_is_not_named(id: str) -> None:
    new = {id: {**WAIVER, "from": "2026-06-01", "expires": "2026-12-31"}}
    of = catalog(risk_points={"r": POINT}, waivers={"m": {**WAIVER, "expires": "2026-05-31"}, **new})
    assert facts_of_run(RULE, of, "RP201") == []


def test_one_without_a_finding_is_not_named() -> None:
    of = catalog(risk_points={"r": {**POINT, "controls": ["c"]}},
                 waivers={"w": {**WAIVER, "expires": "2026-01-01"}})
    assert facts_of_run(RULE, of, "RP201") == []
    assert facts(RULE, of, WaiverUse(lapsed=frozenset({"gone"}))) == []


@pytest.mark.parametrize(("dates", "more", "rule", "said"), [
    ({"expires": "2026-01-01"}, {}, {}, [("w", "expires", "expired on 2026-01-01")]),
    ({"from": "2026-10-01", "expires": "2026-12-31"}, {}, {}, [("w", "from", "begins only on 2026-10-01")]),
    ({"expires": "2026-12-31"}, {}, {}, []),
    ({"expires": "2026-01-01"}, {"compensating": []}, {}, []),
    ({"expires": "2026-01-01"}, {"record": "v"}, {}, []),
    ({"expires": "2026-01-01"}, {"rule": "SD101/other"}, {}, []),
    ({"expires": "2026-01-01"}, {}, {"compensating": "forbidden"}, []),
    ({"expires": "2026-01-01"}, {}, {"applies_to": {"powers": ["v"]}}, []),
])
@pytest.mark.parametrize("is_prolonged", [False, True])
def test_a_rule_that_binds_staffing_again_is_named_though_it_has_no_finding(
        dates: dict[str, object], more: dict[str, object], rule: dict[str, object], said: list[tuple[str, str, str]],
        is_prolonged: bool) -> None:
    steps = {"a": {"name": "查", "kind": "review", "post": "p", "next": ["b"]}, "b": {"name": "定", "kind": "decide", "post": "q", "next": ["end"]}}
    base = {**WAIVER, "rule": "SD101/r", "record": "w1", "compensating": ["c"]}
    of = catalog(
        powers={"w1": {"name": "事", "type": "t:x", "unit": "u", "start": "a", "steps": steps}, "v": {"name": "无流程", "type": "t:x", "unit": "u"}},
        sod_rules={"r": {"name": "两人", "different_person": ["review", "decide"], **rule}},
        waivers={"w": {**base, **dates, **more}, **({"next": {**base, "expires": "2026-12-30"}} if is_prolonged else {})})
    found = [(record, field, values["state_en"], values["effect_en"]) for record, field, values in facts_of_run(RULE, of, "SD101")]
    assert found == ([] if is_prolonged else [(*one, "the rule binds the staffing again") for one in said])
