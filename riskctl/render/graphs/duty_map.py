"""The map of duties: people, posts, duties and rules, with the conflicts among them; as a graph and as a matrix."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from riskctl.check.separation import Judged
from riskctl.flow.duties import duties_by_post, every_duty
from riskctl.flow.holding import holdings, is_incumbent
from riskctl.flow.sod_rules import BoundRule, rules_in_force
from riskctl.locale.naming import label
from riskctl.model.language import Language, Text
from riskctl.render.graphs.conflicts import at_posts, stands, state_words
from riskctl.render.graphs.graph import Arc, Graph, Vertex
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table
from riskctl.separation.access import access_of
from riskctl.separation.conflict import Path
from riskctl.separation.scope import field_of, sides_of
from riskctl.separation.words import rule_name, side_label

_HAS, _IN_CONFLICT = "●", Text("● 冲突", "● conflict")
_TITLES = (Text("人员", "people"), Text("岗位", "posts"), Text("职责", "duties"), Text("规则", "rules"))
_DUTY, _RULE = "duty~", "rule~"
"""Duties and rules stand apart from records of the same id."""


def duty_map(shown: Shown, posts: Sequence[str], language: Language, conflicts: Sequence[Judged] = ()) -> Graph:
    """People, the posts they hold today, the duties that these have, and the rules in force that bind them.

    The paths of the conflicts that touch these posts are marked, other posts on them are drawn too. What is not shown
    is left out: without people the map begins with posts.
    """
    here = at_posts(conflicts, frozenset(posts), shown)
    others = (id for one in here for path in one.conflict.paths for id in path if id in shown.seen.posts)
    whole = tuple(dict.fromkeys((*posts, *others)))
    found = _Map(shown, language)
    for post in whole:
        found.add_post(post)
    for rule in rules_in_force(shown.seen):
        found.add_rule(rule, whole)
    for one in here:
        found.add_conflict(one)
    return found.graph(whole)


@dataclass
class _Map:
    """The map while it is put together: names of what is in each column, arcs, and what conflicts mark."""

    shown: Shown
    language: Language
    people: dict[str, str] = field(default_factory=dict)
    duties: dict[str, str] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    arcs: dict[Arc, None] = field(default_factory=dict)
    conflicts: dict[Arc, bool] = field(default_factory=dict)
    notes: dict[str, dict[str, None]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._had = duties_by_post(self.shown.seen)
        self._order = {id: at for at, (id, _) in enumerate(every_duty(self.shown.seen))}

    def add_post(self, post: str) -> None:
        """Who holds the post, and the duties that it has."""
        seen = self.shown.seen
        for person, held in holdings(self.shown.whole).get(post, ()):
            if is_incumbent(held) and person.id in seen.people:
                self.people[person.id] = seen.people[person.id].label
                self.arcs[person.id, post] = None
        for duty in sorted(self._had.get(post, ()), key=lambda id: (self._order.get(id, len(self._order)), id)):
            self.duties[_DUTY + duty] = label(duty, seen, self.language)
            self.arcs[post, _DUTY + duty] = None

    def add_rule(self, rule: BoundRule, posts: Sequence[str]) -> None:
        """The rule, if it binds any of the posts by what they have, in the powers that it applies to."""
        access = access_of(self.shown.seen)
        here = sum(1 << access.post_number[post] for post in posts)
        named = {entry for side in sides_of(rule) for entry in side}
        had = {entry for at in field_of(rule, access).by_post.values() for entry, holders in at.items() if holders & here} & named
        for id, duty in every_duty(self.shown.seen):
            if _DUTY + id in self.duties and (id in had or any(kind.value in had for kind in duty.kinds)):
                self._add(_DUTY + id, rule)

    def _add(self, before: str, rule: BoundRule) -> None:
        self.rules[_RULE + rule.id] = rule_name(rule, self.language)
        self.arcs[before, _RULE + rule.id] = None

    def add_conflict(self, judged: Judged) -> None:
        """The paths of the conflict, from the holder to the rule."""
        rule = judged.conflict.rule
        for path in judged.conflict.paths or ((judged.conflict.holder,),):
            stations = list(self._stations(path))
            if stations:
                self._add(stations[-1], rule)
                self._mark((*stations, _RULE + rule.id), is_there=stands(judged))
        self.notes.setdefault(_RULE + rule.id, {})[state_words(judged, self.language)] = None

    def _stations(self, path: Path) -> Iterator[str]:
        """What the path leads through on the map: a person, posts, and what it ends with."""
        seen = self.shown.seen
        for at, id in enumerate(path):
            if id in seen.people:
                self.people.setdefault(id, seen.people[id].label)
                yield id
            elif id in seen.posts:
                yield id
            elif at == len(path) - 1:
                self.duties.setdefault(_DUTY + id, side_label(id, seen, self.language))
                yield _DUTY + id

    def _mark(self, stations: Sequence[str], *, is_there: bool) -> None:
        self.touched.update(stations)
        for arc in pairwise(stations):
            self.arcs[arc] = None
            self.conflicts[arc] = self.conflicts.get(arc, False) or is_there

    def graph(self, posts: Sequence[str]) -> Graph:
        """The map as a graph, without columns that are empty."""
        seen = self.shown.seen
        units = {post: seen.units[unit].label for post in posts if (unit := seen.posts[post].unit or "") in seen.units}
        columns = (self.people, {post: seen.posts[post].label for post in posts}, self.duties, self.rules)
        vertices = tuple(Vertex(id, at, name, units.get(id, "") if at == 1 else self._note(id), is_marked=at == 1,
                                is_in_conflict=id in self.touched) for at, column in enumerate(columns) for id, name in column.items())
        return without_empty_columns(Graph(Text("岗位职责图", "Map of duties").in_(self.language),
                                           tuple(title.in_(self.language) for title in _TITLES), vertices, tuple(self.arcs),
                                           conflicts=self.conflicts))

    def _note(self, id: str) -> str:
        return ("、" if self.language == "zh" else ", ").join(self.notes.get(id, ()))


def without_empty_columns(graph: Graph) -> Graph:
    """The graph with its columns moved together where nothing stands between them."""
    used = sorted({vertex.column for vertex in graph.vertices})
    moved = tuple(replace(one, column=used.index(one.column)) for one in graph.vertices)
    return replace(graph, columns=tuple(graph.columns[at] for at in used), vertices=moved)


def duty_matrix(graph: Graph, language: Language) -> Table:
    """The posts and the duties of a map of duties as a table: a mark where a post has a duty, in words where a conflict does.

    JSON says `true`, `false` or `"conflict"`.
    """
    posts = [vertex for vertex in graph.vertices if vertex.is_marked]
    duties = [vertex for vertex in graph.vertices if vertex.id.startswith(_DUTY)]
    has = frozenset(graph.arcs)
    rows: list[tuple[str | Cell, ...]] = [
        (post.title, *(_cell((post.id, duty.id), has, graph, language) for duty in duties)) for post in posts]
    corner = Text("岗位＼职责", "post \\ duty").in_(language)
    return Table((corner, *(duty.title for duty in duties)), rows, graph.title, ("post", *(duty.id.removeprefix(_DUTY) for duty in duties)),
                 tuple(post.id for post in posts), has_row_titles=True)


def _cell(arc: Arc, has: frozenset[Arc], graph: Graph, language: Language) -> Cell:
    if arc in graph.conflicts:
        return Cell((_IN_CONFLICT.in_(language),), "conflict", 0 if graph.conflicts[arc] else 2)
    return Cell((_HAS if arc in has else "",), arc in has)
