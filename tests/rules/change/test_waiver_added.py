"""DF504: a new waiver."""

from typing import Any

import pytest

from riskctl.rules.change.waiver_added import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told, of

WAIVER = {"rule": "RP201", "record": "r", "reason": "整改中", "expires": "2026-12-31"}


def test_a_waiver_is_told_with_what_it_lets_stand() -> None:
    points = {"r": {"name": "核查不实"}}
    assert_told(RULE, catalog(risk_points=points), of("waivers", WAIVER, risk_points=points), "x", None,
                {"rule": "RP201", "on": "核查不实", "expires": "2026-12-31", "reason": "整改中"})


@pytest.mark.parametrize("id", ["x", "other"])
def test_a_waiver_that_was_there_is_not(id: str) -> None:
    changed: Any = {**WAIVER, "reason": "仍在整改"} if id == "x" else WAIVER
    assert_told(RULE, of("waivers", WAIVER), of("waivers", changed, id), "x", None, None)
