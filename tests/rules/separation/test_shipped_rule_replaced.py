"""Rules of the catalog's own in the place of shipped ones."""

import pytest

from riskctl.rules.separation.shipped_rule_replaced import RULE
from riskctl.separation.rulebook import rules_in_force
from tests.building import catalog, facts


@pytest.mark.parametrize(("packs", "id", "expected"), [
    (["accounting"], "ACC3", [("ACC3", "accounting")]), (["accounting"], "OWN3", []), ([], "ACC3", []),
    (["tax"], "ACC3", [])])
def test_the_own_rule_counts_and_is_told(packs: list[str], id: str, expected: list[tuple[str, str]]) -> None:
    of = catalog({"riskctl": 1, "packs": packs}, sod_rules={id: {"name": "则",
        "incompatible": ["pay", "approve"]}})
    assert [(record, values["pack"]) for record, _, values in facts(RULE, of)] == expected
    assert [rule.pack for rule in rules_in_force(of) if rule.id == id] == [None]
