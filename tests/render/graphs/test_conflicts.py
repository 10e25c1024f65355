"""Which conflicts of duties the graphs mark, where, and to whom."""

import pytest

from riskctl.model.vocabulary import Disclosure
from riskctl.render.graphs.conflicts import conflicts_among
from riskctl.render.graphs.content import neighbourhood, posts_of, reporting_lines
from riskctl.render.graphs.dot import dot
from riskctl.render.graphs.drawing import picture
from riskctl.render.graphs.duty_map import duty_map, duty_matrix
from riskctl.render.graphs.graph import Graph
from riskctl.render.svg import svg
from riskctl.report.shown import shown_to
from tests.building import catalog

PUBLIC, INTERNAL = Disclosure.PUBLIC, Disclosure.INTERNAL
TODAY = {"as": "primary", "from": "2024-01-01"}
OF = catalog(
    {"riskctl": 1, "packs": ["accounting"]},
    units={"bureau": {"name": "局机关", "head": "chief"}, "money": {"name": "财务股", "parent": "bureau"}},
    posts={"chief": {"name": "局长", "unit": "bureau"}, "cashier": {"name": "出纳岗", "unit": "money", "reports_to": "chief", "duties": ["cash"]},
           "clerk": {"name": "会计岗", "unit": "money", "reports_to": "chief", "duties": ["book"]},
           "both": {"name": "合并岗", "unit": "money", "duties": ["cash", "stock"]}, "idle": {"name": "闲岗", "unit": "bureau"}},
    people={"x": {"name": "张某", "assignments": [{"post": "cashier", **TODAY}, {"post": "clerk", **TODAY}]},
            "y": {"name": "李某", "assignments": [{"post": "clerk", **TODAY}, {"post": "cashier", "as": "backup", "from": "2024-01-01"}]},
            "z": {"name": "王某", "assignments": [{"post": "chief", **TODAY}]}},
    duties={"cash": {"name": "管钱"}, "book": {"name": "管账"}, "stock": {"name": "管物"}},
    domains={"front": {"name": "前台"}, "back": {"name": "后台"}},
    portfolios={"pf": {"leader": "z", "in_charge": {"domains": ["front", "back"]}}},
    sod_rules={"apart": {"name": "钱账分管", "incompatible": ["cash", "book"]},
               "things": {"name": "钱物分管", "incompatible": ["cash", "stock"]},
               "leader": {"name": "前后分管", "not_both": {"domains": ["front", "back"]}}},
    controls={"c": {"name": "核对", "owner": "chief"}},
    waivers={"w": {"rule": "SD101/things", "record": "both", "reason": "人少", "approved_by": "chief", "expires": "2027-01-01",
                   "compensating": ["c"]}})
SEEN = shown_to(OF, INTERNAL)
CONFLICTS = conflicts_among(SEEN)


def marked(graph: Graph) -> tuple[list[str], dict[tuple[str, str], bool]]:
    """What is marked: boxes by what they say, arcs by the names of their ends."""
    names = {vertex.id: vertex.title for vertex in graph.vertices}
    boxes = [f"{vertex.title} {vertex.note}".strip() for vertex in graph.vertices if vertex.is_in_conflict]
    return boxes, {(names[one], names[other]): is_there for (one, other), is_there in graph.conflicts.items()}


def test_the_map_marks_paths_that_stand_and_those_that_are_possible_or_waived() -> None:
    graph = duty_map(SEEN, ["cashier", "clerk", "both"], "zh", CONFLICTS)
    boxes, arcs = marked(graph)
    assert boxes == ["张某", "李某", "出纳岗 财务股", "会计岗 财务股", "合并岗 财务股", "管钱", "管账", "管物",
                     "钱账分管 现实冲突、潜在冲突", "钱物分管 设计冲突（已豁免）"]
    assert arcs == {
        ("张某", "出纳岗"): True, ("张某", "会计岗"): True, ("出纳岗", "管钱"): True, ("会计岗", "管账"): True,
        ("管钱", "钱账分管"): True, ("管账", "钱账分管"): True,
        ("李某", "出纳岗"): False, ("李某", "会计岗"): False,
        ("合并岗", "管钱"): False, ("合并岗", "管物"): False, ("管钱", "钱物分管"): False, ("管物", "钱物分管"): False}
    assert graph.conflicts.keys() <= set(graph.arcs)


def test_the_other_post_of_a_conflict_is_drawn_too() -> None:
    graph = duty_map(SEEN, ["cashier"], "zh", CONFLICTS)
    assert [vertex.title for vertex in graph.vertices if vertex.column == 1] == ["出纳岗", "会计岗"]
    assert [vertex.title for vertex in duty_map(SEEN, ["idle"], "zh", CONFLICTS).vertices] == ["闲岗"]


def test_a_conflict_beside_all_posts_is_marked_from_its_holder() -> None:
    boxes, arcs = marked(duty_map(SEEN, ["chief"], "en", CONFLICTS))
    assert boxes == ["王某", "前台", "后台", "前后分管 structural conflict"]
    assert arcs == {("王某", "前台"): True, ("前台", "前后分管"): True, ("王某", "后台"): True, ("后台", "前后分管"): True}


def test_rules_of_packs_are_on_the_map_beside_those_of_the_catalog() -> None:
    of = catalog({"riskctl": 1, "packs": ["accounting"]}, units={"u": {"name": "股"}},
                 posts={"p": {"name": "出纳岗", "unit": "u", "duties": ["std:cashier"]}})
    for profile in (PUBLIC, INTERNAL):
        rules = [vertex.id for vertex in duty_map(shown_to(of, profile), ["p"], "zh").vertices if vertex.id.startswith("rule~")]
        assert "rule~ACC3" in rules
    assert not duty_map(shown_to(catalog(units={"u": {"name": "股"}}, posts={"p": {"name": "岗", "duties": ["std:cashier"]}}), PUBLIC),
                        ["p"], "zh").columns[2:]


def test_the_matrix_says_conflict_in_words() -> None:
    table = duty_matrix(duty_map(SEEN, ["cashier", "clerk", "both"], "en", CONFLICTS), "en")
    cells = {(row[0], title): (cell.lines, cell.data, cell.shade) for row in table.rows
             for title, cell in zip(table.header[1:], row[1:], strict=True) if not isinstance(cell, str)}
    assert cells == {
        ("出纳岗", "管钱"): (("● conflict",), "conflict", 0), ("出纳岗", "管账"): (("",), False, None), ("出纳岗", "管物"): (("",), False, None),
        ("会计岗", "管钱"): (("",), False, None), ("会计岗", "管账"): (("● conflict",), "conflict", 0), ("会计岗", "管物"): (("",), False, None),
        ("合并岗", "管钱"): (("● conflict",), "conflict", 2), ("合并岗", "管账"): (("",), False, None),
        ("合并岗", "管物"): (("● conflict",), "conflict", 2)}


def test_lines_of_reporting_name_the_conflicts_of_each_post() -> None:
    boxes, arcs = marked(reporting_lines(SEEN, posts_of(SEEN), "zh", CONFLICTS))
    assert boxes == ["局长 局机关 · 结构冲突：前后分管", "出纳岗 财务股 · 现实冲突：钱账分管；潜在冲突：钱账分管",
                     "会计岗 财务股 · 现实冲突：钱账分管；潜在冲突：钱账分管", "合并岗 财务股 · 设计冲突（已豁免）：钱物分管"]
    assert arcs == {}


def test_a_post_leads_to_the_rules_that_are_broken_there() -> None:
    boxes, arcs = marked(neighbourhood(SEEN, "cashier", "zh", CONFLICTS))
    assert boxes == ["张某 主岗", "李某 备岗（B角）", "出纳岗 财务股", "钱账分管 现实冲突、潜在冲突 · 张某、李某"]
    assert arcs == {("张某", "出纳岗"): True, ("李某", "出纳岗"): False, ("出纳岗", "钱账分管"): True}
    assert marked(neighbourhood(SEEN, "idle", "zh", CONFLICTS)) == ([], {})


def test_the_public_is_told_of_no_conflict() -> None:
    assert conflicts_among(shown_to(OF, PUBLIC)) == ()


@pytest.mark.parametrize("is_marked", [True, False])
def test_marks_are_bold_dashed_and_explained_in_every_format(is_marked: bool) -> None:
    graph = duty_map(SEEN, ["cashier", "clerk", "both"], "en", CONFLICTS if is_marked else ())
    drawn, written = svg(picture(graph, "en", "")), dot(graph)
    assert ("conflict of duties" in drawn) is is_marked
    # Six arcs that stand and six that do not, and one line of each in the legend.
    assert drawn.count('stroke="#8E2A0B" stroke-width="2.8" stroke-dasharray="7 4"') == (7 if is_marked else 0)
    assert drawn.count('fill="none" stroke="#8E2A0B" stroke-width="2.8"') == (14 if is_marked else 0)
    assert written.count("penwidth=2.4") == (12 if is_marked else 0)
    assert written.count("style=dashed") == (6 if is_marked else 0)
