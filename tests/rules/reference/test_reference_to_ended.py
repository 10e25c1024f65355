"""RF201: a reference from what is in force to what has ended."""

from typing import Any

import pytest

from riskctl.rules.reference.reference_to_ended import RULE
from tests.building import catalog, hits, read

LEFT: dict[str, Any] = {"name": "赵某", "assignments": [{"post": "p", "as": "primary", "to": "2026-06-29"}]}


@pytest.mark.parametrize(
    ("power", "ended"),
    [
        ({}, False),
        ({"status": "retired"}, True),
        ({"status": "suspended"}, False),
        ({"status": "active"}, False),
        ({"valid_to": "2026-06-29"}, True),
        ({"valid_to": "2026-06-30"}, False),
        ({"valid_from": "2027-01-01"}, False),
        ({"status": "gone"}, False),
    ],
)
@pytest.mark.parametrize(
    "naming",
    [
        {"delegations": {"d": {"powers": ["XK"]}}},
        {"delegations": {"d": {"steps": ["XK/a"], "valid_to": "2026-12-31"}}},
        {"sod_rules": {"s": {"applies_to": {"powers": ["XK"]}}}},
        {"sod_rules": {"s": {"before": ["XK/*", "accept"]}}},
        {"risk_points": {"r": {"at": "XK/a"}}},
        {"controls": {"c": {"at": ["XK"]}}},
    ],
)
def test_a_power_that_is_no_more(power: dict[str, object], ended: bool, naming: dict[str, Any]) -> None:
    found = hits(RULE, catalog(powers={"XK": power}, **naming))
    assert [(hit.record, hit.kind, hit.values["count"]) for hit in found] == [("XK", "powers", 1)] * ended


@pytest.mark.parametrize(
    "naming",
    [
        {"delegations": {"d": {"powers": ["XK"], "valid_to": "2026-06-29"}}},
        {"risk_points": {"r": {"at": "XK", "status": "retired"}}},
        {"risk_points": {"r": {"at": "XK", "status": "accepted"}}},
        {"controls": {"c": {"at": "XK", "valid_to": "2026-01-01"}}},
        {"powers": {"XK": {"status": "retired", "start": "a", "steps": {"a": {"next": "XK"}}}}},
        {"posts": {"p": {"unit": "XK"}}},
    ],
)
def test_what_has_ended_itself_or_names_something_else_is_not_told(naming: dict[str, Any]) -> None:
    assert hits(RULE, catalog(**{"powers": {"XK": {"status": "retired"}}, **naming})) == []


@pytest.mark.parametrize(
    ("person", "found"),
    [
        (LEFT, True),
        ({"name": "赵某"}, False),
        ({"assignments": [*LEFT["assignments"], {"post": "q", "as": "acting"}]}, False),
        ({"assignments": [{"post": "p", "as": "primary", "to": "2026-06-30"}]}, False),
        ({"assignments": [{"post": "p", "as": "primary", "to": "soon"}]}, False),
    ],
)
def test_a_leader_who_has_left(person: dict[str, Any], found: bool) -> None:
    of = catalog(people={"z": person}, portfolios={"f": {"leader": "z"}})
    assert [(hit.record, hit.values["state_en"]) for hit in hits(RULE, of)] == [
        ("z", "holds no post any more")
    ] * found


@pytest.mark.parametrize(
    "naming",
    [
        {"people": {"z": LEFT, "y": {"assignments": [{"post": "p", "as": "primary", "replaces": "z"}]}}},
        {"people": {"z": LEFT, "y": {"kin": [{"person": "z", "relation": "配偶"}]}}},
        {"portfolios": {"f": {"leader": "z", "to": "2026-06-29"}}},
    ],
)
def test_predecessors_kin_and_past_portfolios_may_name_who_has_left(naming: dict[str, Any]) -> None:
    assert hits(RULE, catalog(**{"people": {"z": LEFT}, **naming})) == []


def test_an_ended_control_cannot_compensate_but_other_rules_speak_of_risk_points() -> None:
    records: dict[str, Any] = {
        "controls": {"c": {"name": "抽查", "valid_to": "2026-01-01"}},
        "risk_points": {"r": {"controls": ["c"]}},
    }
    assert hits(RULE, catalog(**records)) == []
    assert (
        hits(RULE, catalog(**records, waivers={"w": {"compensating": ["c"], "expires": "2026-06-29"}})) == []
    )
    (hit,) = hits(RULE, catalog(**records, waivers={"w": {"compensating": ["c"], "expires": "2026-12-31"}}))
    assert (hit.record, hit.kind, [related.record for related in hit.related]) == ("c", "controls", ["w"])


def test_every_mention_is_with_the_one_finding() -> None:
    of = read(
        "powers:\n  XK: {name: 甲, status: retired}\ncontrols:\n  c: {at: XK}\nrisk_points:\n  r: {at: [XK/a, XK]}\n"
    )
    (hit,) = hits(RULE, of)
    assert (hit.at[1:3], [(related.place.line, related.record) for related in hit.related]) == (
        (4, 11),
        [(4, "c"), (6, "r"), (6, "r")],
    )
