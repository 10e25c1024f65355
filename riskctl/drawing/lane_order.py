"""In which order lanes stand beside one another."""

from collections.abc import Sequence
from itertools import permutations

_ALL_ORDERS_UP_TO = 6


def lane_order(lanes: int, moves: Sequence[tuple[int, int]], first: int | None = None) -> tuple[int, ...]:
    """An order of the lanes 0 … n-1 in which the moves between lanes go as short a way as can be found.

    Of equally good orders, the one nearest to the given order. `first` keeps its place at the left. Up to six
    lanes every order is tried; beyond, neighbours change places while that helps.
    """
    rest = [lane for lane in range(lanes) if lane != first]
    head = () if first is None else (first,)
    if len(rest) <= _ALL_ORDERS_UP_TO:
        return min((head + order for order in permutations(rest)), key=lambda order: (_length(order, moves), order))
    return _improved(head + tuple(rest), len(head), moves)


def _length(order: Sequence[int], moves: Sequence[tuple[int, int]]) -> int:
    place = {lane: at for at, lane in enumerate(order)}
    return sum(abs(place[one] - place[other]) for one, other in moves)


def _improved(order: tuple[int, ...], fixed: int, moves: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    best, shortest = order, _length(order, moves)
    has_changed = True
    while has_changed:
        has_changed = False
        for at in range(fixed, len(order) - 1):
            other = (*best[:at], best[at + 1], best[at], *best[at + 2:])
            length = _length(other, moves)
            if length < shortest:
                best, shortest, has_changed = other, length, True
    return best
