"""The hits of incompatible duties: where they stand, what tells them apart, how grave they are."""

from typing import Any

import pytest

from riskctl.findings import Severity, fingerprint
from riskctl.rules.separation.incompatible_duties import RULE
from tests.building import catalog, hits, run

POSTS = {"a": {"name": "出纳", "unit": "u", "duties": ["std:cashier"]},
    "b": {"name": "会计", "unit": "u", "duties": ["std:bookkeeping"]},
         "c": {"name": "全管", "unit": "u", "duties": ["std:cashier", "std:bookkeeping"]}}
UNITS = {"u": {"name": "股"}}


def person(*held: tuple[str, str]) -> dict[str, Any]:
    return {"name": "张某", "assignments": [{"post": post, "as": role, "from": "2024-01-01"} for post,
        role in held]}


def rule(**more: Any) -> dict[str, Any]:
    return {"r": {"name": "则", "incompatible": ["std:cashier", "std:bookkeeping"], **more}}


@pytest.mark.parametrize(("people", "more", "expected"), [
    ({"x": person(("a", "primary"), ("b", "primary"))}, {}, [("c", "design"), ("x", "actual")]),
    ({"x": person(("a", "primary"), ("b", "backup"))}, {}, [("c", "design"), ("x", "potential")]),
    ({"x": person(("c", "primary"))}, {}, [("c", "design")]),
    ({"x": person(("a", "primary"), ("c", "primary"))}, {}, [("c", "design")]),
    ({"x": person(("a", "primary"), ("b", "primary"))}, {"per": "post"}, [("c", "design")]),
    ({}, {"per": "unit"}, [("u", "structural")]),
    ({"x": person(("a", "primary"))}, {}, [("c", "design")])])
def test_each_holder_is_hit_once_in_its_state(people: dict[str, Any], more: dict[str, Any],
    expected: list[tuple[str, str]]) -> None:
    found = hits(RULE, catalog(units=UNITS, posts=POSTS, people=people, sod_rules=rule(**more)))
    assert [(hit.record, hit.values["state"]) for hit in found] == expected
    assert {hit.sod_rule for hit in found} == {"r"}


def test_a_fingerprint_knows_the_two_posts_and_not_their_order() -> None:
    def prints(*posts: str) -> set[str]:
        people = {"x": person(*((post, "primary") for post in posts))}
        posts_ = {"a": POSTS["a"], "b": POSTS["b"], "d": POSTS["b"]}
        return {fingerprint(RULE, hit) for hit in hits(RULE, catalog(units=UNITS, posts=posts_, people=people,
            sod_rules=rule()))}

    assert prints("a", "b") == prints("b", "a")
    assert prints("a", "b") < prints("a", "b", "d")
    assert len(prints("a", "b", "d")) == 2


@pytest.mark.parametrize(("more", "severity"), [
    ({}, Severity.ERROR), ({"severity": "info"}, Severity.INFO),
    ({"legal_basis": ["会计法(2024)第35条"], "certainty": "M"}, Severity.WARNING),
    ({"legal_basis": ["会计法(2024)第35条"], "certainty": "V2"}, Severity.ERROR)])
def test_the_rule_of_the_catalog_says_how_grave_it_is(more: dict[str, Any], severity: Severity) -> None:
    found = run(catalog(units=UNITS, posts=POSTS, sod_rules=rule(**more)), "SD101").findings
    assert [one.severity for one in found] == [severity]


WAIVER = {"rule": "SD101/r", "record": "x", "reason": "编制不足", "approved_by": "c", "compensating": ["k"],
    "expires": "2026-12-31"}


@pytest.mark.parametrize(("waiver", "waived"), [
    ({}, ["w", "w"]), ({"between": ["a", "b"]}, ["w", None]), ({"between": ["b", "a"]}, ["w", None]),
    ({"between": ["a", "e"]}, [None, None]),
    ({"record": "a"}, [None, None]), ({"rule": "SD101/q"}, [None, None]),
    ({"expires": "2026-06-29"}, [None, None])])
def test_a_waiver_covers_what_it_stands_between(waiver: dict[str, Any], waived: list[str | None]) -> None:
    posts = {"a": POSTS["a"], "b": POSTS["b"], "d": POSTS["b"]}
    people = {"x": person(("a", "primary"), ("b", "primary"), ("d", "primary"))}
    of = catalog(units=UNITS, posts=posts, people=people, sod_rules=rule(), waivers={"w": {**WAIVER, **waiver}})
    assert [one.waived for one in run(of, "SD101").findings] == waived


def test_a_waiver_between_two_steps_does_not_cover_a_third() -> None:
    def power(*keys: str) -> dict[str, Any]:
        return {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "pay", "steps": {
            key: {"name": key, "kind": kind, "post": "p", "next": ["end"]}
            for key, kind in (("pay", "pay"), ("book", "bookkeep"), ("again", "pay")) if key in keys}}}

    made = {"r": {"name": "则", "incompatible": ["pay", "bookkeep"]}}
    waivers = {"w1": {**WAIVER, "record": "p", "between": ["w/pay", "w/book"]}}
    for keys, waived in ((("pay", "book"), ["w1"]), (("pay", "book", "again"), [None])):
        of = catalog(units=UNITS, posts={"p": {"name": "岗", "unit": "u"}}, powers=power(*keys),
            sod_rules=made, waivers=waivers)
        assert [one.waived for one in run(of, "SD101").findings] == waived
