"""WV104: a waiver that runs for more than a year."""

from datetime import date

import pytest

from riskctl.rules.waiver.waiver_too_long import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("dates", "days"), [
    ({"from": "2026-01-01", "expires": "2027-01-03"}, 367),
    ({"from": "2026-01-01", "expires": "2027-01-02"}, 0),
    ({"from": "2027-03-01", "expires": "2028-03-01"}, 0),
    ({"from": "2025-01-01", "expires": "2026-06-30"}, 545),
    ({"from": "2024-01-01", "expires": "2026-06-29"}, 0),
    ({"expires": "2027-07-02"}, 367),
    ({"expires": "2027-07-01"}, 0),
    ({"from": None, "expires": "2027-07-02"}, 367),
    ({"from": "2026-1-1", "expires": "2030-01-01"}, 0),
    ({"from": "2026-01-01", "expires": "2030-02-30"}, 0),
    ({"from": "2030-01-01", "expires": "2027-01-01"}, 0),
    ({"from": "2026-01-01"}, 0),
])
def test_more_than_366_days_are_too_long(dates: dict[str, object], days: int) -> None:
    of = catalog(waivers={"w": {"rule": "RP201", "record": "r", **dates}})
    values = {"expires": dates.get("expires"), "days": days, "most": 366}
    assert facts(RULE, of) == ([("w", "expires", values)] if days else [])


def test_without_a_first_day_the_day_of_the_check_counts() -> None:
    waivers = {"w": {"rule": "RP201", "record": "r", "expires": "2027-07-02"}}
    assert facts(RULE, catalog(as_of=date(2026, 7, 1), waivers=waivers)) == []
