"""WV106: a waiver of a rule that cannot be waived."""

import pytest

from riskctl.findings import Rule
from riskctl.rules import all_rules
from riskctl.rules.waiver.waiver_of_what_cannot_be_waived import RULE
from tests.building import catalog, facts_of_run


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in all_rules()])
def test_it_is_found_of_exactly_those_rules_that_say_so(rule: Rule) -> None:
    of = catalog(waivers={"w": {"rule": rule.code, "record": "r", "expires": "2026-12-31"}})
    assert facts_of_run(RULE, of) == ([] if rule.waivable else [("w", "rule", {"rule": rule.code})])


@pytest.mark.parametrize("rule", ["CA999", "WV999", "ca303", "CA", None, 12])
def test_a_code_that_there_is_not_is_no_business_of_this_rule(rule: object) -> None:
    assert facts_of_run(RULE, catalog(waivers={"w": {"rule": rule, "record": "r"}})) == []
