"""The table by which controls lower a level."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from riskctl.model.catalog import Catalog
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import ControlKind, Effectiveness, Timing
from riskctl.risk.scale import mapping

BEST_OF_EACH_TIMING = "best_of_each_timing"
UNTESTED = "untested"
PARTS: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in ControlKind),
    "timing": tuple(timing.value for timing in Timing),
    "design": tuple(effect.value for effect in Effectiveness),
    "operation": (*(effect.value for effect in Effectiveness), UNTESTED),
}
"""The four tables and what each must give points for."""


class Reduction(NamedTuple):
    """How many points a control is worth, and how many levels the points of all controls take off.

    `scheme` is where the table stands. What a table does not name is worth nothing.
    """

    scheme: str
    points_per_level: int
    at_most_levels: int | None
    points: Mapping[str, Mapping[str, int]]

    def of(self, part: str, value: str) -> int:
        """The points of one of a control's four properties."""
        return self.points[part].get(value, 0)

    def levels_off(self, points: int) -> int:
        """How many levels so many points take off: rounded down, and never more than the scheme allows."""
        levels = points // self.points_per_level
        return levels if self.at_most_levels is None else min(levels, self.at_most_levels)


def reduction_for(catalog: Catalog, scheme: LevelScheme) -> Reduction | None:
    """The reduction table of the scheme.

    A scheme without one takes that of the first scheme in its `maps` that has one, as it stands: the number of levels
    taken off is the same. None if there is none, or if it cannot be used: then controls lower nothing.
    """
    if scheme.has("reduces"):
        return _parsed(scheme)
    others = (catalog.scheme_named(id) for id in mapping(scheme.maps))
    other = next((other for other in others if other and other.has("reduces")), None)
    return _parsed(other) if other else None


def _parsed(scheme: LevelScheme) -> Reduction | None:
    written = mapping(scheme.reduces)
    per_level, at_most = written.get("points_per_level"), written.get("at_most_levels")
    if not is_points(per_level) or per_level == 0 or written.get("together") != BEST_OF_EACH_TIMING:
        return None
    tables = {part: {key: value for key, value in mapping(written.get(part)).items() if is_points(value)}
              for part in PARTS}
    return Reduction(scheme.id, _whole(per_level), _whole(at_most) if is_points(at_most) else None,
                     {part: {key: _whole(value) for key, value in table.items()} for part, table in tables.items()})


def is_points(value: object) -> bool:
    """Whether the value is a whole number that is not negative."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def together(points: Iterable[tuple[Timing | None, int]]) -> int:
    """What controls are worth together: of each timing the best, added up."""
    best: dict[Timing | None, int] = {}
    for timing, worth in points:
        best[timing] = max(worth, best.get(timing, 0))
    return sum(best.values())
