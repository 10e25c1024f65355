"""The register of risk points in its forms (登记表、公示表、一览表), and its sums by step, power, post or unit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from riskctl.flow.duties import every_duty
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text, Word
from riskctl.model.organization import Post
from riskctl.model.risk import RiskPoint
from riskctl.report.level_words import LevelWords
from riskctl.report.table import Cell, Table
from riskctl.risk.assessment import assessor_of
from riskctl.risk.roll_up import Place, roll_up
from riskctl.risk.scope import unit_of

_TITLES = {
    "unit": Text("部门（单位）廉政与监管风险点排查登记表", "register of risk points by unit"),
    "post": Text("个人（岗位）廉政风险点排查登记表", "register of risk points by post"),
    "posting": Text("廉政风险点公示表", "risk points for the notice board"),
    "overview": Text("廉政风险点一览表", "risk points at a glance"),
}
# The columns of each form: the key, and what the form calls it.
FORMS: Mapping[str, tuple[tuple[str, Text], ...]] = {
    "unit": (("unit", Text("单位", "unit")), ("at", Text("职权（环节）", "power (step)")),
             ("axis", Text("风险类别（廉政/监管）", "integrity or supervision")), ("name", Text("风险点", "risk point")),
             ("manifestation", Text("表现形式", "manifestation")), ("level", Text("等级", "level")),
             ("controls", Text("防控措施", "controls")), ("direct", Text("责任人", "accountable")),
             ("approved_by", Text("主要领导审核", "approved by"))),
    "post": (("person", Text("姓名", "name")), ("unit", Text("部门", "unit")), ("post", Text("职务（岗位）", "post")),
             ("duties", Text("岗位职责", "duties")), ("type", Text("风险类型", "type")), ("name", Text("风险点", "risk point")),
             ("manifestation", Text("表现形式", "manifestation")), ("level", Text("等级", "level")),
             ("controls", Text("防控措施", "controls")), ("signature", Text("本人签名", "signature")),
             ("unit_head", Text("单位负责人审查", "checked by the head of the unit")),
             ("leader", Text("分管领导审核", "reviewed by the leader in charge")), ("date", Text("日期", "date"))),
    "posting": (("number", Text("序号", "no.")), ("unit", Text("单位（科室）", "unit")), ("type", Text("风险类别", "type")),
                ("name", Text("风险点", "risk point")),
                ("description", Text("主要内容及表现形式", "content and manifestation")), ("level", Text("风险等级", "level")),
                ("controls", Text("防控措施", "controls")), ("unit_head", Text("部门负责人", "head of the unit")),
                ("leader", Text("责任领导", "leader"))),
    "overview": (("number", Text("序号", "no.")), ("unit", Text("部门", "unit")), ("at", Text("重要环节", "step")),
                 ("manifestation", Text("表现形式", "manifestation")), ("posts", Text("涉及岗位", "posts")),
                 ("level", Text("等级", "level")), ("controls", Text("防控要点及措施", "controls")),
                 ("direct", Text("直接责任人", "directly accountable")),
                 ("unit_head", Text("部门责任人", "accountable in the unit")), ("leader", Text("责任领导", "leader"))),
}


def register_table(catalog: Catalog, points: Iterable[RiskPoint], form: str, language: Language) -> Table:
    """The risk points in one of the forms, unit by unit; posts are named, people never are.

    The form by post goes post by post, of who is directly accountable; name and signature are left to be filled in.
    """
    columns = FORMS[form]
    ordered = _by_post(catalog, points) if form == "post" else _by_unit(catalog, points)
    writer = _Writer(catalog, language, form)
    keys = tuple(key for key, _ in columns)
    rows = [tuple(writer.cell(key, point, at) for key in keys) for at, point in enumerate(ordered, 1)]
    # Without a number before them, the unit and the post stand once for all their rows.
    once = () if keys[0] == "number" else tuple(key for key in ("unit", "post", "duties") if key in keys)
    return Table(tuple(title.in_(language) for _, title in columns), rows, _TITLES[form].in_(language), keys,
                 tuple(point.id for point in ordered), merged=frozenset(keys.index(key) for key in once))


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

    def __init__(self, catalog: Catalog, language: Language, form: str) -> None:
        self.catalog = catalog
        self.language = language
        self.form = form
        self.levels = LevelWords(catalog, language)
        self._fill: Mapping[str, Callable[[RiskPoint], str | Cell]] = {
            "unit": self._unit,
            "at": lambda point: self._several(point.at),
            "axis": lambda point: self._words(point.axis), "type": lambda point: self._words(point.type),
            "name": lambda point: point.label, "manifestation": lambda point: point.manifestation or "",
            "description": self._description, "level": self._level, "controls": self._controls, "posts": self._posts,
            "direct": lambda point: self._one(point.accountable.direct if point.accountable else None),
            "unit_head": lambda point: self._one(point.accountable.unit if point.accountable else None),
            "leader": lambda point: self._one(point.accountable.leader if point.accountable else None),
            "approved_by": self._approved, "duties": self._duties, "date": self._date,
            "post": lambda point: self._one(point.accountable.direct if point.accountable else None),
        }

    def cell(self, key: str, point: RiskPoint, number: int) -> str | Cell:
        """What stands in a column for a risk point; nothing in those that are filled in by hand."""
        if key == "number":
            return Cell((str(number),), number)
        return self._fill[key](point) if key in self._fill else Cell(("",), None)

    def _unit(self, point: RiskPoint) -> Cell:
        post = _direct(self.catalog, point) if self.form == "post" else None
        return self._one(post.unit if post else unit_of(self.catalog, point))

    def _duties(self, point: RiskPoint) -> Cell:
        """The duties of the post directly accountable; the steps that it performs where none are written."""
        post = _direct(self.catalog, point)
        if post is None:
            return Cell(("",), [])
        had = [(id, self._duty_names.get(id) or self._named(id)) for id in post.duties or self._performed.get(post.id, ())]
        return Cell(tuple(name for _, name in had), [{"id": id, "name": name} for id, name in had])

    @cached_property
    def _duty_names(self) -> Mapping[str, str]:
        return {id: duty.label for id, duty in every_duty(self.catalog)}

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
        assessment = assessor_of(self.catalog).assess(point)
        return self.levels.cell(assessment.inherent, planned=assessment.planned.id if assessment.planned else None,
                                current=assessment.current.id if assessment.current else None)

    def _controls(self, point: RiskPoint) -> Cell:
        lines = []
        listed = [(answer, answer.control or "") for answer in point.controls]
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
