"""DF108: a control that is still written down and is no longer in force."""

from typing import Any

import pytest

from riskctl.rules.change.control_ended import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told

POWERS = {"w": {"name": "许可", "steps": {"s": {"name": "核查"}}}}
POINTS = {"r": {"name": "走过场", "at": "w/s", "controls": ["c"]}, "q": {"name": "压案", "at": "w/s", "controls": ["c"], "status": "retired"}}


@pytest.mark.parametrize(("before", "after", "field"), [
    ({}, {"valid_to": "2026-01-01"}, "valid_to"),
    ({"valid_to": "2030-01-01"}, {"valid_to": "2026-01-01"}, "valid_to"),
    ({"valid_from": "2020-01-01"}, {"valid_from": "2030-01-01"}, "valid_from"),
    ({}, {"valid_to": "2030-01-01"}, None),
    ({"valid_to": "2025-01-01"}, {"valid_to": "2026-01-01"}, None),
    ({"valid_to": "2026-01-01"}, {"valid_to": "2026-01-01", "name": "双人核查、随机派单"}, None),
])
def test_a_control_that_ends_is_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (catalog(powers=POWERS, risk_points=POINTS, controls={"c": {"name": "双人核查", **fields}}) for fields in (before, after))
    assert_told(RULE, base, head, "c", field, {"name": "双人核查", "points": 1, "powers": 1} if field else None)
