"""The register of risk points in its forms (登记表、公示表、一览表), and its sums by step, power, post or unit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import takewhile

from riskctl.disclosure.columns import Chosen, usual
from riskctl.disclosure.forms import POWER, POWER_RISKS, REGISTERS
from riskctl.flow.ended import control_has_ended
from riskctl.locale.naming import label
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text, Word
from riskctl.model.organization import Post
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import Disclosure
from riskctl.report.columned import columned, numbered
from riskctl.report.field_words import field_cell
from riskctl.report.level_words import LevelWords
from riskctl.report.power_risks import power_risks_table
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table
from riskctl.risk.assessment import assessor_of
from riskctl.risk.roll_up import Place, roll_up
from riskctl.risk.scope import unit_of

_TITLES = {
    "unit": Text("部门（单位）廉政与监管风险点排查登记表", "register of risk points by unit"),
    "post": Text("个人（岗位）廉政风险点排查登记表", "register of risk points by post"),
    "posting": Text("廉政风险点公示表", "risk points for the notice board"),
    "overview": Text("廉政风险点一览表", "risk points at a glance"),
    "indicator": Text("岗位风险监测指标表", "risks by post and the indicators that watch them"),
}
_BY_POST = frozenset({"post", "indicator"})
_PERSON = "person"
_OF_THE_POST = ("unit", "post", "duties")


def register_table(catalog: Catalog, points: Iterable[RiskPoint], form: str, language: Language) -> Table:
    """The risk points in one of the forms, in its usual columns and with nothing kept back."""
    columns = usual(POWER_RISKS if form == POWER else REGISTERS[form], language)
    return chosen_register(Shown(catalog, catalog, Disclosure.RESTRICTED), points, form, columns, language)


def chosen_register(shown: Shown, points: Iterable[RiskPoint], form: str, columns: Sequence[Chosen], language: Language) -> Table:
    """The risk points in one of the forms, in columns of any of them, or of any fields; those that are not shown are left out.

    They go unit by unit, in the forms `post` and `indicator` post by post, of who is directly accountable; in the form `power` a row is a
    power with all its risk points. Posts are named, people never are: their names and signatures are left to be filled in.
    """
    wanted = [point for point in points if point.id in shown.seen.risk_points]
    if form == POWER:
        return power_risks_table(shown, wanted, columns, language)
    ordered = _by_post(shown.whole, wanted) if form in _BY_POST else _by_unit(shown.whole, wanted)
    writer = _Writer(shown, language, form)
    # What stands before the risk point stands once for all the rows of the unit and the post.
    before = [column.key for column in takewhile(lambda column: column.key in (_PERSON, *_OF_THE_POST), columns)]
    return columned(columns, [(point.id, shown.seen.risk_points[point.id]) for point in ordered], writer.cell,
                    _TITLES[form].in_(language), [key for key in before if key != _PERSON])


def _by_unit(catalog: Catalog, points: Iterable[RiskPoint]) -> Sequence[RiskPoint]:
    order = {unit: at for at, unit in enumerate(catalog.units)}
    return sorted(points, key=lambda point: order.get(unit_of(catalog, point) or "", len(order)))


def _by_post(catalog: Catalog, points: Iterable[RiskPoint]) -> Sequence[RiskPoint]:
    """Unit by unit of the posts directly accountable, post by post; those of no post last."""
    units, posts = ({id: at for at, id in enumerate(records)} for records in (catalog.units, catalog.posts))

    def place(point: RiskPoint) -> tuple[int, int]:
        post = _direct(catalog, point)
        return units.get(post.unit or "", len(units)) if post else len(units), posts[post.id] if post else len(posts)

    return sorted(points, key=place)


def _direct(catalog: Catalog, point: RiskPoint) -> Post | None:
    return catalog.posts.get((point.accountable.direct if point.accountable else None) or "")


class _Writer:
    """Fills the cells of the forms in one language."""

    def __init__(self, shown: Shown, language: Language, form: str) -> None:
        catalog = shown.seen
        self.shown = shown
        self.catalog = catalog
        self.language = language
        self.form = form
        self.levels = LevelWords(shown.whole, language)
        self._fill: Mapping[str, Callable[[RiskPoint], str | Cell]] = {
            "unit": self._unit,
            "at": lambda point: self._several(point.at),
            "axis": lambda point: self._words(point.axis), "type": lambda point: self._words(point.type),
            "name": lambda point: point.label, "manifestation": lambda point: point.manifestation or "",
            "description": self._description, "level": self._level, "controls": self._controls, "posts": self._posts,
            "indicators": lambda point: Cell(point.indicators or ("",), list(point.indicators)),
            "direct": lambda point: self._one(point.accountable.direct if point.accountable else None),
            "unit_head": lambda point: self._one(point.accountable.unit if point.accountable else None),
            "leader": lambda point: self._one(point.accountable.leader if point.accountable else None),
            "approved_by": self._approved, "duties": self._duties, "date": self._date,
            "post": lambda point: self._one(point.accountable.direct if point.accountable else None),
        }

    def cell(self, column: Chosen, point: RiskPoint, number: int) -> str | Cell:
        """What stands in a column for a risk point; nothing in those that are filled in by hand."""
        if column.is_field:
            return field_cell(self.catalog, point, column.key, self.language)
        if column.key == "number":
            return numbered(number)
        return self._fill[column.key](point) if column.key in self._fill else Cell(("",), None)

    def _unit(self, point: RiskPoint) -> Cell:
        post = _direct(self.catalog, point) if self.form in _BY_POST else None
        return self._one(post.unit if post else unit_of(self.catalog, point))

    def _duties(self, point: RiskPoint) -> Cell:
        """The duties of the post directly accountable; the steps that it performs where none are written."""
        post = _direct(self.catalog, point)
        if post is None:
            return Cell(("",), [])
        had = [(id, label(id, self.catalog, self.language)) for id in post.duties or self._performed.get(post.id, ())]
        return Cell(tuple(name for _, name in had), [{"id": id, "name": name} for id, name in had])

    @cached_property
    def _performed(self) -> Mapping[str, Sequence[str]]:
        """For each post the steps that it performs."""
        found: dict[str, list[str]] = {}
        for id, (_, step) in self.catalog.steps.items():
            for post in dict.fromkeys(step.posts):
                found.setdefault(post, []).append(id)
        return found

    def _date(self, point: RiskPoint) -> Cell:
        day = point.determined.date.isoformat() if point.determined and point.determined.date else None
        return Cell((day or "",), day)

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
        listed = [(answer, answer.control or "") for answer in point.controls if self.shown.tells_of(answer.control)]
        for number, (answer, id) in enumerate(listed, 1):
            control = self.catalog.controls.get(id)
            how = f"{'：' if self.language == 'zh' else ': '}{answer.how}" if answer.how else ""
            ended = Text("（已失效）", " (ended)").in_(self.language) \
                if control and control_has_ended(control, self.catalog.as_of) else ""
            lines.append(f"{number}. {self._named(id)}{how}{ended}")
        nothing = Text("（无）", "(none)").in_(self.language)
        return Cell(tuple(lines) or (nothing,), [self._both(id) for _, id in listed])

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
