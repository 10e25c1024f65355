"""Counting days, months and years, against counting them off one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.dates import add_days, add_months, add_years, full_years, last_day
from riskctl.model.quantity import Limit

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def walked(day: date, months: int) -> date:
    """Go month by month over their first days, then through the days of the last month up to the number of the day."""
    first = day.replace(day=1)
    for _ in range(abs(months)):
        first = (first + timedelta(days=31)).replace(day=1) if months > 0 else (first - timedelta(days=1)).replace(day=1)
    end = first
    while (end + timedelta(days=1)).month == first.month and end.day < day.day:
        end += timedelta(days=1)
    return end


@given(DAYS, st.integers(-200, 200))
def test_a_month_after_a_day_is_the_same_day_of_the_next_or_its_last(day: date, months: int) -> None:
    assert add_months(day, months) == walked(day, months)


@given(DAYS, st.integers(0, 120), st.integers(0, 120))
def test_more_months_end_later(day: date, months: int, more: int) -> None:
    assert add_months(day, months) <= add_months(day, months + more)


@pytest.mark.parametrize(("day", "months", "expected"), [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-31", 2, "2026-03-31"),
    ("2026-12-31", 2, "2027-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2026-02-28", 1, "2026-03-28"), ("2026-05-22", 6, "2026-11-22"), ("9999-06-01", 12, "9999-12-31"),
    ("0001-01-31", -1, "0001-01-01"), ("9999-12-31", 0, "9999-12-31"),
])
def test_month_ends_and_the_ends_of_the_calendar(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(("limit", "expected"), [
    (Limit(6, "months"), "2027-02-28"), (Limit(1, "months"), "2026-09-30"), (Limit(90, "days"), "2026-11-29"),
    (Limit(999_999, "months"), "9999-12-31"), (Limit(999_999, "days"), "4764-07-27"),
    (Limit(6, "workdays"), "2026-09-06"), (Limit(24, "hours"), "2026-09-01"), (Limit(47, "hours"), "2026-09-01"),
    (Limit(23, "hours"), "2026-08-31"),
])
def test_intervals_have_a_last_day(limit: Limit, expected: str) -> None:
    assert last_day(date(2026, 8, 31), limit) == date.fromisoformat(expected)


@given(DAYS, st.integers(1, 60), st.sets(st.integers(0, 6), max_size=4))
def test_no_calendar_ends_workdays_before_the_last_day_that_is_sure(day: date, amount: int, free: set[int]) -> None:
    """Whatever days of the week are free, so many workdays take so many days at least."""
    end, left = day, amount
    while left:
        end += timedelta(days=1)
        left -= end.weekday() not in free
    assert last_day(day, Limit(amount, "workdays")) <= end


@given(DAYS, st.integers(-400, 40_000))
def test_days_are_added(day: date, days: int) -> None:
    assert add_days(day, days) == day + timedelta(days=days)


@pytest.mark.parametrize(("years", "expected"), [
    (0, "2024-02-29"), (1, "2025-02-28"), (4, "2028-02-29"), (0.5, "2024-08-29"), (2.3, "2026-06-29"), (1.25, "2025-05-29"),
    (9000, "9999-12-31"), (float("inf"), "9999-12-31"), (1e300, "9999-12-31"),
])
def test_parts_of_years_are_rounded_up_to_months(years: float, expected: str) -> None:
    assert add_years(date(2024, 2, 29), years) == date.fromisoformat(expected)


@given(DAYS, DAYS)
def test_full_years_are_the_birthdays_that_have_passed(start: date, day: date) -> None:
    count = 0
    while walked(start, 12 * (count + 1)) <= day:
        count += 1
    assert full_years(start, day) == count
