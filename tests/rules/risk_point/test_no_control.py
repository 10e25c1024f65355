"""RP201: a risk point that no control answers."""

import pytest

from riskctl.rules.risk_point.no_control import RULE
from tests.building import catalog, facts

POINT = {"at": "p/s", "name": "核查不实", "type": ["process"], "level": "high"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"controls": []}, True),
    ({"status": "open"}, True),
    ({"status": "retired"}, False),
    ({"status": "accepted"}, False),
    ({"controls": ["c"]}, False),
    ({"controls": [{"control": "c", "effect": {"design": "full"}}]}, False),
])
def test_an_open_risk_point_without_a_control_is_found(changes: dict[str, object], found: bool) -> None:
    of = catalog(risk_points={"r": {**POINT, **changes}})
    expected = [("r", "controls", {"name": "核查不实", "level": "高"})] if found else []
    assert facts(RULE, of) == expected


def test_a_level_that_is_not_of_the_scheme_is_left_out() -> None:
    of = catalog(risk_points={"r": {**POINT, "level": "较高"}})
    assert facts(RULE, of) == [("r", "controls", {"name": "核查不实", "level": ""})]
