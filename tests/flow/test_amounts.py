"""Bands of amounts, against asking amount by amount."""

from itertools import pairwise
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.amounts import (
    EVERY_AMOUNT,
    Range,
    amounts_by_step,
    common,
    covered_twice,
    in_words,
    left_out,
    range_of,
    union,
)
from riskctl.flow.process import process_of
from riskctl.model.power import Band
from tests.flow.drawing import END, Steps, catalog_of, processes

BOUNDS = st.integers(0, 6)
RANGES = st.lists(st.tuples(BOUNDS, st.one_of(BOUNDS, st.just(inf))), max_size=5)
SAMPLES = [at / 2 for at in range(1, 16)]


def holds(amount: float, ranges: list[Range] | tuple[Range, ...]) -> int:
    """How many of the ranges the amount lies in."""
    return sum(over < amount <= to for over, to in ranges)


def is_tidy(ranges: tuple[Range, ...]) -> bool:
    return all(over < to for over, to in ranges) and all(low[1] < high[0] for low, high in pairwise(ranges))


@given(RANGES)
def test_a_union_holds_what_any_range_holds(ranges: list[Range]) -> None:
    found = union(ranges)
    assert is_tidy(found)
    assert all((holds(amount, found) == 1) is (holds(amount, ranges) > 0) for amount in SAMPLES)


@given(RANGES)
def test_what_is_covered_twice_lies_in_two_ranges_or_more(ranges: list[Range]) -> None:
    found = covered_twice(ranges)
    assert is_tidy(found)
    assert all((holds(amount, found) == 1) is (holds(amount, ranges) > 1) for amount in SAMPLES)


@given(RANGES, RANGES)
def test_common_and_left_out_part_the_first(first: list[Range], second: list[Range]) -> None:
    shared, rest = common(first, second), left_out(first, second)
    assert is_tidy(shared)
    assert is_tidy(rest)
    for amount in SAMPLES:
        assert (holds(amount, shared) == 1) is (holds(amount, first) > 0 and holds(amount, second) > 0)
        assert (holds(amount, rest) == 1) is (holds(amount, first) > 0 and holds(amount, second) == 0)


@given(processes(5), st.data())
def test_an_amount_comes_to_a_step_by_a_way_that_lets_it_through(steps: Steps, data: st.DataObject) -> None:
    band = st.one_of(st.none(), st.fixed_dictionaries({}, optional={"over": BOUNDS, "to": BOUNDS}))
    written: dict[str, list[dict[str, Any]]] = {
        key: [{**way, **({} if (drawn := data.draw(band)) is None else {"measure": drawn})} for way in ways]
        for key, ways in steps.items()}
    found = amounts_by_step(process_of(catalog_of(written).powers["X"]))
    for amount in SAMPLES:
        met, waiting = {"a"}, ["a"]
        while waiting:
            for way in written[waiting.pop()]:
                bounds = way.get("measure", {})
                passes = bounds.get("over", 0) < amount <= bounds.get("to", inf)
                if passes and "return" not in way and way["to"] not in {*met, END}:
                    met.add(way["to"])
                    waiting.append(way["to"])
        assert {step for step, ranges in found.items() if holds(amount, ranges)} == met


def test_a_band_that_cannot_be_read_lets_nothing_through() -> None:
    steps = {"a": [{"to": "b", "measure": {"over": "多"}}, {"to": "c", "measure": 5}, "d"],
             "b": ["end"], "c": ["end"], "d": ["end"]}
    found = amounts_by_step(process_of(catalog_of(steps).powers["X"]))
    assert {step for step, ranges in found.items() if ranges} == {"a", "d"}


@pytest.mark.parametrize(("band", "expected"), [
    ({}, (0, inf)), ({"over": 5}, (5, inf)), ({"to": 5}, (0, 5)), ({"over": 0.5, "to": 5}, (0.5, 5)),
    ({"over": None, "to": 5}, (0, 5)), ({"over": "5"}, None), ({"to": -1}, None), ({"to": 0}, (0, 0)),
])
def test_an_open_bound_is_no_bound_and_a_faulty_one_no_range(
        band: dict[str, object], expected: Range | None) -> None:
    assert range_of(Band(band)) == expected


@pytest.mark.parametrize(("step", "expected"), [
    ({"authority": [{"to": 5}]}, True),
    ({"next": [{"to": "end", "measure": {"to": 5}}]}, True),
    ({"next": [{"to": "end", "when": "齐全"}]}, False),
    ({}, False),
])
def test_a_process_has_amounts_where_something_depends_on_one(
        step: dict[str, object], expected: bool) -> None:
    assert process_of(catalog_of({"a": step}).powers["X"]).by_amount == (("a",) if expected else ())


def test_bounds_in_words_are_exact() -> None:
    assert in_words((12345678, 123456789)) == ["> 12345678", "≤ 123456789"]
    assert in_words(EVERY_AMOUNT[0]) == ["> 0"]
