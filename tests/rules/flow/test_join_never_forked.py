"""ST106: a join at which no branches of a fork come together."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.rules.flow.join_never_forked import RULE
from tests.building import facts
from tests.flow.drawing import catalog_of
from tests.flow.test_forks import BLOCKS, Block, lay_out
from tests.rules.flow.naming import at

CHOICE = {"f": ["a", "b"], "a": ["j"], "b": ["j"], "j": {"join": "all", "next": ["end"]}}


@pytest.mark.parametrize(("changes", "expected"), [
    ({}, [at("j", "join")]),
    ({"f": {"split": "one", "next": ["a", "b"]}}, [at("j", "join")]),
    ({"f": {"split": "all", "next": ["a", "b"]}}, []),
    ({"f": {"split": "al", "next": ["a", "b"]}}, []),
    ({"j": {"join": "one", "next": ["end"]}}, []),
    ({"j": {"join": "al", "next": ["end"]}}, []),
    ({"f": ["a"], "b": ["end"]}, [at("j", "join")]),
    ({"f": ["nowhere", "a"]}, []),
    ({"j": {"join": "all", "next": ["f"]}}, []),
    ({"f": ["end"]}, []),
    ({"f": {"split": "all", "next": ["a", "b"]}, "a": ["k"], "b": ["k"], "k": ["j"]}, []),
    ({"f": {"split": "all", "next": ["a", "b"]}, "j": {"join": "all", "next": ["k"]},
      "k": {"join": "all", "next": ["end"]}}, [at("k", "join")]),
])
def test_a_join_that_no_fork_feeds_is_found(changes: dict[str, Any], expected: list[Any]) -> None:
    assert facts(RULE, catalog_of({**CHOICE, **changes})) == expected


def test_several_starts_are_no_fork() -> None:
    assert facts(RULE, catalog_of(CHOICE, start=["a", "b"])) == [at("j", "join")]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of(CHOICE, status="retired")) == []


@given(BLOCKS, st.data())
def test_turning_a_fork_into_a_choice_leaves_its_join_without_one(block: Block, data: st.DataObject) -> None:
    steps: dict[str, Any] = {}
    start = lay_out(["fork", block, ["step"]], "end", steps)
    assert facts(RULE, catalog_of(steps, start=start)) == []
    fork = data.draw(st.sampled_from(sorted(key for key, step in steps.items() if "split" in step)))
    del steps[fork]["split"]
    assert facts(RULE, catalog_of(steps, start=start)) == [at(f"s{int(fork[1:]) - 1}", "join")]
