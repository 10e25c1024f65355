"""The example of each rule is executed: its bad side gives what is recorded, its good side nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.findings import Rule
from riskctl.rules import all_rules, effect_rules
from tests.building import example_folder, run_effect_example, run_example

# What git cannot hold on every system is tried in tests/catalog/test_discover.py instead.
WITHOUT_EXAMPLE = {"CA104", "CA105", "CA106", "CA107", "CA108"}
RULES = [pytest.param(rule, id=f"{rule.code}-{rule.name}") for rule in all_rules() if rule.code not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("rule", RULES)
def test_the_bad_example_gives_what_is_recorded(rule: Rule, golden: Callable[[Path, str], None]) -> None:
    said = run_example(rule, "bad")
    assert f" {rule.code} " in said
    golden(example_folder(rule) / "bad.out", said)
    golden(example_folder(rule) / "bad.zh-CN.out", run_example(rule, "bad", "zh"))


@pytest.mark.parametrize("rule", RULES)
def test_the_good_example_gives_nothing(rule: Rule) -> None:
    assert run_example(rule, "good") == ""


@pytest.mark.parametrize("rule", [pytest.param(rule, id=f"{rule.code}-{rule.name}") for rule in effect_rules()])
def test_the_example_of_an_effect_gives_what_is_recorded_there_and_back(rule: Rule, golden: Callable[[Path, str], None]) -> None:
    said = run_effect_example(rule, "en")
    assert said.count(f" {rule.code} ") >= (2 if rule.mirror else 1)
    golden(example_folder(rule) / "effect.out", said)
    golden(example_folder(rule) / "effect.zh-CN.out", run_effect_example(rule, "zh"))
