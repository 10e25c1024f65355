"""PW105: a promised and a statutory limit of which the calendar decides which is the longer."""

import pytest

from riskctl.rules.power import promised_longer
from riskctl.rules.power.limits_not_comparable import RULE
from tests.building import catalog, facts
from tests.rules.power.ended import ENDED, IN_FORCE

POWER = {"name": "食品经营许可", "type": "national:license", "unit": "food-safety"}


def limits(promised: object, statutory: object) -> dict[str, object]:
    return {**POWER, "time_limit": {"promised": promised, "statutory": statutory}}


@pytest.mark.parametrize(("promised", "statutory", "found"), [
    ("25 days", "20 workdays", True),
    ("20 days", "20 workdays", False),
    ("10 workdays", "10 days", True),
    ("1 workday", "30 days", True),
    ("11 workdays", "10 days", False),
    ("90 days", "3 months", True),
    ("89 days", "3 months", False),
    ("30 hours", "1 day", True),
    ("24 hours", "1 day", False),
    ("30 days", "20 days", False),
    ("25 days", None, False),
    ("25天", "20 workdays", False),
])
def test_what_no_calendar_settles_is_noted(promised: object, statutory: object, found: bool) -> None:
    of = catalog(powers={"p": limits(promised, statutory)})
    values = {"name": "食品经营许可", "promised": promised, "statutory": statutory}
    assert facts(RULE, of) == ([("p", "time_limit.promised", values)] if found else [])
    assert not (found and facts(promised_longer.RULE, of))


@pytest.mark.parametrize(("changes", "found"), [
    *((ended, False) for ended in ENDED), *((standing, True) for standing in IN_FORCE)])
def test_powers_that_have_ended_are_left_alone(changes: dict[str, object], found: bool) -> None:
    of = catalog(powers={"p": {**limits("25 days", "20 workdays"), **changes}})
    assert bool(facts(RULE, of)) is found
