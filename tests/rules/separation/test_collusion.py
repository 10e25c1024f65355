"""SD301, SD302 and SD303: what is said of collusion and bypass."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.separation import collusion_undecided, control_bypassed, too_few_enough
from tests.building import catalog, facts, run

STEPS = {
    "ask": {"name": "申请", "kind": "apply", "post": "p", "next": ["agree"]},
    "agree": {"name": "审批", "kind": "approve", "post": "q", "next": ["end"]},
}


def made(manifest: dict[str, object] | None = None, **power: Any) -> Catalog:
    people = {"a": {"name": "张某", "assignments": [{"post": "p", "as": "primary"}, {"post": "q", "as": "primary"}]},
              "b": {"name": "李某某", "assignments": [{"post": "q", "as": "backup"}]}}
    return catalog(manifest, posts={"p": {"name": "经办岗"}, "q": {"name": "股长"}}, people=people, powers={
        "w": {"name": "支出", "type": "internal:finance", "start": "ask", "steps": STEPS, **power}})


FOUND = {"name": "支出", "number": 1, "threshold": 2, "people": ["a"], "names": ["张某"], "path": ["w/ask", "w/agree"],
         "step_names": ["申请", "审批"]}


def test_a_power_that_one_person_can_carry_is_reported() -> None:
    assert facts(too_few_enough.RULE, made()) == [("w", None, FOUND)]


@pytest.mark.parametrize(("options", "power", "threshold"), [
    ({"default": 1}, {}, None), ({"default": 1}, {"key": True}, 3), ({"key": 1}, {"key": True}, None), ({"key": 1}, {}, 2),
    ({"default": 1, "types": {"internal:finance": 5}}, {}, 5), ({"types": {"finance": 1}}, {}, None)])
def test_the_manifest_says_how_many_it_should_take(options: dict[str, Any], power: dict[str, Any], threshold: int | None) -> None:
    of = made({"rules": {"SD301": options}}, **power)
    found = [dict(one.hit.values) for one in run(of, "SD301").findings]
    assert found == ([] if threshold is None else [{**FOUND, "threshold": threshold}])


def test_a_threshold_that_is_no_number_is_a_fault_of_the_manifest() -> None:
    of = made({"rules": {"SD301": {"types": {"finance": "viele"}}}})
    assert [(one.rule.code, one.hit.field) for one in run(of, "CA", "SD301").findings] == [
        ("CA505", "rules.SD301.types"), ("SD301", None)]


def test_a_rule_of_separation_makes_it_take_more() -> None:
    of = made()
    bound = catalog(posts={"p": {"name": "经办岗"}, "q": {"name": "股长"}}, powers={"w": of.powers["w"].node},
                    people={id: record.node for id, record in of.people.items()},
                    sod_rules={"r": {"name": "则", "different_person": ["apply", "approve"]}})
    assert facts(too_few_enough.RULE, bound) == []


def test_a_bypass_is_reported_with_what_to_guard() -> None:
    assert facts(control_bypassed.RULE, made()) == [("w", None, {
        "name": "支出", "path": ["w/ask", "w/agree"], "step_names": ["申请", "审批"], "guard": ["w/agree"], "guard_names": ["审批"]})]


def test_what_was_not_worked_out_is_said() -> None:
    steps = {**STEPS, "agree": {**STEPS["agree"], "next": ["nowhere"]}}
    of = made(steps=steps)
    assert facts(too_few_enough.RULE, of) == []
    assert facts(control_bypassed.RULE, of) == []
    assert facts(collusion_undecided.RULE, of) == [("w", None, {
        "name": "支出", "open": ["number", "without_rules", "bypass"], "open_zh": "最少人数、没有规则时的最少人数、绕过控制的路线",
        "open_en": "the fewest people, the fewest without rules, the way round control", "reason_zh": "流程有通向不明之处",
        "reason_en": "the flow leads to what is not known"})]


def test_powers_that_have_ended_or_have_no_flow_are_left_out() -> None:
    assert facts(too_few_enough.RULE, made(status="retired")) == []
    assert facts(control_bypassed.RULE, made(valid_to="2026-06-29")) == []
    assert facts(collusion_undecided.RULE, made(steps={})) == []
