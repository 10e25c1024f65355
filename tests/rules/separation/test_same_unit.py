"""Duties that belong to different units."""

from typing import Any

import pytest

from riskctl.rules.separation.same_unit import RULE
from tests.building import catalog, hits

UNITS = {"root": {"name": "局"}, "a": {"name": "甲股", "parent": "root"},
    "a1": {"name": "甲一组", "parent": "a"},
         "b": {"name": "乙股", "parent": "root"}}


def found(left: str, right: str, **more: Any) -> list[tuple[str | None, object]]:
    posts = {"p": {"name": "岗", "unit": left, "duties": ["std:fine_decide"]},
        "q": {"name": "岗", "unit": right, "duties": ["std:fine_collect"]}}
    rules = {"r": {"name": "则", "different_unit": ["std:fine_decide", "std:fine_collect"], **more}}
    return [(hit.record, hit.values["outer"]) for hit in hits(RULE,
        catalog(units=UNITS, posts=posts, sod_rules=rules))]


@pytest.mark.parametrize(("left", "right", "expected"), [
    ("a", "b", []), ("a", "a", [("a", "a")]), ("a", "a1", [("a1", "a")]), ("a1", "a", [("a1", "a")]),
    ("root", "a", []),
    ("a", "root", []), ("root", "root", [("root", "root")])])
def test_neither_unit_may_be_or_hold_the_other_but_the_root_holds_all(left: str, right: str,
    expected: list[tuple[str, str]]) -> None:
    assert found(left, right) == expected


def test_within_a_power_only_its_own_steps_count() -> None:
    assert found("a", "a", within="power") == []


def test_a_party_is_always_another_unit() -> None:
    powers = {"w": {"name": "事", "type": "t:x", "unit": "a", "start": "s", "steps": {
        "s": {"name": "定", "kind": "decide", "post": "p", "next": ["t"]},
        "t": {"name": "收", "kind": "collect", "party": "bank", "next": ["end"]}}}}
    of = catalog(units=UNITS, posts={"p": {"name": "岗", "unit": "a"}},
        parties={"bank": {"name": "银行", "role": "agency"}}, powers=powers,
                 sod_rules={"r": {"name": "则", "different_unit": ["decide", "collect"]}})
    assert hits(RULE, of) == []
