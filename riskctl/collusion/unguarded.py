"""Runs with an effect that no control comes before: the shortest, and which effects any run leaves unguarded."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.runs import MOST_STATES, Turns

_State = tuple[int, int, bool]
"""The steps that wait to be passed with a control before them, those without, and whether an effect was unguarded."""


class Guards(NamedTuple):
    """Sets of steps, by the numbers of the turns: effects, those after which a case is controlled, and those that are
    themselves prevented."""

    effects: int
    controls: int
    preventive: int


class Unguarded(NamedTuple):
    """The steps of a shortest run with an unguarded effect, in order, None if there is none; and the unguarded effects."""

    shortest: tuple[int, ...] | None
    effects: int


def unguarded(turns: Turns, starts: tuple[int, ...], guards: Guards, most: int = MOST_STATES) -> Unguarded:
    """What no control guards on some run from one of the starts (numbers of steps) to the end; OutOfWork beyond `most`.

    A step is guarded on a run if a control step lies before it there, on any branch that leads to it, or if it is
    preventive itself. States are met in the order of how many steps were passed, so that the first run found that ends
    is a shortest one. Returns are not taken: they only add steps.
    """
    first = [(0, 1 << start, False) for start in starts]
    came_from: dict[_State, _State | None] = dict.fromkeys(first)
    before: dict[_State, list[_State]] = {state: [] for state in first}
    waiting = deque(first)
    while waiting:
        if len(before) > most:
            raise OutOfWork
        state = waiting.popleft()
        for following in _next(state, turns, guards):
            if following not in before:
                before[following] = []
                came_from[following] = state
                waiting.append(following)
            before[following].append(state)
    ending = _leading_to_the_end(before)
    effects = 0
    for state in ending:
        at = _step_at(state)
        if at is not None and _is_unguarded(state, at, guards) and not ending.isdisjoint(_next(state, turns, guards)):
            effects |= 1 << at
    goal = (0, 0, True)
    return Unguarded(_passed(goal, came_from) if goal in before else None, effects)


def _step_at(state: _State) -> int | None:
    """The step that is passed next: the first of those that wait."""
    every = state[0] | state[1]
    return (every & -every).bit_length() - 1 if every else None


def _is_unguarded(state: _State, at: int, guards: Guards) -> bool:
    return bool(guards.effects & ~guards.preventive & ~state[0] & 1 << at)


def _next(state: _State, turns: Turns, guards: Guards) -> Iterator[_State]:
    """The states after the next step is passed, one for each way on."""
    at = _step_at(state)
    if at is None:
        return
    guarded, open_, found = state
    step = 1 << at
    is_controlled = bool((guarded | guards.controls) & step)
    found = found or _is_unguarded(state, at, guards)
    for option in turns.onward[at]:
        now_guarded = (guarded & ~step) | (option if is_controlled else 0)
        now_open = (open_ & ~step) | (0 if is_controlled else option)
        yield now_guarded, now_open & ~now_guarded, found


def _leading_to_the_end(before: dict[_State, list[_State]]) -> set[_State]:
    """The states from which a run ends."""
    found = {state for state in before if not state[0] and not state[1]}
    waiting = list(found)
    while waiting:
        for state in before[waiting.pop()]:
            if state not in found:
                found.add(state)
                waiting.append(state)
    return found


def _passed(state: _State, came_from: dict[_State, _State | None]) -> tuple[int, ...]:
    """The steps passed on the way to the state, in order."""
    steps = []
    here = came_from[state]
    while here is not None:
        at = _step_at(here)
        if at is not None:
            steps.append(at)
        here = came_from[here]
    return tuple(reversed(steps))
