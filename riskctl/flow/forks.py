"""Forks and joins: where the branches that a fork sets going at once come together again."""

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import NamedTuple

from riskctl.flow.process import Process
from riskctl.model.power import Step
from riskctl.model.vocabulary import Branching


class Fork(NamedTuple):
    """A step that sends a case along all its branches at once.

    `met_by` says for each step after it which branches come there, by their numbers. `meetings` are the steps
    at which two branches may come together by ways that share no step in between: they meet there for the
    first time, not after having met before.
    """

    step: str
    branches: tuple[str, ...]
    met_by: Mapping[str, frozenset[int]]
    meetings: tuple[str, ...]


def may_join(step: Step) -> bool:
    """Whether the step waits for all branches, or its `join` is misspelt and may have meant so."""
    return step.join is Branching.ALL or (step.join is None and step.has("join"))


def forks_of(process: Process) -> tuple[Fork, ...]:
    """Every fork with two branches or more that a case reaches; () where forward ways form a cycle."""
    found = [step for step in process.splits if process.steps[step].split is Branching.ALL]
    return tuple(_fork_at(step, process) for step in found
                 if process.order and step in process.reached and len(process.ways[step].onward) > 1)


def _fork_at(fork: str, process: Process) -> Fork:
    """The fork, with its meetings: the steps it immediately dominates to which several branches come.

    By Menger's theorem two ways from the fork to a step that share no step in between exist just if no single
    step lies on all of them. Cost steps × ways in the worst case.
    """
    branches = process.ways[fork].onward
    before: dict[str, list[str]] = {}
    numbers: dict[str, set[int]] = {}
    for number, first in enumerate(branches):
        before.setdefault(first, []).append(fork)
        numbers.setdefault(first, set()).add(number)
    gate = {fork: fork}
    depth = {fork: 0}
    for step in process.order:
        if step not in before:
            continue
        gate[step] = reduce(lambda one, other: _nearest_gate(one, other, gate, depth), before[step])
        depth[step] = depth[gate[step]] + 1
        for following in process.ways[step].onward:
            before.setdefault(following, []).append(step)
            numbers.setdefault(following, set()).update(numbers[step])
    meetings = tuple(step for step, met in numbers.items() if gate[step] == fork and len(met) > 1)
    return Fork(fork, branches, {step: frozenset(met) for step, met in numbers.items()}, meetings)


def _nearest_gate(one: str, other: str, gate: Mapping[str, str], depth: Mapping[str, int]) -> str:
    """The last step that lies on every way to both (Cooper, Harvey and Kennedy)."""
    while one != other:
        if depth[one] >= depth[other]:
            one = gate[one]
        else:
            other = gate[other]
    return one


def loose(fork: Fork, process: Process) -> frozenset[int]:
    """The branches of the fork, by number, that are never joined though they should be.

    That is all of them where none is joined; else those that run into another one at a step that does not
    join. A branch that goes to the end by itself, beside others that are joined, is not loose.
    """
    joined = _met_at((step for step in fork.meetings if may_join(process.steps[step])), fork)
    if not joined:
        return frozenset(range(len(fork.branches)))
    return _met_at(fork.meetings, fork) - joined


def _met_at(steps: Iterable[str], fork: Fork) -> frozenset[int]:
    return frozenset().union(*(fork.met_by[step] for step in steps))
