"""The pages of posts and units, and of the organization as a whole."""

from collections.abc import Iterator, Mapping, Sequence

from riskctl.flow.trees import cycles
from riskctl.model.organization import Post, Unit
from riskctl.render.flowchart.words import StepWords
from riskctl.render.graphs.content import neighbourhood, posts_of, reporting_lines
from riskctl.render.graphs.drawing import picture
from riskctl.render.graphs.duty_map import duty_map, duty_matrix
from riskctl.render.graphs.graph import Graph
from riskctl.render.site.address import lead
from riskctl.render.site.lists import risk_table
from riskctl.render.site.parts import Column, Inside, Row, chart, items, particulars, scrolled, section, table
from riskctl.render.site.site import Site
from riskctl.report.field_words import field_cell
from riskctl.report.html import Markup, element, joined
from riskctl.report.page import table_markup


def post_body(site: Site, post: Post) -> Iterator[Markup]:
    """What stands on the page of the post."""
    page = site.path(post.id)
    below = [one.id for one in site.seen.posts.values() if one.reports_to == post.id]
    yield particulars(
        (site.words("所属单位", "Unit"), site.link(page, post.unit) if post.unit else ""),
        (site.words("上级岗位", "Reports to"), site.link(page, post.reports_to) if post.reports_to else ""),
        (site.words("下级岗位", "Reporting to it"), joined(*site.links(page, below)) if below else ""),
        (site.words("任职人员", "Held by"), site.listed([site.name(id) for id in site.holders.get(post.id, ())])),
        (site.words("集体决策机构", "Member of"), site.listed([body.label for body in site.seen.bodies.values() if post.id in body.members])),
        *((field.title.in_(site.language), items(field_cell(site.seen, post, field.key, site.language).lines))
          for field in (Post.is_key, Post.headcount, Post.max_tenure_years)),
        (site.words("岗位职责", "Duties"), items([site.name(duty) for duty in post.duties])))
    graph = neighbourhood(site.shown, post.id, site.language, site.conflicts)
    if len(graph.vertices) > 1:
        yield section(site.words("关系图", "What it is tied to"), drawn(site, page, graph))
    yield section(site.words("承担的环节", "Steps that it takes part in"), _steps(site, page, post))
    yield section(site.words("廉政风险点与防控措施", "Integrity risks and controls"),
                  risk_table(site, page, list(site.points_by_post.get(post.id, ()))))


def _steps(site: Site, page: str, post: Post) -> Markup:
    columns = [Column(site.words("环节", "Step")), Column(site.words("权力事项", "Power")), Column(site.words("类别", "Kind"), "short"),
               Column(site.words("要求", "Requirements"))]
    rows = []
    for id, key in site.steps_by_post.get(post.id, ()):
        power = site.powers[id]
        step = power.steps[key]
        details = list(StepWords(site.seen, power, site.language).details(step))
        rows.append(Row([site.link(page, f"{id}/{key}", step.name or key), site.link(page, id),
                         step.kind.in_(site.language) if step.kind else "", items(details)]))
    return table(site.words("承担的环节", "Steps that it takes part in"), columns, rows)


def unit_body(site: Site, unit: Unit) -> Iterator[Markup]:
    """What stands on the page of the unit."""
    page = site.path(unit.id)
    below = [one.id for one in site.seen.units.values() if one.parent == unit.id]
    points = site.points_by_unit.get(unit.id, ())
    yield particulars(
        (site.words("性质", "Kind"), unit.unit_kind.in_(site.language) if unit.unit_kind else ""),
        (site.words("上级单位", "Parent"), site.link(page, unit.parent) if unit.parent else ""),
        (site.words("下级单位", "Units below"), joined(*site.links(page, below)) if below else ""),
        (site.words("负责人岗位", "Head"), site.link(page, unit.head) if unit.head else ""),
        (site.words("风险点", "Risk points"), _by_level(site, points)))
    yield section(site.words("岗位", "Posts"), post_table(site, page, [post for post in site.seen.posts.values() if post.unit == unit.id]))
    powers = [power.id for power in site.powers.values()
              if unit.id in (power.lead_unit, *(power.units.assist if power.units else ()))]
    yield section(site.words("权力事项", "Powers"), items([site.link(page, power) for power in powers]))
    yield section(site.words("廉政风险点与防控措施", "Integrity risks and controls"), risk_table(site, page, list(points)))


def _by_level(site: Site, points: Sequence[str]) -> str:
    """How many of the risk points are of each level before controls."""
    levels = [level for level in (site.assessment(id).inherent for id in points) if level is not None]
    return site.levels.counts({level.id: sum(other.id == level.id for other in levels) for level in levels})


def post_table(site: Site, page: str, posts: Sequence[Post]) -> Markup:
    """The posts, with who holds them where people are shown."""
    has_people = bool(site.seen.people)
    has_risks = bool(site.points)
    columns = [Column(site.words("岗位", "Post")), *([Column(site.words("任职人员", "Held by"))] if has_people else []),
               Column(site.words("岗位职责", "Duties")), Column(site.words("环节数", "Steps"), "number"),
               *([Column(site.words("风险点", "Risks"), "number")] if has_risks else [])]
    rows = []
    for post in posts:
        held = [site.listed([site.name(id) for id in site.holders.get(post.id, ())])] if has_people else []
        risks = [str(len(site.points_by_post.get(post.id, ())))] if has_risks else []
        rows.append(Row([site.link(page, post.id), *held, site.listed([site.name(duty) for duty in post.duties]),
                         str(len(site.steps_by_post.get(post.id, ()))), *risks]))
    return table(site.words("岗位", "Posts"), columns, rows)


def drawn(site: Site, page: str, graph: Graph) -> Markup:
    """The graph with ways to the pages of what is in it; words instead where it is too large to be read."""
    if not graph.is_legible:
        return element("p", site.words("图太大，画出来看不清，见各单位、各岗位的页面。",
                                       "Too large to be read in one drawing: see the pages of units and posts."), class_="note")

    def address_of(vertex: str) -> str | None:
        id = vertex.rpartition("~")[2]
        return lead(page, site.path(id)) if site.has_page(id) and site.path(id) != page else None

    return chart(graph.title, picture(graph, site.language, "", address_of))


def duties_body(site: Site) -> Iterator[Markup]:
    """Which post has which duties, of its own, by its steps, by delegation and by implication."""
    graph = duty_map(site.shown, posts_of(site.shown), site.language, site.conflicts)
    matrix = duty_matrix(graph, site.language)
    yield scrolled(matrix.title, table_markup(matrix, "matrix"))


def organization_body(site: Site, page: str) -> Iterator[Markup]:
    """The units as a tree, then the posts of each."""
    yield section(site.words("单位", "Units"), _tree(site, page))
    if any(post.reports_to for post in site.seen.posts.values()):
        lines = reporting_lines(site.shown, posts_of(site.shown), site.language, site.conflicts)
        yield section(site.words("汇报关系", "Lines of reporting"), drawn(site, page, lines))
    homeless = [post for post in site.seen.posts.values() if post.unit not in site.seen.units]
    for unit in site.seen.units.values():
        posts = [post for post in site.seen.posts.values() if post.unit == unit.id]
        yield section(unit.label, post_table(site, page, posts))
    yield section(site.words("未归属单位的岗位", "Posts of no unit"), post_table(site, page, homeless))


def _tree(site: Site, page: str) -> Inside:
    """The units below one another; one of every ring of units stands at the top."""
    units = site.seen.units
    parents = {unit.id: unit.parent for unit in units.values() if unit.parent in units}
    for ring in cycles({id: parent for id, parent in parents.items() if parent}):
        del parents[ring[0]]
    below: dict[str, list[str]] = {}
    for id, parent in parents.items():
        below.setdefault(parent or "", []).append(id)
    return _branches(site, page, [id for id in units if id not in parents], below)


def _branches(site: Site, page: str, ids: Sequence[str], below: Mapping[str, Sequence[str]]) -> Inside:
    if not ids:
        return ""
    return element("ul", *(element("li", site.link(page, id), _branches(site, page, below.get(id, ()), below)) for id in ids),
                   class_="plain")
