"""How long a process may take by the limits of its steps, where every calendar gives the same answer."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from riskctl.flow.limits import days_in_months
from riskctl.flow.process import Process
from riskctl.model.power import Step
from riskctl.model.quantity import LIMIT_UNITS, Limit
from riskctl.model.vocabulary import Clock

Measure = Callable[[Limit], int]


class Longest(NamedTuple):
    """A longest way through a process: its steps in order, and the limits that were added up, by unit."""

    steps: tuple[str, ...]
    sums: tuple[Limit, ...]


def longer_than(limit: Limit, process: Process, first: Collection[str], last: str | None,
                *, skip_first: bool) -> Longest | None:
    """A way from one of the first steps to the last (any, if None) whose limits surely add up to more.

    Limits in other units count with what they take at least on every calendar, or not at all. Steps outside
    the clock do not count, nor do the first ones if `skip_first`. None where no way is surely longer, or
    where forward ways form a cycle. Cost steps + ways.
    """
    limits = {key: counted for key, step in process.steps.items()
              if (counted := counted_limit(step)) and not (skip_first and key in first)}
    for most, measure in _measures(limit):
        weights = {step: measure(counted) for step, counted in limits.items()}
        if sum(weights.values()) <= most:
            continue
        way = _heaviest_way(process, first, last, weights)
        if sum(weights.get(step, 0) for step in way) > most:
            return Longest(way, _by_unit([limits[step] for step in way if weights.get(step)]))
    return None


def counted_limit(step: Step) -> Limit | None:
    """The limit of the step if it runs within the time of the power."""
    return None if step.clock in (Clock.OUTSIDE, Clock.STOPS) else step.time_limit


def _measures(limit: Limit) -> tuple[tuple[int, Measure], ...]:
    """The ways to compare: at most so much, and what each limit takes at least in the same measure."""
    def in_same_unit(other: Limit) -> int:
        return other.amount if other.unit == limit.unit else 0

    same = (limit.amount, in_same_unit)
    match limit.unit:
        case "workdays" | "hours":
            return (same,)
        case "days":
            return ((limit.amount, least_days),)
        case "months":
            return (same, (days_in_months(limit.amount)[1], least_days))


def least_days(limit: Limit) -> int:
    """The days that pass at least before the limit is over: workday n is never before day n."""
    match limit.unit:
        case "workdays" | "days":
            return limit.amount
        case "months":
            return days_in_months(limit.amount)[0]
        case "hours":
            return 0


def _heaviest_way(process: Process, first: Collection[str], last: str | None,
                  weights: Mapping[str, int]) -> tuple[str, ...]:
    """A way of the greatest weight from one of the first steps to the last; () if there is none."""
    best: dict[str, int] = {}
    came_from: dict[str, str] = {}
    for step in process.order:
        if step in first and step not in best:
            best[step] = weights.get(step, 0)
        if step not in best:
            continue
        for following in process.onward[step]:
            total = best[step] + weights.get(following, 0)
            if total > best.get(following, -1):
                best[following] = total
                came_from[following] = step
    end = last if last is not None else max(best, key=best.__getitem__, default=None)
    if end is None or end not in best:
        return ()
    way = [end]
    while way[-1] in came_from:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _by_unit(limits: Collection[Limit]) -> tuple[Limit, ...]:
    sums = ((sum(limit.amount for limit in limits if limit.unit == unit), unit) for unit in LIMIT_UNITS)
    return tuple(Limit(amount, unit) for amount, unit in sums if amount)
