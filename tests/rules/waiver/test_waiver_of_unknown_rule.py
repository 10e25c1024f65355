"""WV105: a waiver of a rule that does not exist."""

import pytest

from riskctl.findings import WaiverUse
from riskctl.rules.waiver.waiver_of_unknown_rule import RULE
from tests.building import catalog, facts, facts_of_run

USE = WaiverUse(known=frozenset({"RP201", "SD101", "CA303"}))


@pytest.mark.parametrize(("rule", "suggestion"), [
    ("rp201", "RP201"),
    ("RP2O1", "RP201"),
    ("XYZ", ""),
    ("no-control", ""),
    ("SD110/cashier", "SD101/cashier"),
])
def test_a_code_that_there_is_not_is_found(rule: str, suggestion: str) -> None:
    of = catalog(waivers={"w": {"rule": rule, "expires": "2020-01-01"}})
    assert facts(RULE, of, USE) == [("w", "rule", {"rule": rule, "suggestion": suggestion})]


@pytest.mark.parametrize("rule", ["RP201", "SD101/cashier", "RP201/x", "CA303", None, "", 201])
def test_one_that_there_is_is_not(rule: object) -> None:
    assert facts(RULE, catalog(waivers={"w": {"rule": rule}}), USE) == []


def test_every_rule_there_is_is_known_in_a_run_on_or_off() -> None:
    of = catalog(waivers={"w": {"rule": "RP202", "record": "r"}, "v": {"rule": "RP000", "record": "r"}})
    assert [record for record, _, _ in facts_of_run(RULE, of)] == ["v"]
