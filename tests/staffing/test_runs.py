"""Runs of a power, against every function of choices tried one by one."""

import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.staffing import runs as module
from riskctl.staffing.runs import bands_of, greatest, least, runs_of
from tests.building import catalog
from tests.staffing.brute_force import runs
from tests.staffing.worlds import world


def power(steps: dict[str, Any], **rest: Any) -> Any:
    filled = {key: {"name": key, "kind": "review", "post": "p", **step} for key, step in steps.items()}
    return catalog(powers={"w": {"name": "事项", "start": next(iter(steps)), "steps": filled, **rest}}).powers["w"]


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_runs_are_those_of_every_function_of_choices(seed: int) -> None:
    records = world(random.Random(seed), rules=0)
    found = runs_of(catalog(**records).powers["w"])
    assert found is not None
    plain, every = runs(records["powers"]["w"], returning=False), runs(records["powers"]["w"], returning=True)
    assert {frozenset(found.named(run)) for run in found.plain} == plain
    assert {frozenset(found.named(run)) for run in found.every} == every
    assert {frozenset(found.named(run)) for run in found.widest} == {run for run in every if not any(run < other for other in every)}
    for one, other in combinations(found.steps, 2):
        assert found.meet(one, other) == any(one in run and other in run for run in every)


def test_exclusive_branches_meet_only_through_a_return() -> None:
    steps: dict[str, Any] = {"s": {"next": ["a", "b"]}, "a": {"next": ["end"]}, "b": {"next": ["end"]}}
    found = runs_of(power(steps))
    assert found is not None
    assert not found.meet("a", "b")
    steps["a"] = {"next": ["end", {"to": "s", "return": "send_back", "reason": "退回"}]}
    found = runs_of(power(steps))
    assert found is not None
    assert found.meet("a", "b")
    assert [found.named(run) for run in found.plain] == [("s", "a"), ("s", "b")]


def test_branches_of_a_fork_that_come_together_choose_once() -> None:
    found = runs_of(power({"s": {"split": "all", "next": ["a", "b"]}, "a": {"next": ["j"]}, "b": {"next": ["j"]},
                           "j": {"join": "all", "next": ["x", "y"]}, "x": {"next": ["end"]}, "y": {"next": ["end"]}}))
    assert found is not None
    assert [found.named(run) for run in found.plain] == [("s", "a", "b", "j", "x"), ("s", "a", "b", "j", "y")]


def test_a_band_lets_through_only_what_its_amounts_come_to() -> None:
    record = power({"s": {"next": [{"to": "a", "measure": {"to": 5}}, {"to": "b", "measure": {"over": 5}}]},
                    "a": {"next": ["end"]}, "b": {"next": ["end"]}}, measure={"name": "金额", "unit": "元"})
    assert bands_of(record) == ((0, 5), (5, float("inf")))
    named = [[found.named(run) for run in found.plain] for band in bands_of(record) if (found := runs_of(record, band))]
    assert named == [[("s", "a")], [("s", "b")]]


def test_a_run_along_a_negative_outcome_can_be_left_out() -> None:
    record = power({"s": {"next": ["a", {"to": "b", "outcome": "不准予", "negative": True}]},
                    "a": {"next": ["end"]}, "b": {"next": ["end"]}})
    found = runs_of(record, without_negative=True)
    assert found is not None
    assert [found.named(run) for run in found.plain] == [("s", "a")]


@pytest.mark.parametrize("steps", [
    {"s": {"next": ["nowhere"]}},
    {"s": {"next": ["a"]}, "a": {"next": ["s"]}},
])
def test_a_flow_that_cannot_be_followed_has_no_runs(steps: dict[str, Any]) -> None:
    assert runs_of(power(steps)) is None


def test_too_many_runs_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: dict[str, Any] = {}
    for at in range(6):
        steps |= {f"c{at}": {"next": [f"a{at}", f"b{at}"]}, f"a{at}": {"next": [f"c{at + 1}"]}, f"b{at}": {"next": [f"c{at + 1}"]}}
    steps["c6"] = {"next": ["end"]}
    found = runs_of(power(steps))
    assert found is not None
    assert len(found.plain) == 64
    monkeypatch.setattr(module, "MOST_STATES", 50)
    assert runs_of(power(steps)) is None


def test_the_greatest_and_least_of_sets() -> None:
    assert greatest([1, 3, 4, 3]) == (3, 4)
    assert least([1, 3, 4, 5]) == (1, 4)
