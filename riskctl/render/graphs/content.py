"""Which posts a graph shows; the lines of reporting, and what a post is tied to, with the conflicts of duties there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from riskctl.check.separation import Judged
from riskctl.errors import UserError
from riskctl.flow.ended import power_has_ended
from riskctl.flow.holding import holdings
from riskctl.flow.trees import ancestors, cycles
from riskctl.model.language import Language, Text
from riskctl.render.graphs.conflicts import at_posts, stands, state_words
from riskctl.render.graphs.duty_map import without_empty_columns
from riskctl.render.graphs.graph import Arc, Graph, Vertex
from riskctl.report.shown import Shown
from riskctl.separation.words import labels, rule_name

_PERSON, _RULE = "person~", "rule~"


def posts_of(shown: Shown, units: frozenset[str] = frozenset(), posts: frozenset[str] = frozenset()) -> Sequence[str]:
    """The posts that are shown: those named and those of the units and the units below; every one if nothing is named."""
    parents = {unit.id: unit.parent for unit in shown.seen.units.values() if unit.parent}

    def is_wanted(post: str, unit: str) -> bool:
        return not (units or posts) or post in posts or not units.isdisjoint((unit, *ancestors(unit, parents)))

    return [post.id for post in shown.seen.posts.values() if is_wanted(post.id, post.unit or "")]


def reporting_lines(shown: Shown, posts: Sequence[str], language: Language, conflicts: Sequence[Judged] = ()) -> Graph:
    """The posts below those that they report to; of every ring one post stands at the top. Posts in conflicts are marked.

    UserError where the profile shows no reporting lines.
    """
    seen = shown.seen
    if not any(post.reports_to for post in seen.posts.values()):
        raise UserError("没有可见的汇报关系：目录未写 reports_to，或该口径不含它（试用 --profile internal）。",
                        "there are no reporting lines to be seen: the catalog has no reports_to, or the profile does not show it "
                        "(try --profile internal).")
    chosen = frozenset(posts)
    above = {id: superior for id in posts if (superior := seen.posts[id].reports_to) in seen.posts and superior in chosen}
    parents = {id: superior for id, superior in above.items() if superior}
    for ring in tuple(cycles(parents)):
        del parents[ring[0]]
    depths = {id: len(list(ancestors(id, parents))) for id in posts}
    notes = {id: _rules_broken(at_posts(conflicts, {id}, shown), language) for id in posts}
    vertices = tuple(Vertex(id, depths[id], seen.posts[id].label, _joined(_unit(shown, id), notes[id]), id not in parents, bool(notes[id]))
                     for id in posts)
    columns = tuple("" for _ in range(max(depths.values(), default=-1) + 1))
    return Graph(Text("汇报关系图", "Reporting lines").in_(language), columns, vertices,
                 tuple((superior, id) for id, superior in parents.items()), is_tree=True)


def _rules_broken(conflicts: Sequence[Judged], language: Language) -> str:
    """The rules of the conflicts by their names, with their states; '' without any."""
    colon, comma = Text("：", ": ").in_(language), Text("；", "; ").in_(language)
    return comma.join(dict.fromkeys(f"{state_words(one, language)}{colon}{rule_name(one.conflict.rule, language)}" for one in conflicts))


def _joined(*notes: str) -> str:
    return " · ".join(note for note in notes if note)


def _unit(shown: Shown, post: str) -> str:
    unit = shown.seen.units.get(shown.seen.posts[post].unit or "")
    return unit.label if unit else ""


def neighbourhood(shown: Shown, post: str, language: Language, conflicts: Sequence[Judged] = ()) -> Graph:
    """What a post is tied to: who holds it and whom it reports to; who reports to it, the powers and bodies that it acts in.

    Rules that are broken by it or by whoever holds it stand last, with those concerned.
    """
    seen = shown.seen
    left = tuple(_before(shown, post, language))
    here = at_posts(conflicts, {post}, shown)
    right = (*_after(shown, post, language), *_broken(shown, here, language))
    middle = Vertex(post, 1, seen.posts[post].label, _unit(shown, post), is_marked=True, is_in_conflict=bool(here))
    concerned = {f"{_PERSON}{id}" for one in here for id in one.conflict.holders}
    left = tuple(replace(vertex, is_in_conflict=vertex.id in concerned) for vertex in left)
    arcs = (*((vertex.id, post) for vertex in left), *((post, vertex.id) for vertex in right))
    marked: dict[Arc, bool] = {(vertex.id, post): any(stands(one) for one in here if vertex.id.removeprefix(_PERSON) in one.conflict.holders)
                               for vertex in left if vertex.is_in_conflict}
    marked |= {(post, _RULE + one.conflict.rule.id): any(stands(other) for other in here if other.conflict.rule.id == one.conflict.rule.id)
               for one in here}
    titles = (Text("上级、人员", "superior, people"), Text("岗位", "post"),
              Text("下级、事项、机构、规则", "subordinates, powers, bodies, rules") if here else
              Text("下级、事项、机构", "subordinates, powers, bodies"))
    title = Text(f"{middle.title}：关系图", f"{middle.title}: what it is tied to").in_(language)
    return without_empty_columns(Graph(title, tuple(title.in_(language) for title in titles), (*left, middle, *right), arcs,
                                       conflicts=marked))


def _broken(shown: Shown, conflicts: Sequence[Judged], language: Language) -> Iterator[Vertex]:
    """The rules that the conflicts break, each once, with the states and the people concerned."""
    by_rule: dict[str, list[Judged]] = {}
    for one in conflicts:
        by_rule.setdefault(one.conflict.rule.id, []).append(one)
    for id, broken in by_rule.items():
        states = dict.fromkeys(state_words(one, language) for one in broken)
        people = labels(dict.fromkeys(person for one in broken for person in one.conflict.holders), shown.seen, language)
        yield Vertex(_RULE + id, 2, rule_name(broken[0].conflict.rule, language),
                     _joined(Text("、", ", ").in_(language).join(states), people), is_in_conflict=True)


def _before(shown: Shown, post: str, language: Language) -> Iterator[Vertex]:
    seen = shown.seen
    superior = seen.posts[post].reports_to
    if superior in seen.posts and superior != post:
        yield Vertex(f"above~{superior}", 0, seen.label_of(str(superior)), Text("上级岗位", "superior").in_(language))
    held: Mapping[str, str] = {person.id: assignment.as_.in_(language) if assignment.as_ else ""
                               for person, assignment in holdings(shown.whole).get(post, ()) if person.id in seen.people}
    yield from (Vertex(f"{_PERSON}{id}", 0, seen.people[id].label, how) for id, how in held.items())


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
