"""SD301: powers that too few can carry."""

from typing import Any

import pytest

from riskctl.rules.separation.too_few_enough import RULE
from tests.building import catalog, facts, run
from tests.rules.separation.colluding import made

FOUND = {"name": "支出", "number": 1, "threshold": 2, "people": ["a"], "names": ["张某"],
    "path": ["w/ask", "w/agree"],
         "step_names": ["申请", "审批"]}


def test_a_power_that_one_person_can_carry_is_reported() -> None:
    assert facts(RULE, made()) == [("w", None, FOUND)]


@pytest.mark.parametrize(("options", "power", "threshold"), [
    ({"default": 1}, {}, None), ({"default": 1}, {"key": True}, 3), ({"key": 1}, {"key": True}, None),
    ({"key": 1}, {}, 2),
    ({"default": 1, "types": {"internal:finance": 5}}, {}, 5), ({"types": {"finance": 1}}, {}, None)])
def test_the_manifest_says_how_many_it_should_take(options: dict[str, Any], power: dict[str, Any],
    threshold: int | None) -> None:
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
    assert facts(RULE, bound) == []


def test_powers_that_have_ended_are_left_out() -> None:
    assert facts(RULE, made(status="retired")) == []
    assert facts(RULE, made(valid_to="2026-06-30")) == [("w", None, FOUND)]


def test_what_is_not_known_is_not_below() -> None:
    steps = {"ask": {"name": "申请", "kind": "approve", "post": "p", "next": ["nowhere"]}}
    assert facts(RULE, made(steps=steps)) == []
