"""Risk points against their controls, with the holes and why they are holes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from riskctl.disclosure.columns import Chosen, usual
from riskctl.disclosure.forms import COVERAGE
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.report.columned import columned
from riskctl.report.field_words import field_cell
from riskctl.report.level_words import LevelWords
from riskctl.report.table import Cell, Table
from riskctl.risk.assessment import assessor_of
from riskctl.risk.coverage import WAIVED_BY, Answered, Coverage, Gap

_KEYS = tuple(column.key for column in COVERAGE)
_OF_THE_POINT = 4
_NOTHING = Cell(("",), None)


def coverage_table(catalog: Catalog, covered: Sequence[Coverage], language: Language, *, only_holes: bool = False,
                   columns: Sequence[Chosen] = ()) -> Table:
    """A row for each control of each risk point, and one for each risk point that has none; or only those with holes.

    The columns are the usual ones, or some of them. The sum below the table counts every risk point, covered or not.
    """
    writer = _Writer(catalog, language)
    wanted = columns or usual(COVERAGE, language)
    rows = [(one.point.id, (one, dict(zip(_KEYS, row, strict=True)))) for one in covered if one.holes or not only_holes
            for row in writer.rows(one)]
    return columned(wanted, rows, lambda column, row, _: _cell(catalog, column, *row, language),
                    Text("风险点防控覆盖表", "risk points and their controls").in_(language),
                    _merged(wanted), (_in_short(covered, language),))


def _merged(columns: Sequence[Chosen]) -> tuple[str, ...]:
    """What is of the risk point stands once for all its controls, if its id tells it from the next."""
    if all(column.key != _KEYS[0] for column in columns):
        return ()
    return (*_KEYS[:_OF_THE_POINT], *(column.key for column in columns if column.is_field))


def _cell(catalog: Catalog, column: Chosen, covered: Coverage, row: Mapping[str, str | Cell], language: Language) -> str | Cell:
    return field_cell(catalog, covered.point, column.key, language) if column.is_field else row[column.key]


def coverage_facts(covered: Sequence[Coverage]) -> Mapping[str, object]:
    """The numbers, as JSON keys."""
    gaps = Counter(hole.gap for one in covered for hole in one.holes)
    return {"summary": {"risk_points": len(covered), "with_holes": sum(1 for one in covered if one.holes),
                        "justified": sum(1 for one in covered if one.is_justified),
                        "holes": {gap.value: gaps[gap] for gap in Gap if gaps[gap]}}}


def _in_short(covered: Sequence[Coverage], language: Language) -> str:
    holed = sum(1 for one in covered if one.holes)
    justified = sum(1 for one in covered if one.is_justified)
    gaps = Counter(hole.gap for one in covered for hole in one.holes)
    parts = [Text(f"{gap.zh} {gaps[gap]}", f"{gap.en} {gaps[gap]}").in_(language) for gap in Gap if gaps[gap]]
    why = Text(f"（{'、'.join(parts)}）", f" ({', '.join(parts)})").in_(language) if parts else ""
    return Text(f"风险点 {len(covered)} 个，有缺口 {holed} 个{why}，其中已豁免 {justified} 个。",
                f"Risk points: {len(covered)}; with holes: {holed}{why}; of these justified by a waiver: {justified}.").in_(language)


class _Writer:
    """Fills rows in one language."""

    def __init__(self, catalog: Catalog, language: Language) -> None:
        self.catalog = catalog
        self.language = language
        self.levels = LevelWords(catalog, language)

    def rows(self, covered: Coverage) -> Iterator[tuple[str | Cell, ...]]:
        """The rows of one risk point."""
        level = assessor_of(self.catalog).assess(covered.point).inherent
        head = (covered.point.id, covered.point.label, self.levels.cell(level), self._holes(covered))
        if not covered.answers:
            yield (*head, *[_NOTHING] * (len(_KEYS) - len(head)))
        for answer in covered.answers:
            yield (*head, *self._control(answer))

    def _holes(self, covered: Coverage) -> Cell:
        lines = []
        for hole in covered.holes:
            ids = ", ".join(hole.controls) if hole.gap in (Gap.OWN, Gap.NOT_WORKING, Gap.OVERDUE) else ""
            waived = Text(f"（已豁免：{hole.waiver}）", f" (waived: {hole.waiver})").in_(self.language) if hole.waiver else ""
            named = Text(f"：{ids}", f": {ids}").in_(self.language) if ids else ""
            lines.append(f"{hole.gap.in_(self.language)}{named}{waived}")
        return Cell(tuple(lines), [{"hole": hole.gap.value, "controls": list(hole.controls),
                                    "rules": list(WAIVED_BY[hole.gap]), "waiver": hole.waiver} for hole in covered.holes])

    def _control(self, answer: Answered) -> tuple[str | Cell, ...]:
        control, language = answer.control, self.language
        flaws = ("、" if language == "zh" else ", ").join(gap.in_(language) for gap in answer.flaws)
        why = Cell((flaws,), [gap.value for gap in answer.flaws])
        if control is None:
            return Cell((answer.id,), {"id": answer.id, "name": None}), *[_NOTHING] * 4, why
        kind, timing, owner = control.control_kind, control.timing, control.owner
        return (Cell((f"{control.id} {control.label}",), {"id": control.id, "name": control.label}),
                Cell((kind.in_(language),), kind.value) if kind else _NOTHING,
                Cell((timing.in_(language),), timing.value) if timing else _NOTHING,
                Cell((self.catalog.label_of(owner),), {"id": owner, "name": self.catalog.label_of(owner)}) if owner else _NOTHING,
                control.tested.isoformat() if control.tested else _NOTHING, why)
