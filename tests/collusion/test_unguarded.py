"""Runs without a control before an effect, against every run written out with the ways it takes."""

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.collusion.unguarded import Guards, Unguarded, unguarded
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.runs import Turns


def turns(options: list[list[int]]) -> Turns:
    made = object.__new__(Turns)
    made.onward = options
    return made


def every_run(options: Sequence[Sequence[int]], start: int) -> Iterator[dict[int, int]]:
    """Each run as the set that follows each of its steps: every step is given one of its options, and what is reached so
    is the run, if no step of it lacks a way on."""
    seen = set()
    for chosen in product(*[range(max(1, len(one))) for one in options]):
        run: dict[int, int] = {}
        waiting = [start]
        is_dead = False
        while waiting:
            step = waiting.pop()
            if step in run:
                continue
            if not options[step]:
                is_dead = True
                break
            run[step] = options[step][chosen[step]]
            waiting += [at for at in range(len(options)) if run[step] >> at & 1]
        key = tuple(sorted(run.items()))
        if not is_dead and key not in seen:
            seen.add(key)
            yield run


def before(run: dict[int, int], step: int) -> set[int]:
    """The steps of the run that lead to the step."""
    found: set[int] = set()
    while True:
        new = {one for one, following in run.items() if any(following >> at & 1 for at in (step, *found))} - found
        if not new:
            return found
        found |= new


def expected(options: Sequence[Sequence[int]], starts: Sequence[int], guards: Guards) -> tuple[int | None, int]:
    """How long the shortest run with an unguarded effect is, and all unguarded effects."""
    lengths, effects = [], 0
    for start in starts:
        for run in every_run(options, start):
            open_ = [step for step in run if guards.effects >> step & 1 and not guards.preventive >> step & 1
                     and not any(guards.controls >> one & 1 for one in before(run, step))]
            effects |= sum(1 << step for step in open_)
            lengths += [len(run)] if open_ else []
    return min(lengths, default=None), effects


@st.composite
def drawn(draw: st.DrawFn) -> tuple[list[list[int]], tuple[int, ...], Guards]:
    number = draw(st.integers(1, 6))
    options = []
    for step in range(number):
        later = [1 << at for at in range(step + 1, number)]
        if draw(st.booleans()) and later:
            options.append([sum(draw(st.lists(st.sampled_from(later), unique=True, min_size=1)))])
        else:
            options.append(draw(st.lists(st.sampled_from([0, *later]), unique=True, max_size=3)))
    starts = draw(st.lists(st.integers(0, number - 1), unique=True, min_size=1, max_size=2))
    masks = st.integers(0, 2 ** number - 1)
    preventive = draw(masks) & draw(masks)
    return options, tuple(starts), Guards(draw(masks), preventive | (draw(masks) & draw(masks)), preventive)


@settings(max_examples=600)
@given(drawn())
def test_it_finds_what_writing_out_every_run_finds(made: tuple[list[list[int]], tuple[int, ...], Guards]) -> None:
    options, starts, guards = made
    found = unguarded(turns(options), starts, guards)
    length, effects = expected(options, starts, guards)
    assert found.effects == effects
    assert (None if found.shortest is None else len(found.shortest)) == length
    if found.shortest is not None:
        assert any(set(run) == set(found.shortest) for start in starts for run in every_run(options, start))


def test_a_control_on_one_branch_is_before_what_joins_the_branches() -> None:
    fork = [[0b110], [0b1000], [0b1000], [0]]
    assert unguarded(turns(fork), (0,), Guards(0b1000, 0b0010, 0)) == Unguarded(None, 0)
    choice = [[0b010, 0b100], [0b1000], [0b1000], [0]]
    assert unguarded(turns(choice), (0,), Guards(0b1000, 0b0010, 0)) == Unguarded((0, 2, 3), 0b1000)


def test_what_only_leads_to_a_dead_end_is_no_run() -> None:
    assert unguarded(turns([[0b10, 0b100], [], [0]]), (0,), Guards(0b010, 0, 0)) == Unguarded(None, 0)


def test_it_gives_up_beyond_its_limit() -> None:
    with pytest.raises(OutOfWork):
        unguarded(turns([[0b10], [0b100], [0]]), (0,), Guards(0b100, 0, 0), most=2)
