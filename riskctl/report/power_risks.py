"""The risks of each power in one row (权力事项风险表)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from riskctl.disclosure.columns import Chosen
from riskctl.model.language import Language, Text
from riskctl.model.risk import RiskPoint
from riskctl.report.columned import columned, numbered
from riskctl.report.level_words import LevelWords
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table
from riskctl.risk.roll_up import RollUp, places_of, roll_up

_TITLE = Text("权力事项廉政风险表", "risks by power")


class _Part(NamedTuple):
    """A power, its risk points as they are shown, and their sums."""

    power: str
    points: Sequence[RiskPoint]
    sums: RollUp


def power_risks_table(shown: Shown, points: Iterable[RiskPoint], columns: Sequence[Chosen], language: Language) -> Table:
    """A row for each power that has risk points; a note counts those that are at no power."""
    wanted = list(points)
    sums = roll_up(shown.whole, "power", wanted)
    rows = [(id, _Part(id, [shown.seen.risk_points[point] for point in one.points], one)) for id, one in sums.items()]
    elsewhere = sum(1 for point in wanted if not places_of(shown.whole, point, "power"))
    note = Text(f"另有 {elsewhere} 个风险点不属于任何权力事项，未列入。", f"Risk points at no power, not listed: {elsewhere}.")
    return columned(columns, rows, _Writer(shown, language).cell, _TITLE.in_(language),
                    notes=(note.in_(language),) if elsewhere else ())


class _Writer:
    """Fills the cells in one language."""

    def __init__(self, shown: Shown, language: Language) -> None:
        self.shown = shown
        self.levels = LevelWords(shown.whole, language)
        self._fill: Mapping[str, Callable[[_Part], Cell]] = {
            "power": lambda part: Cell((self._name(part.power),), self._both(part.power)),
            "risk_points": lambda part: numbered(len(part.points)), "manifestation": _manifestations,
            "levels": lambda part: Cell((self.levels.counts(part.sums.counts["inherent"]),), dict(part.sums.counts["inherent"])),
            "controls": self._controls, "direct": self._direct,
        }

    def cell(self, column: Chosen, part: _Part, number: int) -> Cell:
        """What stands in a column for a power."""
        return numbered(number) if column.key == "number" else self._fill[column.key](part)

    def _controls(self, part: _Part) -> Cell:
        ids = _each_once(answer.control for point in part.points for answer in point.controls if self.shown.tells_of(answer.control))
        return Cell(tuple(_enumerated(map(self._name, ids))), [self._both(id) for id in ids])

    def _direct(self, part: _Part) -> Cell:
        ids = _each_once(point.accountable.direct for point in part.points if point.accountable)
        return Cell(tuple(map(self._name, ids)), [self._both(id) for id in ids])

    def _name(self, id: str) -> str:
        return self.shown.seen.label_of(id)

    def _both(self, id: str) -> Mapping[str, str]:
        return {"id": id, "name": self._name(id)}


def _manifestations(part: _Part) -> Cell:
    shown = [f"{point.label}{f'：{point.manifestation}' if point.manifestation else ''}" for point in part.points]
    data = [{"id": point.id, "name": point.label, "manifestation": point.manifestation} for point in part.points]
    return Cell(tuple(_enumerated(shown)), data)


def _enumerated(lines: Iterable[str]) -> Iterable[str]:
    return (f"{at}. {line}" for at, line in enumerate(lines, 1))


def _each_once(ids: Iterable[str | None]) -> Sequence[str]:
    return [id for id in dict.fromkeys(ids) if id]
