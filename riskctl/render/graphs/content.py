"""Which graphs there are: the map of duties, the lines of reporting, and what a post is tied to."""

from collections.abc import Iterator, Mapping, Sequence

from riskctl.errors import UserError
from riskctl.flow.duties import duties_by_post, every_duty
from riskctl.flow.ended import power_has_ended
from riskctl.flow.holding import holdings, is_incumbent
from riskctl.flow.trees import ancestors, cycles
from riskctl.locale.naming import label
from riskctl.model.language import Language, Text
from riskctl.model.references import mentions_of
from riskctl.model.separation import SodRule
from riskctl.render.graphs.graph import Graph, Vertex
from riskctl.report.shown import Shown
from riskctl.report.table import Cell, Table

_MARK = "●"


def posts_of(shown: Shown, units: frozenset[str] = frozenset(), posts: frozenset[str] = frozenset()) -> Sequence[str]:
    """The posts that are shown: those named and those of the units and the units below; every one if nothing is named."""
    parents = {unit.id: unit.parent for unit in shown.seen.units.values() if unit.parent}

    def is_wanted(post: str, unit: str) -> bool:
        return not (units or posts) or post in posts or not units.isdisjoint((unit, *ancestors(unit, parents)))

    return [post.id for post in shown.seen.posts.values() if is_wanted(post.id, post.unit or "")]


def duty_map(shown: Shown, posts: Sequence[str], language: Language) -> Graph:
    """People, the posts they hold today, the duties that these have, and the catalog's rules on these duties.

    What is not shown is left out: without people the map begins with posts.
    """
    seen = shown.seen
    had = duties_by_post(seen)
    people = {post: list(dict.fromkeys(person.id for person, held in holdings(shown.whole).get(post, ())
                                       if is_incumbent(held) and person.id in seen.people)) for post in posts}
    arcs = [(person, post) for post in posts for person in people[post]]
    order = {id: at for at, (id, _) in enumerate(every_duty(seen))}
    duties = [(post, duty) for post in posts for duty in sorted(had.get(post, ()), key=lambda id: (order.get(id, len(order)), id))]
    arcs += [(post, _of_duty(duty)) for post, duty in duties]
    found = dict.fromkeys(duty for _, duty in duties)
    rules = [(duty, rule) for rule in seen.sod_rules.values() for duty in found if duty in _duties_of(shown, rule)]
    arcs += [(_of_duty(duty), rule.id) for duty, rule in rules]
    units = {post: seen.units[unit].label for post in posts if (unit := seen.posts[post].unit or "") in seen.units}
    vertices = (
        *(Vertex(person, 0, seen.people[person].label) for person in dict.fromkeys(one for post in posts for one in people[post])),
        *(Vertex(post, 1, seen.posts[post].label, units.get(post, ""), is_marked=True) for post in posts),
        *(Vertex(_of_duty(duty), 2, label(duty, seen, language)) for duty in found),
        *(Vertex(rule.id, 3, rule.label) for rule in dict.fromkeys(rule for _, rule in rules)))
    titles = (Text("人员", "people"), Text("岗位", "posts"), Text("职责", "duties"), Text("规则", "rules"))
    return _without_empty_columns(Graph(Text("岗位职责图", "Map of duties").in_(language),
                                        tuple(title.in_(language) for title in titles), vertices, tuple(arcs)))


def _of_duty(id: str) -> str:
    """Duties stand apart from records of the same id."""
    return f"duty~{id}"


def _duties_of(shown: Shown, rule: SodRule) -> frozenset[str]:
    """The duties that a rule names, or that whoever performs a kind of step that it names has."""
    named = {mention.target for mention in mentions_of(rule)}
    return frozenset(id for id, duty in every_duty(shown.seen) if id in named or any(kind.value in named for kind in duty.kinds))


def _without_empty_columns(graph: Graph) -> Graph:
    used = sorted({vertex.column for vertex in graph.vertices})
    moved = tuple(Vertex(one.id, used.index(one.column), one.title, one.note, one.is_marked) for one in graph.vertices)
    return Graph(graph.title, tuple(graph.columns[at] for at in used), moved, graph.arcs, graph.is_tree)


def duty_matrix(graph: Graph, language: Language) -> Table:
    """The posts and the duties of a map of duties as a table, with a mark where a post has a duty."""
    posts = [vertex for vertex in graph.vertices if vertex.is_marked]
    duties = [vertex for vertex in graph.vertices if vertex.id.startswith(_of_duty(""))]
    has = set(graph.arcs)
    rows: list[tuple[str | Cell, ...]] = [
        (post.title, *(Cell((_MARK if (post.id, duty.id) in has else "",), (post.id, duty.id) in has) for duty in duties)) for post in posts]
    corner = Text("岗位＼职责", "post \\ duty").in_(language)
    return Table((corner, *(duty.title for duty in duties)), rows, graph.title, ("post", *(duty.id.removeprefix(_of_duty("")) for duty in duties)),
                 tuple(post.id for post in posts), has_row_titles=True)


def reporting_lines(shown: Shown, posts: Sequence[str], language: Language) -> Graph:
    """The posts below those that they report to; of every ring one post stands at the top.

    UserError where the profile shows no reporting lines.
    """
    seen = shown.seen
    if not any(post.reports_to for post in seen.posts.values()):
        raise UserError("没有可见的汇报关系：目录未写 reports_to，或该口径不含它（试用 --profile internal）。",
                        "there are no reporting lines to be seen: the catalog has no reports_to, or the profile does not show it "
                        "(try --profile internal).")
    above = {id: superior for id in posts if (superior := seen.posts[id].reports_to) in seen.posts and superior in set(posts)}
    parents = {id: superior for id, superior in above.items() if superior}
    for ring in tuple(cycles(parents)):
        del parents[ring[0]]
    depths = {id: len(list(ancestors(id, parents))) for id in posts}
    vertices = tuple(Vertex(id, depths[id], seen.posts[id].label, _unit(shown, id), is_marked=id not in parents) for id in posts)
    columns = tuple("" for _ in range(max(depths.values(), default=-1) + 1))
    return Graph(Text("汇报关系图", "Reporting lines").in_(language), columns, vertices,
                 tuple((superior, id) for id, superior in parents.items()), is_tree=True)


def _unit(shown: Shown, post: str) -> str:
    unit = shown.seen.units.get(shown.seen.posts[post].unit or "")
    return unit.label if unit else ""


def neighbourhood(shown: Shown, post: str, language: Language) -> Graph:
    """What a post is tied to: who holds it and whom it reports to; who reports to it, the powers and bodies that it acts in."""
    seen = shown.seen
    left = tuple(_before(shown, post, language))
    right = tuple(_after(shown, post, language))
    middle = Vertex(post, 1, seen.posts[post].label, _unit(shown, post), is_marked=True)
    arcs = (*((vertex.id, post) for vertex in left), *((post, vertex.id) for vertex in right))
    titles = (Text("上级、人员", "superior, people"), Text("岗位", "post"), Text("下级、事项、机构", "subordinates, powers, bodies"))
    title = Text(f"{middle.title}：关系图", f"{middle.title}: what it is tied to").in_(language)
    return _without_empty_columns(Graph(title, tuple(title.in_(language) for title in titles), (*left, middle, *right), arcs))


def _before(shown: Shown, post: str, language: Language) -> Iterator[Vertex]:
    seen = shown.seen
    superior = seen.posts[post].reports_to
    if superior in seen.posts and superior != post:
        yield Vertex(f"above~{superior}", 0, seen.label_of(str(superior)), Text("上级岗位", "superior").in_(language))
    held: Mapping[str, str] = {person.id: assignment.as_.in_(language) if assignment.as_ else ""
                               for person, assignment in holdings(shown.whole).get(post, ()) if person.id in seen.people}
    yield from (Vertex(f"person~{id}", 0, seen.people[id].label, how) for id, how in held.items())


def _after(shown: Shown, post: str, language: Language) -> Iterator[Vertex]:
    seen = shown.seen
    for other in seen.posts.values():
        if other.reports_to == post and other.id != post:
            yield Vertex(f"below~{other.id}", 2, other.label, Text("下级岗位", "subordinate").in_(language))
    for power in seen.powers.values():
        if power_has_ended(shown.whole.powers[power.id], seen.as_of):
            continue
        steps = [step.name or key for key, step in power.steps.items() if post in step.posts]
        if steps:
            yield Vertex(f"power~{power.id}", 2, power.label, ("、" if language == "zh" else ", ").join(steps))
    for body in seen.bodies.values():
        if post in (*body.members, body.chair):
            what = Text("主持", "chair") if body.chair == post else Text("成员", "member")
            yield Vertex(f"body~{body.id}", 2, body.label, what.in_(language))
