"""Which rules of separation are in force, and what they name."""

from typing import Any

import pytest

from riskctl.flow.sod_rules import leaders_named, provision_of
from riskctl.model.catalog import Catalog
from riskctl.separation.checked import check_separation
from riskctl.separation.rulebook import applies, relaxed, rules_in_force, steps_named
from tests.building import catalog

POWERS = {
    "pay": {"name": "支付", "type": "internal:finance", "unit": "u", "domain": "cash", "tags": ["大额"],
    "start": "ask", "steps": {
        "ask": {"name": "申请", "kind": "apply", "post": "p", "next": ["agree"]},
        "agree": {"name": "审批", "kind": "approve", "post": "q", "duties": ["sign"], "next": ["give"]},
        "give": {"name": "付款", "kind": "pay", "post": "p", "next": ["end"]}}},
    "license": {"name": "许可", "type": "national:license", "unit": "u"},
}
DUTIES = {"sign": {"name": "签批", "implies": ["look"]}, "look": {"name": "看", "same_as": "std:examine"},
          "hand_out": {"name": "出钱", "kinds": ["pay"]}}


def made(**more: Any) -> Catalog:
    return catalog(powers=POWERS, duties=DUTIES, domains={"cash": {"name": "现金", "parent": "std:payments"}},
        **more)


def test_own_rules_come_first_and_what_has_no_single_form_is_left_out() -> None:
    of = made(sod_rules={
        "b": {"name": "乙", "incompatible": ["pay", "approve"]},
        "a": {"name": "甲", "before": ["approve", "pay"]},
        "none": {"name": "无"}, "two": {"name": "二", "before": ["a", "b"], "same_person": ["a", "b"]},
        "off": {"name": "关", "no_single_person": False}, "odd": {"name": "怪", "only": "x"}})
    assert [(rule.id, rule.form, rule.pack) for rule in rules_in_force(of)] == [
        ("b", "incompatible", None), ("a", "before", None)]


@pytest.mark.parametrize(("scope", "expected"), [
    ({}, True), ({"types": ["internal:finance"]}, True), ({"types": ["finance"]}, True),
    ({"types": ["license"]}, False),
    ({"domains": ["cash"]}, True), ({"domains": ["std:payments"]}, True), ({"domains": ["std:finance"]}, True),
    ({"domains": ["std:personnel"]}, False), ({"powers": ["pay"]}, True), ({"powers": ["license"]}, False),
    ({"tags": ["小额", "大额"]}, True), ({"tags": ["小额"]}, False),
    ({"powers": ["pay"], "tags": ["小额"]}, False)])
def test_a_rule_applies_where_every_word_of_its_scope_fits(scope: dict[str, object], expected: bool) -> None:
    of = made(sod_rules={"r": {"name": "则", "before": ["approve", "pay"], "applies_to": scope}})
    assert applies(rules_in_force(of)[0], of.powers["pay"], of) is expected


@pytest.mark.parametrize(("side", "expected"), [
    (["pay/give"], ("give",)), (["pay/*"], ("ask", "agree", "give")), (["license/*", "other/ask"], ()),
    (["pay"], ("give",)), (["hand_out"], ("give",)), (["std:payment_execute"], ("give",)),
    (["std:approve"], ("agree",)),
    (["sign"], ("agree",)), (["look"], ("agree",)), (["std:examine"], ("agree",)), (["give"], ()),
    (["pay/give", "apply"], ("ask", "give"))])
def test_a_side_names_steps_by_id_kind_and_duty(side: list[str], expected: tuple[str, ...]) -> None:
    of = made()
    assert steps_named(side, of.powers["pay"], of) == expected


WAIVER = {"rule": "SD101/r", "record": "pay", "reason": "人手不足", "approved_by": "p", "compensating": ["c"],
          "expires": "2026-12-31"}


@pytest.mark.parametrize(("waiver", "rule", "expected"), [
    ({}, {}, "w"), ({"rule": "SD201/r"}, {}, "w"), ({"rule": "SD101/other"}, {}, None),
    ({"rule": "SD101"}, {}, None),
    ({"record": "license"}, {}, None), ({"compensating": []}, {}, None), ({"expires": "2026-06-29"}, {}, None),
    ({"expires": "2026-06-30"}, {}, "w"), ({"from": "2026-07-01"}, {}, None), ({"expires": None}, {}, None),
    ({}, {"compensating": "forbidden"}, None), ({}, {"compensating": "allowed"}, "w")])
def test_a_rule_is_relaxed_by_a_compensated_waiver_in_force(waiver: dict[str, object], rule: dict[str, object],
                                                            expected: str | None) -> None:
    of = made(sod_rules={"r": {"name": "则", "before": ["approve", "pay"], **rule}},
        waivers={"w": {**WAIVER, **waiver}})
    assert relaxed(rules_in_force(of)[0], of.powers["pay"], of) == expected


@pytest.mark.parametrize(("posts", "expected"), [
    ("head", ("boss",)), (["vice", "nobody", "boss"], ("vice", "boss")), (["vice"], ("vice",)),
    ("leader", ()), ([], ())])
def test_leaders_are_the_head_of_the_bureau_or_those_listed(posts: object, expected: tuple[str, ...]) -> None:
    of = catalog(
        units={"b": {"name": "局", "head": "boss"}, "u": {"name": "股", "parent": "b", "head": "vice"}},
        posts={"vice": {"name": "股长", "unit": "u"}, "boss": {"name": "局长", "unit": "b"}},
        sod_rules={"r": {"name": "则", "not_in_charge_of": {"posts": posts, "domains": ["std:finance"]}}})
    asked = of.sod_rules["r"].not_in_charge_of
    assert asked is not None
    assert leaders_named(asked, of) == expected


def test_a_shipped_rule_that_a_provision_checks_is_no_static_rule() -> None:
    steps = {"look": {"name": "调查", "kind": "investigate", "post": "p", "next": ["end"]}}
    powers = {"w": {"name": "处罚", "type": "national:penalty", "unit": "u", "start": "look", "steps": steps}}
    shipped = catalog({"packs": ["penalties"]}, powers=powers)
    found = {rule.id: provision_of(rule) for rule in rules_in_force(shipped)}
    assert (found["PEN1"], found["PEN6a"]) == ("PEN1", None)
    assert [one.rule.id for one in check_separation(shipped).conflicts] == []
    record = {**shipped.shipped.sod_rules("penalties")["PEN1"].node}
    own = catalog(powers=powers, sod_rules={"mine": record})
    assert [provision_of(rule) for rule in rules_in_force(own)] == [None]
    assert [one.rule.id for one in check_separation(own).conflicts] == ["mine"]
