"""PW111: a power without a channel for complaints, where the manifest requires one."""

import pytest

from riskctl.rules.power.no_complaint import RULE
from tests.building import catalog, facts, run
from tests.rules.power.ended import ENDED, IN_FORCE

POWER = {"name": "食品经营许可", "type": "national:license", "unit": "food-safety"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"complaint": None}, True),
    ({"complaint": ""}, True),
    ({"complaint": []}, True),
    ({"complaint": "12345"}, False),
    ({"complaint": 12345}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_where_it_is_required_every_power_in_force_says_it(changes: dict[str, object], found: bool) -> None:
    of = catalog(powers={"p": {**POWER, **changes}})
    assert facts(RULE, of, required=True) == ([("p", "complaint", {"name": "食品经营许可"})] if found else [])
    assert facts(RULE, of) == []


@pytest.mark.parametrize(("setting", "found"), [({"required": True}, 1), ({"required": False}, 0), ({}, 0)])
def test_the_manifest_requires_it(setting: dict[str, object], found: int) -> None:
    of = catalog({"riskctl": 1, "rules": {"PW111": setting}}, powers={"p": POWER})
    assert len(run(of, "PW111").findings) == found
