"""The graph of a process, against walking every way."""

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.process import Process, Ways, process_of, processes
from tests.building import catalog
from tests.flow import drawing
from tests.flow.drawing import END, Steps, catalog_of, groups, targets, walked, ways_from


def process(steps: Steps, **fields: object) -> Process:
    return process_of(catalog_of(steps, **fields).powers["X"])


@given(drawing.processes(), st.data())
def test_reached_are_the_steps_on_some_way_from_a_start(steps: Steps, data: st.DataObject) -> None:
    starts = data.draw(st.lists(st.sampled_from(sorted(steps)), min_size=1, unique=True))
    of = process(steps, start=starts)
    expected = set().union(*(walked(steps, start) for start in starts)) - {END}
    assert of.reached == expected
    assert set(of.sequence) == set(steps)
    assert set(of.sequence[:len(expected)]) == expected


@given(drawing.processes())
def test_the_sequence_is_by_the_length_of_the_shortest_way(steps: Steps) -> None:
    of = process(steps)
    shortest = {step: min((len(way) for way in ways_from(steps, "a") if way[-1] == step), default=99)
                for step in steps}
    assert [shortest[step] for step in of.sequence] == sorted(shortest.values())


@given(drawing.processes())
def test_there_is_an_order_just_where_no_forward_way_comes_back(steps: Steps) -> None:
    of = process(steps)
    is_cyclic = bool(groups(steps, lambda a, b: b in walked(steps, a)))
    assert (of.order == ()) is is_cyclic
    assert is_cyclic or all(of.order.index(key) < of.order.index(to)
                            for key in steps for to in targets(steps, key) if to != END)


@given(drawing.processes())
def test_numbers_grow_along_every_forward_way_and_end_with_what_is_never_reached(steps: Steps) -> None:
    of = process(steps)
    assert sorted(of.numbered) == sorted(steps)
    reached = walked(steps, "a") - {END}
    assert set(of.numbered[:len(reached)]) == reached
    is_cyclic = bool(groups(steps, lambda a, b: b in walked(steps, a)))
    assert is_cyclic or all(of.numbered.index(key) < of.numbered.index(to)
                            for key in reached for to in targets(steps, key) if to != END)


def test_a_short_cut_takes_no_number_from_what_it_leaves_out() -> None:
    of = process({"a": [{"to": "c"}, {"to": "b"}], "b": [{"to": "c"}], "c": [{"to": END}]})
    assert (of.sequence, of.numbered) == (("a", "c", "b"), ("a", "b", "c"))


@given(drawing.processes())
def test_traps_are_what_a_case_reaches_and_cannot_leave(steps: Steps) -> None:
    from_anywhere = {key: walked(steps, key, back=True) for key in steps}
    together = groups(steps, lambda a, b: b in from_anywhere[a])
    expected = {members for members in together
                if members & walked(steps, "a") and all(from_anywhere[key] <= members for key in members)}
    assert set(process(steps).traps) == expected


@pytest.mark.parametrize(("next_", "expected"), [
    ("b", Ways(onward=("b",), branches=1)),
    ({"to": "b"}, Ways(onward=("b",), branches=1)),
    (["b", {"to": "b", "return": "send_back"}], Ways(onward=("b",), back=("b",), returns=True, branches=1)),
    (["a", {"to": "a", "return": "send_back"}], Ways(to_itself=True, returns=True, branches=1)),
    (["end", {"to": "end", "return": "withdraw"}], Ways(ends=True, ends_back=True, returns=True, branches=1)),
    (["nowhere"], Ways(is_vague=True, branches=1)),
    ([{"when": "齐全"}], Ways(is_vague=True, branches=1)),
    ([{"to": 5}, ""], Ways(is_vague=True, branches=2)),
    ([{"to": "nowhere", "return": "send_back"}], Ways(is_vague_back=True, returns=True)),
    ([{"to": "b", "return": "sendback"}], Ways(back=("b",), returns=True)),
    ([{"to": "b", "return": None}], Ways(onward=("b",), branches=1)),
    (["b", 5], Ways(onward=("b",), is_vague=True, branches=1)),
    (5, Ways(is_vague=True)),
    ([], Ways(is_dead=True)),
    (None, Ways(is_dead=True)),
])
def test_ways_are_read_as_they_are_written(next_: object, expected: Ways) -> None:
    of = catalog_of({"a": {"next": next_}, "b": ["end"]})
    assert process_of(of.powers["X"]).ways["a"] == expected


@pytest.mark.parametrize(("start", "starts", "is_vague"), [
    ("a", ("a",), False),
    (["a", "b"], ("a", "b"), False),
    (["a", "a"], ("a",), False),
    (["a", "nowhere"], ("a",), True),
    ("nowhere", (), True),
    (7, (), True),
    (None, (), False),
    ([], (), False),
])
def test_starts_are_the_steps_that_are_there(start: object, starts: tuple[str, ...], is_vague: bool) -> None:
    of = process({"a": [{"to": "end"}], "b": [{"to": "end"}]}, start=start)
    assert of.starts == starts
    assert of.is_start_vague is is_vague
    assert of.reached == set(starts or "ab")


def test_a_power_that_has_ended_or_has_no_steps_has_no_process() -> None:
    steps = {"a": {"next": "end"}}
    of = catalog(powers={"p": {"steps": steps}, "past": {"steps": steps, "valid_to": "2026-06-29"},
                         "retired": {"steps": steps, "status": "retired"}, "bare": {}, "empty": {"steps": {}},
                         "suspended": {"steps": steps, "status": "suspended"},
                         "last-day": {"steps": steps, "valid_to": "2026-06-30"}})
    assert [power.id for power, _ in processes(of)] == ["p", "suspended", "last-day"]


def test_a_process_is_built_once_and_goes_with_its_power() -> None:
    of = catalog_of({"a": [{"to": "end"}]})
    first = process_of(of.powers["X"])
    assert process_of(of.powers["X"]) is first
    gone = weakref.ref(first)
    del of, first
    gc.collect()
    assert gone() is None
