"""How long a process may take, against adding up every way and against calendars."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from riskctl.flow.duration import Longest, longer_than
from riskctl.flow.process import Process, process_of
from riskctl.model.quantity import LIMIT_UNITS, Limit
from tests.flow.drawing import END, Steps, acyclic, catalog_of, ways_from

LIMITS = st.builds(Limit, st.integers(1, 40), st.sampled_from(LIMIT_UNITS))


def process(steps: dict[str, Any]) -> Process:
    return process_of(catalog_of(steps).powers["X"])


def with_limits(steps: Steps, limits: dict[str, Limit | None]) -> dict[str, Any]:
    return {key: {"next": list(ways), **({"time_limit": str(limit)} if (limit := limits[key]) else {})}
            for key, ways in steps.items()}


@given(acyclic(6), st.data())
def test_in_one_unit_the_longest_way_decides(steps: Steps, data: st.DataObject) -> None:
    unit = data.draw(st.sampled_from(LIMIT_UNITS))
    drawn = st.one_of(st.none(), st.builds(Limit, st.integers(1, 9), st.just(unit)))
    limits = {key: data.draw(drawn) for key in steps}
    of = process(with_limits(steps, limits))
    last, skip_first = data.draw(st.sampled_from([None, *steps])), data.draw(st.booleans())
    ways = [[step for step in way if step != END] for way in ways_from(steps, "a")
            if last in (None, way[-1])]
    sums = [sum(limit.amount for step in way[skip_first:] if (limit := limits[step])) for way in ways]
    longest = max(sums, default=0)
    for amount in {1, longest - 1, longest, longest + 1} - {0, -1}:
        found = longer_than(Limit(amount, unit), of, ["a"], last, skip_first=skip_first)
        assert (found is not None) is (longest > amount)
        if found is not None:
            assert found.sums == (Limit(longest, unit),)
            heaviest = [way for way, total in zip(ways, sums, strict=True) if total == longest]
            assert list(found.steps) in heaviest


def after(day: date, limit: Limit, holidays: set[date]) -> date:
    """The last day of a limit that begins on the day after."""
    match limit.unit:
        case "hours":
            return day
        case "days":
            return day + timedelta(days=limit.amount)
        case "months":
            months = day.month - 1 + limit.amount
            year, month = day.year + months // 12, months % 12 + 1
            return date(year, month, min(day.day, monthrange(year, month)[1]))
        case "workdays":
            left = limit.amount
            while left:
                day += timedelta(days=1)
                left -= day not in holidays
            return day


@given(st.lists(LIMITS, min_size=1, max_size=5), LIMITS, st.sets(st.integers(0, 400), max_size=120),
       st.integers(1, 28))
def test_what_is_surely_longer_is_longer_on_any_calendar(
        steps: list[Limit], limit: Limit, off: set[int], first: int) -> None:
    assume(all(step.unit != "hours" for step in steps) and limit.unit != "hours")
    row = {f"s{at}": {"time_limit": str(step), "next": [f"s{at + 1}" if at + 1 < len(steps) else END]}
           for at, step in enumerate(steps)}
    found = longer_than(limit, process(row), ["s0"], None, skip_first=False)
    start = date(2026, 1, first)
    holidays = {start + timedelta(days=day) for day in off}
    day = start
    for step in steps:
        day = after(day, step, holidays)
    if found is not None:
        assert day > after(start, limit, holidays)


@pytest.mark.parametrize(("limit", "steps", "expected"), [
    ("10 days", ["11 workdays"], ["11 workdays"]),
    ("10 days", ["10 workdays"], None),
    ("10 workdays", ["100 days"], None),
    ("20 days", ["1 month"], ["1 month"]),
    ("28 days", ["1 month"], None),
    ("1 month", ["20 workdays", "12 days"], ["20 workdays", "12 days"]),
    ("1 month", ["31 days"], None),
    ("1 month", ["1 month", "1 day"], None),
    ("1 month", ["1 month", "4 days"], ["4 days", "1 month"]),
    ("1 month", ["2 months"], ["2 months"]),
    ("24 hours", ["25 hours"], ["25 hours"]),
    ("24 hours", ["3 days"], None),
    ("1 day", ["100 hours"], None),
])
def test_other_units_count_only_where_every_calendar_agrees(
        limit: str, steps: list[str], expected: list[str] | None) -> None:
    row = {f"s{at}": {"time_limit": step, "next": [f"s{at + 1}" if at + 1 < len(steps) else "end"]}
           for at, step in enumerate(steps)}
    amount, unit = limit.split()
    of = process(row)
    units = {each.rstrip("s"): each for each in LIMIT_UNITS}
    found = longer_than(Limit(int(amount), units[unit.rstrip("s")]), of, ["s0"], None, skip_first=False)
    assert (None if found is None else [str(each) for each in found.sums]) == expected


def test_steps_outside_the_clock_do_not_count() -> None:
    steps = {"a": {"time_limit": "2 days", "next": ["b"]},
             "b": {"time_limit": "9 days", "clock": "stops", "next": ["c"]},
             "c": {"time_limit": "9 days", "clock": "outside", "next": ["d"]},
             "d": {"time_limit": "2 days", "clock": "counts", "next": ["end"]}}
    assert longer_than(Limit(4, "days"), process(steps), ["a"], None, skip_first=False) is None
    found = longer_than(Limit(3, "days"), process(steps), ["a"], None, skip_first=False)
    assert found == Longest(("a", "b", "c", "d"), (Limit(4, "days"),))


def test_a_cycle_has_no_longest_way() -> None:
    steps = {"a": {"time_limit": "9 days", "next": ["b"]},
             "b": {"time_limit": "9 days", "next": ["a", "end"]}}
    assert longer_than(Limit(3, "days"), process(steps), ["a"], None, skip_first=False) is None
