"""Which of two limits is the longer, against calendars made of days."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.limits import days_in_months, is_longer
from riskctl.model.quantity import LIMIT_UNITS, Limit, LimitUnit

LIMITS = st.builds(Limit, st.integers(1, 60), st.sampled_from(LIMIT_UNITS))
STARTS = [date(2023, month, day) for month in (1, 2, 8, 11, 12) for day in (1, 15, 28, 30, 31) if (month, day) < (2, 29)
          or (month > 2 and day <= monthrange(2023, month)[1])] + [date(2024, 1, 31), date(2024, 2, 29), date(2099, 12, 1)]
# How many days on which nobody works lie before each workday, over and over: none, weekends, one long holiday.
CALENDARS = ((0,), (0, 0, 0, 0, 2), (200,), (0, 0, 0, 40))


def ends(limit: Limit, start: date, hour: int, rest: tuple[int, ...]) -> float:
    """Hours from the event, at that hour of the start, to the end of the limit, counted out day by day."""
    if limit.unit == "hours":
        return limit.amount
    if limit.unit == "days":
        last = start + timedelta(days=limit.amount)
    elif limit.unit == "workdays":
        last = start + timedelta(days=sum(1 + rest[at % len(rest)] for at in range(limit.amount)))
    else:
        years, month = divmod(start.month - 1 + limit.amount, 12)
        year = start.year + years
        last = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    return (last - start).days * 24 + 24 - hour


def answers(first: Limit, second: Limit) -> set[bool]:
    """Whether the first ends later than the second, on every calendar that is tried."""
    return {ends(first, start, hour, rest) > ends(second, start, hour, rest)
            for start in STARTS for rest in CALENDARS for hour in (0, 23)}


@given(LIMITS, LIMITS)
def test_what_is_sure_holds_on_every_calendar(first: Limit, second: Limit) -> None:
    sure = is_longer(first, second)
    assert sure is None or answers(first, second) == {sure}


@given(LIMITS, LIMITS)
def test_not_both_are_longer_and_a_unit_compares_with_itself(first: Limit, second: Limit) -> None:
    assert not (is_longer(first, second) and is_longer(second, first))
    if first.unit == second.unit:
        assert is_longer(first, second) is (first.amount > second.amount)
    if is_longer(first, second) is True:
        assert is_longer(second, first) is False


@pytest.mark.parametrize(("first", "second", "sure"), [
    ((11, "workdays"), (10, "days"), True),
    ((10, "workdays"), (10, "days"), None),
    ((1, "workdays"), (10, "days"), None),
    ((10, "days"), (10, "workdays"), False),
    ((11, "days"), (10, "workdays"), None),
    ((1000, "days"), (1, "workdays"), None),
    ((31, "days"), (1, "months"), None),
    ((32, "days"), (1, "months"), True),
    ((29, "days"), (1, "months"), None),
    ((28, "days"), (1, "months"), False),
    ((1, "months"), (27, "days"), True),
    ((1, "months"), (28, "days"), None),
    ((1, "months"), (31, "days"), False),
    ((32, "workdays"), (1, "months"), True),
    ((31, "workdays"), (1, "months"), None),
    ((1, "months"), (31, "workdays"), False),
    ((1, "months"), (30, "workdays"), None),
    ((24, "hours"), (1, "days"), False),
    ((25, "hours"), (1, "days"), None),
    ((48, "hours"), (1, "days"), None),
    ((49, "hours"), (1, "days"), True),
    ((1, "days"), (23, "hours"), True),
    ((1, "days"), (24, "hours"), None),
    ((1, "days"), (48, "hours"), False),
    ((2, "workdays"), (47, "hours"), True),
    ((2, "workdays"), (48, "hours"), None),
    ((24, "hours"), (1, "workdays"), False),
])
def test_known_answers(first: tuple[int, LimitUnit], second: tuple[int, LimitUnit], sure: bool | None) -> None:
    assert is_longer(Limit(*first), Limit(*second)) is sure


@given(st.integers(1, 40))
def test_the_bounds_of_months_are_those_of_the_calendar(count: int) -> None:
    lengths = []
    for first in range(48):
        months = [divmod(first + at, 12) for at in range(count)]
        # 2001 to 2004 and on for a leap year among four; 2097 and on for eight years without one.
        lengths += [sum(monthrange(start + year, month + 1)[1] for year, month in months) for start in (2001, 2097)]
    assert days_in_months(count) == (min(lengths), max(lengths))


def test_many_months_are_whole_cycles_and_a_rest() -> None:
    assert days_in_months(4800) == (146_097, 146_097)
    assert days_in_months(4801) == (146_097 + 28, 146_097 + 31)
    assert days_in_months(999_999)[0] > 999_999 * 30
