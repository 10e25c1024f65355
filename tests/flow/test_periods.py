"""Periods with open ends, and which of them clash."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.periods import Period, clashes, is_well_dated
from riskctl.model.organization import Assignment

START = date(2026, 1, 1)
DAYS = range(-1, 9)


def day(number: int | None) -> date | None:
    return None if number is None else START + timedelta(days=number)


NUMBERS = st.none() | st.integers(0, 7)
PERIODS = st.lists(st.tuples(NUMBERS, NUMBERS, st.sampled_from("xyz")), max_size=7)


def lasts_over(first: int | None, last: int | None, number: int) -> bool:
    return (first is None or first <= number) and (last is None or number <= last)


def begins_before(one: tuple[int | None, int], other: tuple[int | None, int]) -> bool:
    """By first day, and by position where the first days are the same."""
    return (-1 if one[0] is None else one[0], one[1]) < (-1 if other[0] is None else other[0], other[1])


@given(PERIODS, st.booleans())
def test_those_that_clash_are_those_with_a_day_in_common(drawn: list[tuple[int | None, int | None, str]],
                                                         handover: bool) -> None:
    expected = set()
    for at, (first, last, owner) in enumerate(drawn):
        for other_at, (other_first, other_last, other_owner) in enumerate(drawn):
            if owner == other_owner or not begins_before((other_first, other_at), (first, at)):
                continue
            shared = [number for number in DAYS
                      if lasts_over(first, last, number) and lasts_over(other_first, other_last, number)]
            if shared and not (handover and first is not None and first == other_last):
                expected.add(at)
    found = list(clashes((Period(day(first), day(last), owner, at) for at,
                          (first, last, owner) in enumerate(drawn)),
                         handover=handover))
    assert {later.what for later, _ in found} == expected
    assert len(found) == len(expected)
    assert all(later.owner != earlier.owner and earlier.start <= later.start <= earlier.end for later,
               earlier in found)


@pytest.mark.parametrize(("last", "first", "always", "without_handover"), [
    (4, 3, True, True), (4, 4, False, True), (4, 5, False, False),
])
def test_a_handover_takes_one_day(last: int, first: int, always: bool, without_handover: bool) -> None:
    periods = [Period(day(0), day(last), "x", 0), Period(day(first), None, "y", 1)]
    assert bool(list(clashes(periods, handover=True))) is always
    assert bool(list(clashes(periods))) is without_handover


def test_the_rival_named_is_the_one_that_ends_last() -> None:
    periods = [Period(day(0), day(5), "x", 0), Period(day(1), day(7), "y", 1), Period(day(2), day(3), "z", 2)]
    assert [(later.what, earlier.what) for later, earlier in clashes(periods)] == [(1, 0), (2, 1)]


@pytest.mark.parametrize(("fields", "well"), [
    ({}, True), ({"from": None, "to": None}, True), ({"from": "2026-01-01", "to": "2026-02-01"}, True),
    ({"from": "2026-02-30"}, False), ({"to": "明年"}, False), ({"from": "2026-01-01", "to": 2026}, False),
])
def test_a_misspelt_day_is_no_open_end(fields: dict[str, object], well: bool) -> None:
    assert is_well_dated(Assignment(fields)) is well
