"""CT104: a control that does not say how often it is performed."""

import pytest

from riskctl.rules.control.no_frequency import RULE
from tests.building import catalog, facts
from tests.rules.control.ended import ENDED, IN_FORCE

CONTROL = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "head"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"frequency": None}, True),
    ({"timing": "corrective"}, True),
    ({"timing": None}, True),
    ({"timing": "事中"}, True),
    ({"timing": "detective"}, False),
    ({"frequency": "each_case"}, False),
    ({"frequency": "每件"}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_control_in_force_has_a_frequency(changes: dict[str, object], found: bool) -> None:
    of = catalog(controls={"c": {**CONTROL, **changes}})
    assert facts(RULE, of) == ([("c", "frequency", {"name": "双人核查"})] if found else [])
