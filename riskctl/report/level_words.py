"""Levels in cells: the word, the stars and the shade say the same."""

from collections.abc import Mapping

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.model.scheme import Level
from riskctl.report.table import SHADES, Cell
from riskctl.risk.scale import scale_of
from riskctl.risk.words import level_name, value_text


def starred(level: Level | None, language: Language) -> str:
    """What people call the level, with its stars."""
    return f"{level_name(level, language)} {'★' * level.stars if level else ''}".rstrip()


class LevelWords:
    """The levels of the scheme in force, as cells in one language."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.levels = scale_of(catalog.level_scheme).levels if catalog.level_scheme else ()
        self.language = language

    def starred(self, level: Level | None) -> str:
        """The level with its stars."""
        return starred(level, self.language)

    def shade(self, level: Level) -> int:
        """How dark the level is: the gravest the darkest, the others at even distances, the mildest the lightest."""
        steps = max(len(self.levels) - 1, 1)
        return round((level.gravity - 1) * (SHADES - 1) / steps)

    def cell(self, level: Level | None, **more: object) -> Cell:
        """The level as a cell; JSON has its id, name and stars, and what more is said."""
        data = {"id": level.id, "label": level.label, "gravity": level.gravity, "stars": level.stars} if level else {"id": None}
        return Cell((self.starred(level),), {**data, **more}, self.shade(level) if level else None)

    def counts(self, counts: Mapping[str, int]) -> str:
        """So many of each level, gravest first: 1高2低."""
        parts = [(counts[level.id], level) for level in self.levels if counts.get(level.id)]
        if self.language == "zh":
            return "".join(f"{number}{level.label}" for number, level in parts)
        return ", ".join(f"{number} {level_name(level, self.language)}" for number, level in parts)

    def score(self, value: str) -> str:
        """A value of likelihood or impact; the usual three in words."""
        return value_text(value, self.language)
