"""DF501: a rule that was switched off or made milder."""

from typing import Any

import pytest

from riskctl.rules.change.rule_softened import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told


@pytest.mark.parametrize(("before", "after", "told"), [
    ({"RP201": "error"}, {"RP201": "warning"}, ("rules.RP201", "error", "warning")),
    ({"RP201": "warning"}, {"RP201": "off"}, ("rules.RP201", "warning", "off")),
    ({"RP201": "warning"}, {"RP201": False}, ("rules.RP201", "warning", "off")),
    ({"RP104": "off"}, {"RP104": "off", "RP201": "info"}, ("rules.RP201", "error", "info")),
    ({}, {"RP201": "off"}, ("rules", "error", "off")),
    ({"RP201": {"severity": "error"}}, {"RP201": {"severity": "info"}}, ("rules.RP201.severity", "error", "info")),
    ({"RP201": "off"}, {"RP201": "off"}, None),
    ({}, {"RP201": "error"}, None),
    ({}, {"XX999": "off"}, None),
    ({"TM101": {"power_months": 12}}, {"TM101": {"power_months": 24}}, None),
])
def test_a_milder_severity_is_told(before: Any, after: Any, told: Any) -> None:
    base, head = (catalog({"riskctl": 1, "rules": rules}) for rules in (before, after))
    code = {"code": "RP201", "before": told[1], "after": told[2]} if told else None
    assert_told(RULE, base, head, "riskctl.yaml", told[0] if told else None, code)
