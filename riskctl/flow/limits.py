"""Which of two limits of time is the longer, where every calendar gives the same answer.

A limit in days begins on the day after the event and ends with its last day, so n days are between 24n and
24(n + 1) hours. Workday n is never before day n, and no calendar says how long it may be put off. Months are
from the fewest to the most days that so many consecutive months have. That a last day on a holiday is put off
is left out of account.
"""

from functools import lru_cache
from math import inf

from riskctl.model.quantity import Limit

Span = tuple[float, float]
_CYCLE_MONTHS, _CYCLE_DAYS = 4800, 146_097
_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_longer(first: Limit, second: Limit) -> bool | None:
    """Whether the first is longer than the second: surely, surely not, or None where the calendar decides.

    >>> [is_longer(Limit(n, "workdays"), Limit(10, "days")) for n in (11, 10)]
    [True, None]
    """
    if first.unit == second.unit:
        return first.amount > second.amount
    measure = _hours if "hours" in (first.unit, second.unit) else _days
    (least, most), (other_least, other_most) = measure(first), measure(second)
    if least > other_most:
        return True
    return False if most <= other_least else None


def _days(limit: Limit) -> Span:
    match limit.unit:
        case "workdays":
            return limit.amount, inf
        case "months":
            return days_in_months(limit.amount)
        case "days" | "hours":
            return limit.amount, limit.amount


def _hours(limit: Limit) -> Span:
    if limit.unit == "hours":
        return limit.amount, limit.amount
    least, most = _days(limit)
    return 24 * least, 24 * (most + 1)


@lru_cache(maxsize=256)
def days_in_months(count: int) -> tuple[int, int]:
    """The fewest and the most days that so many consecutive months have.

    >>> days_in_months(1), days_in_months(3), days_in_months(12)
    ((28, 31), (89, 92), (365, 366))
    """
    cycles, rest = divmod(count, _CYCLE_MONTHS)
    sums = [0]
    for at in range(_CYCLE_MONTHS + rest):
        year, month = divmod(at, 12)
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        sums.append(sums[-1] + (29 if month == 1 and is_leap else _MONTHS[month]))
    lengths = [sums[at + rest] - sums[at] for at in range(_CYCLE_MONTHS)]
    return cycles * _CYCLE_DAYS + min(lengths), cycles * _CYCLE_DAYS + max(lengths)
