"""Forks and joins, against walking every way and against processes that are well formed by construction."""

from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.forks import Fork, forks_of, loose, met_after
from riskctl.flow.process import process_of
from tests.flow.drawing import END, Steps, acyclic, catalog_of, targets, ways_from


def forks(steps: dict[str, Any]) -> dict[str, Fork]:
    process = process_of(catalog_of(steps).powers["X"])
    return {fork.step: fork for fork in forks_of(process)}


def loose_branches(steps: dict[str, Any], fork: str = "f") -> list[str]:
    process = process_of(catalog_of(steps).powers["X"])
    found = {each.step: each for each in forks_of(process)}[fork]
    return [found.branches[at] for at in sorted(loose(found, process))]


@st.composite
def forking(draw: st.DrawFn) -> Steps:
    """Steps of which the first leads to two others or more, and maybe to the end."""
    steps = draw(acyclic(7).filter(lambda found: len(found) > 2))
    firsts = draw(st.lists(st.sampled_from(list(steps)[1:]), min_size=2, max_size=3, unique=True))
    return {**steps, "a": [{"to": to} for to in [*firsts, *draw(st.sampled_from([[], [END]]))]]}


@given(forking())
def test_branches_meet_where_two_ways_share_nothing_in_between(steps: Steps) -> None:
    branches = [to for to in targets(steps, "a") if to != END]
    process = process_of(catalog_of({**{key: list(ways) for key, ways in steps.items()},
                                     "a": {"split": "all", "next": list(steps["a"])}}).powers["X"])
    (fork,) = forks_of(process)
    met = met_after(fork, process)
    ways = {at: list(ways_from(steps, first)) for at, first in enumerate(branches)}
    for step in steps:
        to_step = {at: [way for way in found if way[-1] == step] for at, found in ways.items()}
        meets = any(set(one[:-1]).isdisjoint(other[:-1])
                    for i, j in combinations(to_step, 2) for one, other in product(to_step[i], to_step[j]))
        assert (step in fork.meetings) is meets
        assert met.get(step, frozenset()) == {at for at, found in to_step.items() if found}


Block = list[Any]
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    st.just(["step"]),
    lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
        lambda parts: st.sampled_from([["sequence", *parts], ["choice", *parts], ["fork", *parts]])),
    max_leaves=8)


def lay_out(block: Block, then: str, steps: dict[str, Any]) -> str:
    """Write the steps of a block that goes on to `then`; the answer is its first step."""
    kind, *parts = block
    if kind == "sequence":
        for part in reversed(parts):
            then = lay_out(part, then, steps)
        return then
    key = f"s{len(steps)}"
    steps[key] = {"next": [then]}
    if kind == "step":
        return key
    first = f"s{len(steps)}"
    steps[first] = {}
    firsts = [lay_out(part, key, steps) for part in parts]
    steps[first] = {"next": firsts}
    if kind == "fork":
        steps[first]["split"] = steps[key]["join"] = "all"
    return first


@given(BLOCKS)
def test_nothing_is_loose_in_a_process_built_of_whole_blocks(block: Block) -> None:
    steps: dict[str, Any] = {}
    start = lay_out(block, "end", steps)
    of = process_of(catalog_of(steps, start=start).powers["X"])
    found = tuple(forks_of(of))
    assert {fork.step for fork in found} == {key for key, step in steps.items() if "split" in step}
    assert not any(loose(fork, of) for fork in found)
    assert {meeting for fork in found for meeting in fork.meetings} >= {
        key for key, step in steps.items() if "join" in step}


@given(BLOCKS, st.data())
def test_taking_one_join_away_leaves_its_branches_loose(block: Block, data: st.DataObject) -> None:
    steps: dict[str, Any] = {}
    start = lay_out(["fork", block, ["step"]], "end", steps)
    joins = sorted(key for key, step in steps.items() if "join" in step)
    join = data.draw(st.sampled_from(joins))
    del steps[join]["join"]
    of = process_of(catalog_of(steps, start=start).powers["X"])
    found = {fork.step: loose(fork, of) for fork in forks_of(of)}
    fork = f"s{int(join[1:]) + 1}"
    assert found[fork] == frozenset(range(len(steps[fork]["next"])))
    assert not any(branches for step, branches in found.items() if step != fork)


def test_a_branch_that_ends_by_itself_beside_joined_ones_is_not_loose() -> None:
    steps = {"f": {"split": "all", "next": ["a", "b", "c"]}, "a": ["j"], "b": ["j"], "c": ["end"],
             "j": {"join": "all", "next": ["end"]}}
    assert loose_branches(steps) == []


def test_a_branch_that_runs_into_joined_ones_later_is_loose() -> None:
    steps = {"f": {"split": "all", "next": ["a", "b", "c"]}, "a": ["j"], "b": ["j"], "c": ["k"],
             "j": {"join": "all", "next": ["k"]}, "k": ["end"]}
    assert loose_branches(steps) == ["c"]


def test_a_branch_that_may_turn_off_on_a_condition_is_not_loose() -> None:
    steps = {"f": {"split": "all", "next": ["a", "b"]}, "b": ["j"], "j": {"join": "all", "next": ["k"]},
             "a": [{"to": "j", "when": "合格"}, {"to": "k", "when": "不合格"}], "k": ["end"]}
    assert loose_branches(steps) == []


def test_branches_that_never_meet_are_all_loose() -> None:
    steps = {"f": {"split": "all", "next": ["a", "b"]}, "a": ["end"], "b": ["end"]}
    assert loose_branches(steps) == ["a", "b"]


def test_a_misspelt_join_may_have_meant_to_join() -> None:
    steps = {"f": {"split": "all", "next": ["a", "b"]}, "a": ["j"], "b": ["j"],
             "j": {"join": "al", "next": ["end"]}}
    assert loose_branches(steps) == []


def test_only_forks_with_several_branches_that_a_case_reaches_are_looked_at() -> None:
    steps = {"a": {"split": "all", "next": ["b", "end"]}, "b": ["end"],
             "u": {"split": "all", "next": ["a", "b"]}, "c": {"split": "one", "next": ["a", "b"]}}
    assert forks(steps) == {}
    assert forks({"a": {"split": "all", "next": ["b", "c"]}, "b": ["a"], "c": ["end"]}) == {}


def test_a_fork_is_walked_as_far_as_its_branches_are_apart() -> None:
    steps: dict[str, Any] = {}
    for at in range(50):
        steps |= {f"f{at}": {"split": "all", "next": [f"a{at}", f"b{at}"]}, f"a{at}": [f"j{at}"], f"b{at}": [f"j{at}"],
                  f"j{at}": {"join": "all", "next": [f"f{at + 1}" if at < 49 else END]}}
    found = forks(steps)
    assert {step: (list(fork.met_by), fork.last) for step, fork in found.items()} == {
        f"f{at}": ([f"a{at}", f"b{at}", f"j{at}"], f"j{at}") for at in range(50)}
