"""CT108: a detective control that does not say how often it is performed."""

import pytest

from riskctl.rules.control import no_frequency
from riskctl.rules.control.detective_without_frequency import RULE
from tests.building import catalog, facts
from tests.rules.control.ended import ENDED, IN_FORCE

CONTROL = {"name": "双人核查", "kind": "spot_check", "timing": "detective", "owner": "head"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"frequency": None}, True),
    ({"timing": "preventive"}, False),
    ({"timing": "corrective"}, False),
    ({"timing": None}, False),
    ({"frequency": "quarterly"}, False),
    ({"frequency": "每季"}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_detective_control_in_force_has_a_frequency(changes: dict[str, object], found: bool) -> None:
    of = catalog(controls={"c": {**CONTROL, **changes}})
    assert facts(RULE, of) == ([("c", "frequency", {"name": "双人核查"})] if found else [])


@pytest.mark.parametrize("timing", ["preventive", "detective", "corrective", None])
def test_exactly_one_of_the_two_rules_reports_a_missing_frequency(timing: str | None) -> None:
    of = catalog(controls={"c": {**CONTROL, "timing": timing}})
    assert len(facts(RULE, of) + facts(no_frequency.RULE, of)) == 1
