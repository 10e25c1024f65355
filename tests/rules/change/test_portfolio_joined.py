"""DF403: a leader who is now in charge of domains that a rule keeps apart."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.portfolio_joined import RULE
from tests.building import catalog, effects

RECORDS: dict[str, Any] = {
    "sod_rules": {"apart": {"name": "财务采购分开", "not_both": {"domains": ["std:finance", "procurement", "std:audit"]}}},
    "people": {"z": {"name": "张某"}},
}


def charge(domains: Any) -> Catalog:
    return catalog(**RECORDS, portfolios={"f": {"leader": "z", "in_charge": {"domains": domains}}})


@pytest.mark.parametrize(("before", "after", "told"), [
    (["std:finance"], ["std:finance", "std:procurement"], ["finance", "procurement"]),
    (["finance"], ["std:finance", "std:procurement", "std:audit"], ["audit", "finance", "procurement"]),
    (["std:finance"], ["std:procurement"], None),
    (["std:finance"], ["std:finance", "std:affairs"], None),
    (["std:finance", "std:audit"], ["std:finance", "std:audit", "std:affairs"], None),
])
def test_domains_that_come_together_are_told(before: Any, after: Any, told: Any) -> None:
    values = {"leader": "张某", "domains": told, "rule": "apart"} if told else None
    found = effects(RULE, charge(before), charge(after))
    assert [(effect, record, values) for effect, record, _, values in found] == ([("weakens", "f", values)] if told else [])
    back = effects(RULE, charge(after), charge(before))
    assert [(effect, record, values) for effect, record, _, values in back] == ([("strengthens", "f", values)] if told else [])


def test_several_portfolios_of_one_leader_count_together() -> None:
    head = catalog(**RECORDS, portfolios={"f": {"leader": "z", "in_charge": {"domains": ["std:finance"]}},
                                          "g": {"leader": "z", "in_charge": {"domains": ["std:audit"]}}})
    assert effects(RULE, charge(["std:finance"]), head) == [
        ("weakens", "g", None, {"leader": "张某", "domains": ["audit", "finance"], "rule": "apart"})]
