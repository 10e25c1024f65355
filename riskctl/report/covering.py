"""Risk points against their controls, with the holes and why they are holes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.report.level_words import LevelWords
from riskctl.report.table import Cell, Table
from riskctl.risk.assessment import assessor_of
from riskctl.risk.coverage import WAIVED_BY, Answered, Coverage, Gap

_COLUMNS = (
    ("id", Text("编号", "id")), ("name", Text("风险点", "risk point")), ("level", Text("等级", "level")),
    ("holes", Text("缺口", "holes")), ("control", Text("防控措施", "control")), ("kind", Text("类型", "kind")),
    ("timing", Text("时点", "timing")), ("owner", Text("责任岗位", "owner")), ("tested", Text("最近测试", "tested")),
    ("flaws", Text("不足", "what is the matter")),
)
_NOTHING = Cell(("",), None)


def coverage_table(catalog: Catalog, covered: Sequence[Coverage], language: Language, *, only_holes: bool = False) -> Table:
    """A row for each control of each risk point, and one for each risk point that has none; or only those with holes.

    The sum below the table counts every risk point that is covered or not.
    """
    writer = _Writer(catalog, language)
    shown = [one for one in covered if one.holes or not only_holes]
    rows = [row for one in shown for row in writer.rows(one)]
    ids = tuple(one.point.id for one in shown for _ in range(max(1, len(one.answers))))
    return Table(tuple(title.in_(language) for _, title in _COLUMNS), rows,
                 Text("风险点防控覆盖表", "risk points and their controls").in_(language), tuple(key for key, _ in _COLUMNS), ids,
                 merged=frozenset(range(4)), notes=(_in_short(covered, language),))


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
            yield (*head, *[_NOTHING] * (len(_COLUMNS) - len(head)))
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
