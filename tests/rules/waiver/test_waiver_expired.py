"""WV101: a waiver that is not in force, so that its finding counts."""

import pytest

from riskctl.findings import WaiverUse
from riskctl.rules.waiver.waiver_expired import RULE
from tests.building import Fact, catalog, facts, facts_of_run, run

POINT = {"at": "p", "name": "核查不实", "level": "high"}
WAIVER = {"rule": "RP201", "record": "r", "reason": "系统升级", "approved_by": "director"}


def fact(id: str, field: str, day: str, zh: str, en: str) -> Fact:
    return (id, field, {"rule": "RP201", "target": "r", "target_name": "核查不实", "day": day,
                        "state_zh": zh, "state_en": en})


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
