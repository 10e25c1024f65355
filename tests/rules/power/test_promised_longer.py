"""PW104: a promised limit that is longer than the statutory one."""

import pytest

from riskctl.rules.power.promised_longer import RULE
from tests.building import catalog, facts, hits, read
from tests.rules.power.ended import ENDED, IN_FORCE

POWER = {"name": "食品经营许可", "type": "national:license", "unit": "food-safety"}


def limits(promised: object, statutory: object) -> dict[str, object]:
    return {**POWER, "time_limit": {"promised": promised, "statutory": statutory}}


@pytest.mark.parametrize(("promised", "statutory", "found"), [
    ("21 workdays", "20 workdays", True),
    ("20 workdays", "20 workdays", False),
    ("10 workdays", "20 workdays", False),
    ("11 workdays", "10 days", True),
    ("10 workdays", "10 days", False),
    ("1 day", "1 workday", False),
    ("900 days", "20 workdays", False),
    ("93 days", "3 months", True),
    ("92 days", "3 months", False),
    ("49 hours", "1 day", True),
    ("2 months", "60 days", False),
    ("21 workdays", None, False),
    (None, "20 workdays", False),
    ("21个工作日", "20 workdays", False),
])
def test_only_what_is_surely_longer_is_found(promised: object, statutory: object, found: bool) -> None:
    of = catalog(powers={"p": limits(promised, statutory)})
    values = {"name": "食品经营许可", "promised": promised, "statutory": statutory}
    assert facts(RULE, of) == ([("p", "time_limit.promised", values)] if found else [])


@pytest.mark.parametrize(("changes", "found"), [
    *((ended, False) for ended in ENDED), *((standing, True) for standing in IN_FORCE)])
def test_powers_that_have_ended_are_left_alone(changes: dict[str, object], found: bool) -> None:
    of = catalog(powers={"p": {**limits("30 days", "20 days"), **changes}})
    assert bool(facts(RULE, of)) is found


def test_the_place_is_the_promise() -> None:
    of = read("powers:\n  p:\n    time_limit: {statutory: 20 days, promised: 30 days}\n")
    assert [(hit.at.line, hit.at.column, hit.at.end_column) for hit in hits(RULE, of)] == [(3, 48, 55)]
