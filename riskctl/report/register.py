"""The register of risk points in its forms (公示表、一览表、部门登记表), and its sums by step, power, post or unit."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from riskctl.disclosure.columns import Chosen
from riskctl.disclosure.forms import REGISTERS
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text, Word
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import Disclosure
from riskctl.report.columned import columned
from riskctl.report.field_words import field_cell
from riskctl.report.level_words import LevelWords
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table
from riskctl.risk.assessment import assessor_of
from riskctl.risk.roll_up import Place, roll_up
from riskctl.risk.scope import unit_of

_TITLES = {
    "unit": Text("部门（单位）廉政与监管风险点排查登记表", "register of risk points by unit"),
    "posting": Text("廉政风险点公示表", "risk points for the notice board"),
    "overview": Text("廉政风险点一览表", "risk points at a glance"),
}


def register_table(catalog: Catalog, points: Iterable[RiskPoint], form: str, language: Language) -> Table:
    """The risk points in one of the forms, unit by unit; posts are named, people never are."""
    columns = [Chosen(column.key, column.title.in_(language), "", False) for column in REGISTERS[form]]
    return chosen_register(Shown(catalog, catalog, Disclosure.RESTRICTED), points, columns, _TITLES[form].in_(language), language)


def register_title(form: str, language: Language) -> str:
    """What a form of the register is called."""
    return _TITLES[form].in_(language)


def chosen_register(shown: Shown, points: Iterable[RiskPoint], columns: Sequence[Chosen], title: str,
                    language: Language) -> Table:
    """The risk points unit by unit in columns of any of the forms, or of any fields; those that are not shown are left out."""
    ordered = _by_unit(shown.whole, (point for point in points if point.id in shown.seen.risk_points))
    writer = _Writer(shown, language)
    # Without a number before it, the unit stands once for all its rows.
    merged = ("unit",) if columns and columns[0].key == "unit" else ()
    return columned(columns, [(point.id, shown.seen.risk_points[point.id]) for point in ordered], writer.cell, title, merged)


def _by_unit(catalog: Catalog, points: Iterable[RiskPoint]) -> Sequence[RiskPoint]:
    order = {unit: at for at, unit in enumerate(catalog.units)}
    return sorted(points, key=lambda point: order.get(unit_of(catalog, point) or "", len(order)))


class _Writer:
    """Fills the cells of the forms in one language."""

    def __init__(self, shown: Shown, language: Language) -> None:
        catalog = shown.seen
        self.shown = shown
        self.catalog = catalog
        self.language = language
        self.levels = LevelWords(shown.whole, language)
        self._fill: Mapping[str, Callable[[RiskPoint], str | Cell]] = {
            "unit": lambda point: self._one(unit_of(catalog, point)),
            "at": lambda point: self._several(point.at),
            "axis": lambda point: self._words(point.axis), "type": lambda point: self._words(point.type),
            "name": lambda point: point.label, "manifestation": lambda point: point.manifestation or "",
            "description": self._description, "level": self._level, "controls": self._controls, "posts": self._posts,
            "direct": lambda point: self._one(point.accountable.direct if point.accountable else None),
            "unit_head": lambda point: self._one(point.accountable.unit if point.accountable else None),
            "leader": lambda point: self._one(point.accountable.leader if point.accountable else None),
            "approved_by": self._approved,
        }

    def cell(self, column: Chosen, point: RiskPoint, number: int) -> str | Cell:
        """What stands in a column for a risk point."""
        if column.is_field:
            return field_cell(self.catalog, point, column.key, self.language)
        return Cell((str(number),), number) if column.key == "number" else self._fill[column.key](point)

    def _named(self, id: str) -> str:
        return self.catalog.label_of(id)

    def _one(self, id: str | None) -> Cell:
        return Cell((self._named(id),), self._both(id)) if id else Cell(("",), None)

    def _several(self, ids: Sequence[str]) -> Cell:
        return Cell(tuple(self._named(id) for id in ids), [self._both(id) for id in ids])

    def _both(self, id: str) -> Mapping[str, str]:
        """What JSON says of a record that is named."""
        return {"id": id, "name": self._named(id)}

    def _words(self, words: Iterable[Word]) -> Cell:
        text = ("、" if self.language == "zh" else ", ").join(word.in_(self.language) for word in words)
        return Cell((text,), [word.value for word in words])

    def _description(self, point: RiskPoint) -> Cell:
        parts = (("表现：", "shows as: ", point.manifestation), ("成因：", "cause: ", point.cause),
                 ("后果：", "consequence: ", point.consequence))
        return Cell(tuple(f"{Text(zh, en).in_(self.language)}{text}" for zh, en, text in parts if text),
                    {"manifestation": point.manifestation, "cause": point.cause, "consequence": point.consequence})

    def _level(self, point: RiskPoint) -> Cell:
        whole = self.shown.whole
        assessment = assessor_of(whole).assess(whole.risk_points[point.id])
        if self.shown.profile is Disclosure.PUBLIC:
            return self.levels.cell(assessment.inherent)
        return self.levels.cell(assessment.inherent, planned=assessment.planned.id if assessment.planned else None,
                                current=assessment.current.id if assessment.current else None)

    def _controls(self, point: RiskPoint) -> Cell:
        lines = []
        listed = [(answer, answer.control or "") for answer in point.controls if not self._is_kept_back(answer.control)]
        for number, (answer, id) in enumerate(listed, 1):
            control = self.catalog.controls.get(id)
            how = f"{'：' if self.language == 'zh' else ': '}{answer.how}" if answer.how else ""
            ended = Text("（已失效）", " (ended)").in_(self.language) \
                if control and control_has_ended(control, self.catalog.as_of) else ""
            lines.append(f"{number}. {self._named(id)}{how}{ended}")
        nothing = Text("（无）", "(none)").in_(self.language)
        return Cell(tuple(lines) or (nothing,), [self._both(id) for _, id in listed])

    def _is_kept_back(self, id: str | None) -> bool:
        """Whether the public is not told of the control, since it is not in force any more."""
        control = self.shown.whole.controls.get(id or "")
        return self.shown.profile is Disclosure.PUBLIC and control is not None and control_has_ended(control, self.catalog.as_of)

    def _posts(self, point: RiskPoint) -> Cell:
        """The posts that act where the risk is; the one accountable where none is known to."""
        found: dict[str, None] = {}
        for target in point.at:
            if target in self.catalog.steps:
                found |= dict.fromkeys(self.catalog.steps[target][1].posts)
            elif target in self.catalog.posts:
                found[target] = None
        direct = point.accountable.direct if point.accountable else None
        return self._several(list(found) or ([direct] if direct else []))

    def _approved(self, point: RiskPoint) -> Cell:
        fixed = point.determined
        if fixed is None:
            return Cell(("",), None)
        by, day = fixed.approved_by or fixed.body, fixed.date.isoformat() if fixed.date else None
        return Cell(tuple(line for line in (self._named(by) if by else "", day) if line), {"by": by, "date": day})


_ROLLED = {"step": Text("环节", "step"), "power": Text("权力事项", "power"), "post": Text("岗位", "post"), "unit": Text("单位", "unit")}


def roll_up_table(catalog: Catalog, points: Iterable[RiskPoint], place: Place, language: Language) -> Table:
    """How many risk points there are at each step, power, post or unit, of which levels, and the gravest of them."""
    sums = roll_up(catalog, place, points)
    levels = LevelWords(catalog, language)
    header = (Text("序号", "no."), _ROLLED[place], Text("风险点数量", "risk points"), Text("等级", "levels"),
              Text("最高等级：防控前", "gravest before controls"), Text("按设计", "as planned"), Text("现状", "today"))
    rows: list[tuple[str | Cell, ...]] = [
        (Cell((str(at),), at), Cell((catalog.label_of(id),), {"id": id, "name": catalog.label_of(id)}),
         Cell((str(len(one.points)),), len(one.points)),
         Cell((levels.counts(one.counts["inherent"]),), {stage: dict(counts) for stage, counts in one.counts.items()}),
         *(levels.cell(one.gravest[stage]) for stage in ("inherent", "planned", "current")))
        for at, (id, one) in enumerate(sums.items(), 1)]
    nested = Text("上级单位的数量包含其下级单位。", "A unit's numbers include those of the units below it.").in_(language)
    title = Text(f"廉政风险点汇总表（按{_ROLLED[place].zh}）", f"risk points by {_ROLLED[place].en}")
    return Table(tuple(one.in_(language) for one in header), rows, title.in_(language),
                 ("number", place, "risk_points", "levels", "inherent", "planned", "current"), tuple(sums),
                 notes=(nested,) if place == "unit" else ())
