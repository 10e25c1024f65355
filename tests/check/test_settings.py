"""What a manifest and the command line may say of rules."""

import pytest

from riskctl.check.settings import settings_for
from riskctl.errors import UserError
from riskctl.rules import all_rules, effect_rules
from tests.building import catalog, run


@pytest.mark.parametrize("setting", ["error", "off", {"severity": "info"}])
def test_a_rule_of_changes_has_no_severity_to_set(setting: object) -> None:
    of = catalog({"riskctl": 1, "rules": {"DF101": setting, "reworded": setting, "DF999": setting}})
    found = run(of, "CA505").findings
    refused = "'{}' says what a change does to control, has no severity and cannot be set; `riskctl diff --fail-on weakens` decides"
    assert [(one.hit.field, one.hit.values["said_en"]) for one in found] == [
        ("rules.DF101", refused.format("DF101")), ("rules.DF999", "there is no rule 'DF999'"),
        ("rules.reworded", refused.format("reworded"))]


@pytest.mark.parametrize("rule", effect_rules(), ids=lambda rule: rule.code)
def test_no_rule_of_changes_can_be_selected_for_a_check(rule: object) -> None:
    for named in (rule.code, rule.code.lower(), rule.name):  # type: ignore[attr-defined]
        for select, ignore in (((named,), ()), ((), (named,))):
            with pytest.raises(UserError, match="validate does not run it"):
                settings_for(catalog().manifest, all_rules(), select, ignore)
