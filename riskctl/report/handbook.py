"""The duties of each post (岗位职责说明书): what it does, in which powers, at which risks and under which controls.

One table with a row for each step; documents show it as a form for each post.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from riskctl.disclosure.columns import Chosen
from riskctl.flow.ended import control_has_ended, power_has_ended
from riskctl.flow.holding import holdings
from riskctl.flow.process import build_process
from riskctl.locale.naming import label
from riskctl.locale.sentence import limit_text
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.organization import Post
from riskctl.model.power import Power, Step
from riskctl.model.risk import RiskPoint
from riskctl.report.columned import columned, listed, numbered
from riskctl.report.field_words import field_cell
from riskctl.report.level_words import LevelWords
from riskctl.report.power_list import risk_words
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table

_TITLE = Text("岗位职责说明书", "duties of posts")
_OF_THE_STEP = ("power", "step", "limit", "documents", "risks", "controls")
# Where holders are named, they sign for what they are answerable for.
_SIGNED = (Text("本人签名", "signature"), Text("单位负责人审查", "checked by the head of the unit"), Text("日期", "date"))
_NOTHING = Cell(("",), None)


@dataclass(frozen=True)
class _Part:
    """A post, by its number, with one step that it takes part in; without a step, with what is at the post itself."""

    number: int
    post: Post
    power: Power | None = None
    step: Step | None = None
    points: tuple[RiskPoint, ...] = ()


def duty_table(shown: Shown, columns: Sequence[Chosen], language: Language, posts: frozenset[str] = frozenset(),
               units: frozenset[str] = frozenset()) -> Table:
    """The posts unit by unit, with a row for each step that a post takes part in; of all posts, or of some or some units."""
    work = _Work(shown)
    writer = _Writer(work, language)
    wanted = [shown.seen.posts[post.id] for post in _by_unit(shown.whole) if post.id in shown.seen.posts
              and (not posts or post.id in posts) and (not units or post.unit in units)]
    parts = [part for number, post in enumerate(wanted, 1) for part in _parts(work, post, number)]
    merged = [column.key for column in columns if column.is_field or column.key not in _OF_THE_STEP]
    table = columned(columns, [(part.post.id, part) for part in parts], writer.cell, _TITLE.in_(language), merged)
    is_signed = any(column.key == "holders" and not column.is_field for column in columns)
    return replace(table, is_forms=True, signatures=tuple(title.in_(language) for title in _SIGNED) if is_signed else ())


def _by_unit(catalog: Catalog) -> Sequence[Post]:
    order = {unit: at for at, unit in enumerate(catalog.units)}
    return sorted(catalog.posts.values(), key=lambda post: order.get(post.unit or "", len(order)))


class _Work:
    """Which post takes part in which steps, and which risk points are where."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.steps: dict[str, list[tuple[Power, Step]]] = {}
        self.points: dict[str, list[RiskPoint]] = {}
        for post, power, step in self._taking_part():
            self.steps.setdefault(post, []).append((power, step))
        for id, seen in shown.seen.risk_points.items():
            for place in dict.fromkeys(seen.at) if shown.whole.risk_points[id].is_open else ():
                self.points.setdefault(place, []).append(shown.whole.risk_points[id])

    def _taking_part(self) -> Iterator[tuple[str, Power, Step]]:
        """Each post with each of its steps, in the order in which a case comes to them, of powers that have not ended."""
        for power in self.shown.seen.powers.values():
            if not power_has_ended(self.shown.whole.powers[power.id], self.shown.whole.as_of):
                for key in build_process(power).numbered:
                    yield from ((post, power, power.steps[key]) for post in power.steps[key].posts)

    def at(self, *places: str) -> tuple[RiskPoint, ...]:
        """The open risk points at any of the places, each once, as the whole catalog has them."""
        return tuple({point.id: point for place in places for point in self.points.get(place, ())}.values())


def _parts(work: _Work, post: Post, number: int) -> Iterator[_Part]:
    """What there is to say of a post: first of itself if it has risks of its own or no step, then of each step.

    What is at a power as a whole stands at the first step that the post has in it.
    """
    own, steps = work.at(post.id), work.steps.get(post.id, ())
    if own or not steps:
        yield _Part(number, post, points=own)
    before = ""
    for power, step in steps:
        whole = (power.id,) if power.id != before else ()
        yield _Part(number, post, power, step, work.at(f"{power.id}/{step.key}", f"{power.id}/*", *whole))
        before = power.id


class _Writer:
    """Fills the cells in one language."""

    def __init__(self, work: _Work, language: Language) -> None:
        shown = work.shown
        self.work = work
        self.shown = shown
        self.catalog = shown.seen
        self.language = language
        self.levels = LevelWords(shown.whole, language)
        self.held = holdings(shown.seen)
        self._fill: Mapping[str, Callable[[_Part], str | Cell]] = {
            "unit": lambda part: self._named(part.post.unit), "name": lambda part: self._named(part.post.id),
            "reports_to": lambda part: self._named(part.post.reports_to), "holders": self._holders, "duties": self._duties,
            "key": self._key, "headcount": self._headcount,
            "power": lambda part: self._named(part.power.id if part.power else None),
            "step": lambda part: Cell((part.step.name or part.step.key,), part.step.key) if part.step else _NOTHING,
            "limit": self._limit, "documents": self._documents,
            "risks": lambda part: listed([risk_words(shown, point, self.levels) for point in part.points],
                                         [point.id for point in part.points]),
            "controls": self._controls,
        }

    def cell(self, column: Chosen, part: _Part, _: int) -> str | Cell:
        """What stands in a column for a part."""
        if column.is_field:
            return field_cell(self.catalog, part.post, column.key, self.language)
        return numbered(part.number) if column.key == "number" else self._fill[column.key](part)

    def _named(self, id: str | None) -> Cell:
        return Cell((self.catalog.label_of(id),), {"id": id, "name": self.catalog.label_of(id)}) if id else _NOTHING

    def _holders(self, part: _Part) -> Cell:
        """Who holds the post today, and as what."""
        lines, data = [], []
        for person, assignment in self.held.get(part.post.id, ()):
            as_ = assignment.as_.in_(self.language) if assignment.as_ else ""
            lines.append(Text(f"{person.label}（{as_}）", f"{person.label} ({as_})").in_(self.language) if as_ else person.label)
            data.append({"id": person.id, "name": person.label, "as": assignment.as_.value if assignment.as_ else None})
        return Cell(tuple(lines), data)

    def _duties(self, part: _Part) -> Cell:
        """The duties of the post, and those that its steps name."""
        of_steps = [duty for _, step in self.work.steps.get(part.post.id, ()) for duty in step.duties]
        ids = list(dict.fromkeys((*part.post.duties, *of_steps)))
        return listed([label(id, self.catalog, self.language) for id in ids], ids)

    def _key(self, part: _Part) -> Cell:
        is_key = bool(part.post.is_key)
        return Cell((Text("是", "yes").in_(self.language) if is_key else "",), is_key)

    def _headcount(self, part: _Part) -> Cell:
        count = part.post.headcount
        return _NOTHING if count is None else Cell((str(count),), count)

    def _limit(self, part: _Part) -> Cell:
        limit = part.step.time_limit if part.step else None
        return Cell((limit_text(limit, self.language),), str(limit)) if limit else _NOTHING

    def _documents(self, part: _Part) -> Cell:
        ids = part.step.documents if part.step else ()
        return Cell(tuple(self.catalog.label_of(id) for id in ids), list(ids))

    def _controls(self, part: _Part) -> Cell:
        """The controls that answer the risks and are in force, each once."""
        answered = [answer.control for point in part.points for answer in self.catalog.risk_points[point.id].controls]
        whole = self.shown.whole
        ids = [id for id in dict.fromkeys(answered) if id and id in whole.controls
               and not control_has_ended(whole.controls[id], whole.as_of)]
        return listed([self.catalog.label_of(id) for id in ids], ids)
