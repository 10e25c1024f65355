"""The levels of a scheme in their order, and which level of another scheme they correspond to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from riskctl.model.scheme import Level, LevelEntry, LevelScheme, level_in

if TYPE_CHECKING:
    from riskctl.risk.derivation import Derivation

_KEPT = "scale"


@dataclass(frozen=True, eq=False)
class Scale:
    """The levels of a scheme, gravest first; of two with one id, the first.

    The order is that of the list; no word is ever ranked.
    """

    scheme: LevelScheme
    levels: tuple[Level, ...]
    known: dict[tuple[str, ...], "Derivation | None"] = field(default_factory=dict)
    """What was derived from which answers."""

    @cached_property
    def by_id(self) -> Mapping[str, Level]:
        """The levels by id."""
        return {level.id: level for level in self.levels}

    @cached_property
    def _entries(self) -> Mapping[str, LevelEntry]:
        return {entry.id: entry for entry in reversed(self.scheme.levels) if entry.id}

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {level.id: at for at, level in enumerate(self.levels)}

    def level(self, id: object) -> Level | None:
        """The level with that id, or None."""
        return self.by_id.get(id) if isinstance(id, str) else None

    def entry(self, level: Level) -> LevelEntry:
        """What the scheme says of one of its levels."""
        return self._entries[level.id]

    def milder(self, level: Level, by: int) -> Level:
        """The level so many places below in gravity; the mildest if there are not so many."""
        return self.levels[min(self._positions[level.id] + by, len(self.levels) - 1)]

    def mapped(self, level: Level, other: "Scale") -> Level | None:
        """The level of another scheme to which this scheme's `maps` takes the level, or None if it says nothing."""
        table = mapping(mapping(self.scheme.maps).get(other.scheme.id))
        return other.level(table.get(level.id))


def scale_of(scheme: LevelScheme) -> Scale:
    """The scale of a scheme; worked out once and kept with the scheme."""
    kept = scheme.__dict__.get(_KEPT)
    if not isinstance(kept, Scale):
        found = (level_in(scheme, id) for id in dict.fromkeys(entry.id for entry in scheme.levels if entry.id))
        kept = Scale(scheme, tuple(level for level in found if level))
        scheme.__dict__[_KEPT] = kept
    return kept


def mapping(value: object) -> Mapping[str, object]:
    """The value if it is a mapping, else an empty one: what a scheme holds in its tables may be anything."""
    return value if isinstance(value, Mapping) else {}
