"""PW102: a power without steps."""

import pytest

from riskctl.rules.power.no_flow import RULE
from tests.building import catalog, facts
from tests.rules.power.ended import ENDED, IN_FORCE

POWER = {"name": "食品经营许可", "type": "national:license", "unit": "food-safety"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"steps": None}, True),
    ({"steps": {}}, True),
    ({"start": "accept"}, True),
    ({"steps": {"accept": {"name": "受理"}}}, False),
    ({"steps": {"accept": None}}, False),
    ({"steps": "受理"}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_power_in_force_needs_steps(changes: dict[str, object], found: bool) -> None:
    of = catalog(powers={"p": {**POWER, **changes}})
    assert facts(RULE, of) == ([("p", "steps", {"name": "食品经营许可"})] if found else [])
