"""Which of the lines that run along the same channel runs where in it.

A stretch of a line is its part between two turns, or between a turn and a box. Stretches on the same grid line that
touch or overlap get different tracks; in which order they lie is chosen so that their turns cross few others.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.drawing.routing import Way

_AT_BOX = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of line `edge` on one grid line, from `low` to `high` there.

    `turn_low` and `turn_high` say to which side the line goes on at either end: -1 towards smaller numbers
    (left, up), 1 towards greater ones, 0 into a box.
    """

    edge: int
    part: int
    is_vertical: bool
    line: int
    low: float
    high: float
    turn_low: int
    turn_high: int

    def overlaps(self, other: "Stretch") -> bool:
        """Whether the two touch or overlap, were they on the same track."""
        return self.low <= other.high and other.low <= self.high


def stretches_of(ways: Sequence[Way]) -> tuple[Stretch, ...]:
    """Every stretch of every line, in order."""
    return tuple(_stretch(edge, part, way) for edge, way in enumerate(ways) for part in range(len(way) - 1))


def _stretch(edge: int, part: int, way: Way) -> Stretch:
    one, other = way[part], way[part + 1]
    is_vertical = one[0] == other[0]
    along, aside = (1, 0) if is_vertical else (0, 1)
    before = way[part - 1][aside] - one[aside] if part else 0
    after = way[part + 2][aside] - other[aside] if part + 2 < len(way) else 0
    ends = sorted(((one[along], _sign(before), part == 0), (other[along], _sign(after), part + 2 == len(way))))
    (low, turn_low, low_is_box), (high, turn_high, high_is_box) = ends
    return Stretch(edge, part, is_vertical, one[aside],
                   low + _AT_BOX * low_is_box, high - _AT_BOX * high_is_box, turn_low, turn_high)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def tracks_of(stretches: Iterable[Stretch]) -> Mapping[Stretch, tuple[int, int]]:
    """For each stretch its track, counted from 0 at the left or top, and how many its neighbours and it need."""
    found: dict[Stretch, tuple[int, int]] = {}
    by_line: dict[tuple[bool, int], list[Stretch]] = {}
    for stretch in stretches:
        by_line.setdefault((stretch.is_vertical, stretch.line), []).append(stretch)
    for group in by_line.values():
        for cluster in _clusters(group):
            found |= _numbered(_well_ordered(cluster))
    return found


def _clusters(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """The stretches in groups of which none touches another."""
    groups: list[list[Stretch]] = []
    reach = 0.0
    for stretch in sorted(stretches, key=lambda s: (s.low, s.high, s.edge, s.part)):
        if not groups or stretch.low > reach:
            groups.append([])
            reach = stretch.high
        groups[-1].append(stretch)
        reach = max(reach, stretch.high)
    return groups


def _well_ordered(cluster: list[Stretch]) -> list[Stretch]:
    """The cluster from left to right, or top to bottom: neighbours change places while that saves crossings."""
    order = sorted(cluster, key=lambda s: (s.turn_low + s.turn_high, s.low, s.high, s.edge, s.part))
    for _ in order:
        has_changed = False
        for at in range(len(order) - 1):
            one, other = order[at], order[at + 1]
            if _crossings(other, one) < _crossings(one, other):
                order[at], order[at + 1] = other, one
                has_changed = True
        if not has_changed:
            break
    return order


def _crossings(first: Stretch, second: Stretch) -> float:
    """How many turns cross a stretch where the first lies before the second; half where both end at one place."""
    return sum(_weight(place, second) for place, turn in _turns(first) if turn > 0) \
        + sum(_weight(place, first) for place, turn in _turns(second) if turn < 0)


def _turns(stretch: Stretch) -> tuple[tuple[float, int], tuple[float, int]]:
    return (stretch.low, stretch.turn_low), (stretch.high, stretch.turn_high)


def _weight(place: float, other: Stretch) -> float:
    if other.low < place < other.high:
        return 1
    return 0.5 if place in (other.low, other.high) else 0


def _numbered(order: Sequence[Stretch]) -> Mapping[Stretch, tuple[int, int]]:
    numbers: dict[Stretch, int] = {}
    for stretch in order:
        numbers[stretch] = 1 + max((numbers[other] for other in numbers if other.overlaps(stretch)), default=-1)
    count = 1 + max(numbers.values())
    return {stretch: (number, count) for stretch, number in numbers.items()}
