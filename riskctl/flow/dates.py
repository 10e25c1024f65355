"""Counting days, months and years on the calendar.

A month after a day is the day of the same number in the next month, or that month's last day where it has no such
number: a month after 31 January is the last of February. Months are always counted from the day they begin with, never
one from the other, so twelve months after 31 January are 31 January. What is due within a period is still in order on
the day so counted, and overdue on the day after it.
"""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from math import ceil, isfinite

from riskctl.model.quantity import Limit

MONTHS_A_YEAR, HOURS_A_DAY = 12, 24


def add_months(day: date, months: int) -> date:
    """The day so many months later (earlier, if negative); the last or first day of the calendar beyond its ends.

    >>> [str(add_months(date(2026, 8, 31), months)) for months in (1, 6, 18, -2)]
    ['2026-09-30', '2027-02-28', '2028-02-29', '2026-06-30']
    """
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_days(day: date, days: int) -> date:
    """The day so many days later; the last day of the calendar beyond its end.

    >>> str(add_days(date(2026, 12, 31), 60)), str(add_days(date(9999, 12, 31), 1))
    ('2027-03-01', '9999-12-31')
    """
    return day + timedelta(days=min(days, (date.max - day).days))


def last_day(start: date, interval: Limit) -> date:
    """The last day on which an interval that begins with something done on a day surely still runs.

    Workdays count as days, since workday n is never before day n; hours as the whole days in them.

    >>> [str(last_day(date(2026, 8, 31), Limit(6, unit))) for unit in ("months", "workdays", "hours")]
    ['2027-02-28', '2026-09-06', '2026-08-31']
    """
    match interval.unit:
        case "months":
            return add_months(start, interval.amount)
        case "days" | "workdays":
            return add_days(start, interval.amount)
        case "hours":
            return add_days(start, interval.amount // HOURS_A_DAY)


def add_years(day: date, years: float) -> date:
    """The day so many years later; a part of a year is rounded up to whole months.

    >>> str(add_years(date(2024, 2, 29), 5)), str(add_years(date(2026, 1, 15), 2.5))
    ('2029-02-28', '2028-07-15')
    """
    if not isfinite(years) or years > MAXYEAR:
        return date.max
    return add_months(day, ceil(years * MONTHS_A_YEAR))


def full_years(start: date, day: date) -> int:
    """How many whole years have passed from one day to the other; 0 if the other is earlier.

    >>> [full_years(date(2020, 6, 1), day) for day in (date(2026, 5, 31), date(2026, 6, 1))]
    [5, 6]
    """
    years = day.year - start.year
    return max(0, years if add_months(start, years * MONTHS_A_YEAR) <= day else years - 1)
