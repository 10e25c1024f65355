"""Forks and joins: where the branches that a fork sets going at once come together again."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from riskctl.flow.graphs import reached
from riskctl.flow.process import Process
from riskctl.model.power import Step
from riskctl.model.vocabulary import Branching


class Fork(NamedTuple):
    """A step that sends a case along all its branches at once.

    `met_by` says which branches come to a step, by their numbers, for each step after it up to `last`: the
    first by which alone a case goes on, so that whatever comes there comes to every step behind it (`met_after`).
    `meetings` are the steps at which two branches may come together by ways that share no step in between:
    they meet there for the first time, not after having met before.
    """

    step: str
    branches: tuple[str, ...]
    met_by: Mapping[str, frozenset[int]]
    meetings: tuple[str, ...]
    last: str


def may_join(step: Step) -> bool:
    """Whether the step waits for all branches, or its `join` is misspelt and may have meant so."""
    return step.join is Branching.ALL or (step.join is None and step.has("join"))


def forks_of(process: Process) -> Iterator[Fork]:
    """Every fork with two branches or more that a case reaches, one at a time; none where forward ways form a cycle."""
    position = {step: at for at, step in enumerate(process.order)}
    for step in process.splits:
        if position and process.steps[step].split is Branching.ALL and step in process.reached and len(process.ways[step].onward) > 1:
            yield _fork_at(step, process, position)


def _fork_at(fork: str, process: Process, position: Mapping[str, int]) -> Fork:
    """The fork, with its meetings: the steps it immediately dominates to which several branches come.

    By Menger's theorem two ways from the fork to a step that share no step in between exist just if no single
    step lies on all of them. The walk ends at a step by which alone a case goes on, for behind it branches meet
    only after having met; cost the ways up to there × log of the steps.
    """
    branches = process.ways[fork].onward
    gate = {fork: fork, **dict.fromkeys(branches, fork)}
    gates = _Gates(gate, {fork: 0}, {fork: fork})
    numbers: dict[str, int] = {}
    for number, first in enumerate(branches):
        numbers[first] = numbers.get(first, 0) | 1 << number
    waiting = sorted(position[first] for first in numbers)
    while True:
        step = process.order[heappop(waiting)]
        gates.add(step)
        if not waiting:
            break
        for following in process.ways[step].onward:
            if following in numbers:
                gate[following] = gates.nearest(gate[following], step)
            else:
                gate[following], numbers[following] = step, 0
                heappush(waiting, position[following])
            numbers[following] |= numbers[step]
    met = {held: frozenset(at for at in range(len(branches)) if held >> at & 1) for held in set(numbers.values())}
    meetings = tuple(first for first, held in numbers.items() if gate[first] == fork and len(met[held]) > 1)
    return Fork(fork, branches, {first: met[held] for first, held in numbers.items()}, meetings, step)


class _Gates(NamedTuple):
    """For each step the gate before it, how many gates lie before it, and a gate far before it to jump to.

    Steps with as many gates before them jump equally far (Myers, "An applicative random-access stack", 1983), so that the
    gate that two have in common is found in as many jumps as its number has digits.
    """

    gate: dict[str, str]
    depth: dict[str, int]
    jump: dict[str, str]

    def add(self, step: str) -> None:
        """Take up a step whose gate is known for good."""
        before = self.gate[step]
        far = self.jump[before]
        further = self.jump[far]
        alike = self.depth[before] - self.depth[far] == self.depth[far] - self.depth[further]
        self.depth[step] = self.depth[before] + 1
        self.jump[step] = further if alike else before

    def nearest(self, one: str, other: str) -> str:
        """The last step that lies on every way to both."""
        gate, depth, jump = self
        if depth[one] < depth[other]:
            one, other = other, one
        while depth[one] > depth[other]:
            one = jump[one] if depth[jump[one]] >= depth[other] else gate[one]
        while one != other:
            one, other = (jump[one], jump[other]) if jump[one] != jump[other] else (gate[one], gate[other])
        return one


def met_after(fork: Fork, process: Process) -> dict[str, frozenset[int]]:
    """For every step after the fork which branches come there, by their numbers."""
    return {**fork.met_by, **dict.fromkeys(reached(fork.last, process.onward), fork.met_by[fork.last])}


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
