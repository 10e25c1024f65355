"""Portfolios of leaders."""

from typing import Any

import pytest

from riskctl.rules.separation.leader_in_charge import RULE
from tests.building import catalog, hits

UNITS = {"root": {"name": "局", "head": "head"}, "fin": {"name": "财务股", "parent": "root"},
    "pay": {"name": "支付组", "parent": "fin"}}
POSTS = {"head": {"name": "局长", "unit": "root"}, "deputy": {"name": "副局长", "unit": "root"}}
POWERS = {"w": {"name": "付款", "type": "t:x", "unit": "pay", "domain": "std:payments"},
    "old": {"name": "旧", "type": "t:x", "unit": "fin", "domain": "std:personnel", "status": "retired"}}
PEOPLE = {"x": {"name": "赵某", "assignments": [{"post": "head", "as": "primary"}]},
          "y": {"name": "钱某", "assignments": [{"post": "deputy", "as": "primary"},
          {"post": "head", "as": "backup"}]}}


def found(rule: dict[str, Any], leader: str, **remit: Any) -> list[tuple[str | None, object, object]]:
    dates: dict[str, Any] = {key: remit.pop(key) for key in ("from", "to") if key in remit}
    portfolio: dict[str, Any] = {"leader": leader, "in_charge": remit.pop("in_charge", remit), **dates,
        **({"assists": remit["assists"]} if "assists" in remit else {})}
    of = catalog(units=UNITS, posts=POSTS, powers=POWERS, people=PEOPLE, portfolios={"pf": portfolio},
        sod_rules={"r": {"name": "则", **rule}})
    return [(hit.record, hit.values["left"], hit.values["right"]) for hit in hits(RULE, of)]


FINANCE = {"not_in_charge_of": {"posts": ["head"], "domains": ["std:finance"]}}


@pytest.mark.parametrize(("leader", "remit", "expected"), [
    ("x", {"domains": ["std:finance"]}, [("x", "head", "std:finance")]),
    ("x", {"domains": ["std:payments"]}, [("x", "head", "std:finance")]),
    ("x", {"units": ["fin"]}, [("x", "head", "std:finance")]), ("x", {"domains": ["std:personnel"]}, []),
    ("y", {"domains": ["std:finance"]}, []),
    ("x", {"domains": ["std:finance"], "to": "2026-06-29"}, []),
    ("x", {"in_charge": {"domains": []}, "assists": {"domains": ["std:finance"]}}, [])])
def test_the_holder_of_a_post_is_not_in_charge_of_a_domain(leader: str, remit: dict[str, Any],
    expected: list[tuple[str, str, str]]) -> None:
    assert found(FINANCE, leader, **remit) == expected


def test_head_stands_for_the_head_of_the_bureau() -> None:
    rule = {"not_in_charge_of": {"posts": "head", "domains": ["std:finance"]}}
    assert [record for record, _, _ in found(rule, "x", units=["pay"])] == ["x"]


@pytest.mark.parametrize(("remit", "expected"), [
    ({"domains": ["std:payments", "std:personnel"]}, 1), ({"domains": ["std:payments"]}, 0),
    ({"units": ["fin"], "domains": ["std:personnel"]}, 1),
    ({"units": ["fin"]}, 0), ({"domains": ["std:finance"]}, 0)])
def test_nobody_is_in_charge_of_both(remit: dict[str, Any], expected: int) -> None:
    assert len(found({"not_both": {"domains": ["std:payments", "std:personnel"]}}, "y", **remit)) == expected


def test_a_whole_domain_holds_what_lies_in_it_and_a_power_in_it_does_not() -> None:
    rule = {"not_both": {"domains": ["std:payments", "std:procurement"]}}
    assert len(found(rule, "x", domains=["std:finance"])) == 1
    powers = {"w": {"name": "事", "type": "t:x", "unit": "fin", "domain": "std:finance"}}
    of = catalog(units=UNITS, posts=POSTS, powers=powers, people=PEOPLE,
        portfolios={"pf": {"leader": "x", "in_charge": {"units": ["fin"]}}},
                 sod_rules={"r": {"name": "则", **rule}})
    assert hits(RULE, of) == []
