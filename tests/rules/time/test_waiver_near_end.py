"""TM105: a waiver that soon expires."""

from typing import Any

import pytest

from riskctl.rules.time.waiver_near_end import RULE
from tests.building import catalog, facts

WAIVER = {"rule": "OR204", "record": "p", "from": "2025-08-01", "expires": "2026-07-30"}


@pytest.mark.parametrize(("fields", "days"), [
    ({}, 30), ({"expires": "2026-06-30"}, 0), ({"expires": "2026-07-31"}, None), ({"expires": "2026-06-29"}, None),
    ({"from": "2026-07-01"}, None), ({"from": None}, 30), ({"expires": "月底"}, None),
])
def test_waivers_in_force_that_end_within_thirty_days_are_found(fields: dict[str, Any], days: int | None) -> None:
    waiver = {**WAIVER, **fields}
    expected = [("w", "expires", {"name": "w", "due": waiver["expires"], "days": days, "rule": "OR204", "target": "p"})]
    assert facts(RULE, catalog(waivers={"w": waiver})) == (expected if days is not None else [])


@pytest.mark.parametrize(("days", "count"), [(29, 0), (30, 1), (31, 1)])
def test_how_long_before_is_an_option(days: int, count: int) -> None:
    assert len(facts(RULE, catalog(waivers={"w": WAIVER}), days=days)) == count


def test_one_that_is_renewed_is_not_found() -> None:
    renewed = {**WAIVER, "from": "2026-07-31", "expires": "2027-07-30"}
    assert facts(RULE, catalog(waivers={"w": WAIVER, "v": renewed})) == []
    assert len(facts(RULE, catalog(waivers={"w": WAIVER, "v": {**renewed, "from": "2026-08-01"}}))) == 1
