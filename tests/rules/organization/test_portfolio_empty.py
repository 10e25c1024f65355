"""OR402: a portfolio with nothing in it."""

import pytest

from riskctl.rules.organization.portfolio_empty import RULE
from tests.building import catalog, facts, read, run


@pytest.mark.parametrize(("fields", "found"), [
    ({}, True),
    ({"in_charge": None}, True),
    ({"in_charge": {}}, True),
    ({"in_charge": {"units": []}}, True),
    ({"in_charge": {"units": [], "domains": None}}, True),
    ({"in_charge": {}, "assists": {"units": ["office"]}}, True),
    ({"in_charge": {}, "to": "2020-01-01"}, True),
    ({"in_charge": {"units": ["office"]}}, False),
    ({"in_charge": {"domains": ["std:finance"]}}, False),
    ({"in_charge": {"units": ["nowhere"]}}, False),
    ({"in_charge": {"units": "office"}}, False),
    ({"in_charge": ["office"]}, False),
])
def test_a_portfolio_must_hold_something(fields: dict[str, object], found: bool) -> None:
    of = catalog(people={"p": {"name": "彭某"}}, portfolios={"f": {"leader": "p", **fields}})
    assert facts(RULE, of) == ([("f", "in_charge", {"leader": "p", "leader_name": "彭某"})] if found else [])


def test_a_portfolio_without_a_leader_is_named_by_its_id_alone() -> None:
    assert facts(RULE, catalog(portfolios={"f": {}})) == [("f", "in_charge",
                                                           {"leader": "", "leader_name": ""})]


def test_it_is_reported_once_where_the_field_is_absent() -> None:
    outcome = run(read("portfolios:\n  f:\n    leader: p\n    document: 某税党〔2025〕3号\n"))
    assert [finding.rule.code for finding in outcome.findings
            if finding.hit.field == "in_charge"] == ["OR402"]
