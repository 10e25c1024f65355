"""The risks of each power in one row (权力事项风险表)."""

from collections.abc import Iterable, Sequence

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.risk import RiskPoint
from riskctl.report.level_words import LevelWords
from riskctl.report.table import Cell, Table
from riskctl.risk.roll_up import places_of, roll_up

_COLUMNS = (("number", Text("序号", "no.")), ("power", Text("权力事项", "power")), ("risk_points", Text("风险点数量", "risk points")),
            ("manifestation", Text("表现形式", "manifestations")), ("levels", Text("等级", "levels")),
            ("controls", Text("防控措施", "controls")), ("direct", Text("责任人", "accountable")))


def power_risks_table(catalog: Catalog, points: Iterable[RiskPoint], language: Language) -> Table:
    """A row for each power that has risk points; a note counts those that are at no power."""
    wanted, levels = list(points), LevelWords(catalog, language)
    rows: list[tuple[str | Cell, ...]] = []
    sums = roll_up(catalog, "power", wanted)
    for at, (id, one) in enumerate(sums.items(), 1):
        there = [catalog.risk_points[point] for point in one.points]
        rows.append((Cell((str(at),), at), Cell((catalog.label_of(id),), {"id": id, "name": catalog.label_of(id)}),
                     Cell((str(len(there)),), len(there)), _manifestations(there),
                     Cell((levels.counts(one.counts["inherent"]),), dict(one.counts["inherent"])),
                     _named(catalog, (answer.control or "" for point in there for answer in point.controls)),
                     _named(catalog, (point.accountable.direct or "" for point in there if point.accountable), numbered=False)))
    elsewhere = sum(1 for point in wanted if not places_of(catalog, point, "power"))
    note = Text(f"另有 {elsewhere} 个风险点不属于任何权力事项，未列入。", f"Risk points at no power, not listed: {elsewhere}.")
    return Table(tuple(title.in_(language) for _, title in _COLUMNS), rows, Text("权力事项廉政风险表", "risks by power").in_(language),
                 tuple(key for key, _ in _COLUMNS), tuple(sums), notes=(note.in_(language),) if elsewhere else ())


def _manifestations(points: Sequence[RiskPoint]) -> Cell:
    shown = [f"{point.label}{f'：{point.manifestation}' if point.manifestation else ''}" for point in points]
    data = [{"id": point.id, "name": point.label, "manifestation": point.manifestation} for point in points]
    return Cell(tuple(f"{at}. {line}" for at, line in enumerate(shown, 1)), data)


def _named(catalog: Catalog, ids: Iterable[str], *, numbered: bool = True) -> Cell:
    """The records by name, each once."""
    found = [id for id in dict.fromkeys(ids) if id]
    lines = [f"{f'{at}. ' if numbered else ''}{catalog.label_of(id)}" for at, id in enumerate(found, 1)]
    return Cell(tuple(lines), [{"id": id, "name": catalog.label_of(id)} for id in found])
