"""PW110: a power without the cases in which somebody is held liable, where the manifest requires them."""

import pytest

from riskctl.rules.power.no_liability import RULE
from tests.building import catalog, facts, run
from tests.rules.power.ended import ENDED, IN_FORCE

POWER = {"name": "食品经营许可", "type": "national:license", "unit": "food-safety"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"liability": None}, True),
    ({"liability": ""}, True),
    ({"liability": []}, True),
    ({"liability": ["徇私的"]}, False),
    ({"liability": 12345}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_where_it_is_required_every_power_in_force_says_it(changes: dict[str, object], found: bool) -> None:
    of = catalog(powers={"p": {**POWER, **changes}})
    assert facts(RULE, of, required=True) == ([("p", "liability", {"name": "食品经营许可"})] if found else [])
    assert facts(RULE, of) == []


@pytest.mark.parametrize(("setting", "found"), [({"required": True}, 1), ({"required": False}, 0), ({}, 0)])
def test_the_manifest_requires_it(setting: dict[str, object], found: int) -> None:
    of = catalog({"riskctl": 1, "rules": {"PW110": setting}}, powers={"p": POWER})
    assert len(run(of, "PW110").findings) == found
