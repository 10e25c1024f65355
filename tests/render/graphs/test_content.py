"""What the graphs show, and to whom."""

import pytest

from riskctl.errors import UserError
from riskctl.model.vocabulary import Disclosure
from riskctl.render.graphs.content import neighbourhood, posts_of, reporting_lines
from riskctl.render.graphs.dot import dot
from riskctl.render.graphs.duty_map import duty_map, duty_matrix
from riskctl.render.graphs.graph import MOST_VERTICES, Graph, Vertex, check_legible
from riskctl.report.shown import shown_to
from tests.building import catalog

PUBLIC, INTERNAL = Disclosure.PUBLIC, Disclosure.INTERNAL
OF = catalog(
    units={"bureau": {"name": "局机关"}, "money": {"name": "财务股", "parent": "bureau"}, "hall": {"name": "大厅", "parent": "bureau"}},
    posts={"head": {"name": "局长", "unit": "bureau"},
           "cashier": {"name": "出纳岗", "unit": "money", "reports_to": "head", "duties": ["cash"]},
           "clerk": {"name": "会计岗", "unit": "money", "reports_to": "head", "duties": ["book", "cash"]},
           "window": {"name": "窗口岗", "unit": "hall", "reports_to": "clerk"}},
    people={"x": {"name": "张某", "unit": "money", "assignments": [{"post": "cashier", "as": "primary", "from": "2024-01-01"},
                                                                 {"post": "clerk", "as": "backup", "from": "2024-01-01"}]},
            "y": {"name": "李某某", "unit": "money", "assignments": [{"post": "clerk", "as": "primary", "from": "2024-01-01",
                                                                  "to": "2025-01-01"}]}},
    duties={"cash": {"name": "管钱"}, "book": {"name": "管账"}, "spare": {"name": "没人管"}},
    bodies={"party": {"name": "党组会", "members": ["head", "clerk"], "chair": "head"}},
    powers={"p": {"name": "付款", "type": "internal:finance", "unit": "money", "start": "a", "steps": {
        "a": {"name": "记", "kind": "archive", "post": "window", "next": ["b"]},
        "b": {"name": "存", "kind": "archive", "post": "window", "next": ["end"]}}},
        "old": {"name": "旧事项", "type": "internal:finance", "unit": "money", "status": "retired", "start": "a", "steps": {
            "a": {"name": "旧", "kind": "archive", "post": "window", "next": ["end"]}}}},
    sod_rules={"apart": {"name": "钱账分管", "incompatible": ["cash", "book"]}, "other": {"name": "别的", "incompatible": ["spare", "spare"]}})


def told(graph: Graph) -> tuple[tuple[str, ...], list[tuple[int, str]], list[tuple[str, str]]]:
    """Titles of columns, names by column, and arcs by names."""
    names = {vertex.id: vertex.title for vertex in graph.vertices}
    return (graph.columns, [(vertex.column, vertex.title) for vertex in graph.vertices],
            [(names[source], names[target]) for source, target in graph.arcs])


def test_the_map_of_duties() -> None:
    shown = shown_to(OF, INTERNAL)
    assert told(duty_map(shown, ["cashier", "clerk"], "zh")) == (
        ("人员", "岗位", "职责", "规则"),
        [(0, "张某"), (1, "出纳岗"), (1, "会计岗"), (2, "管钱"), (2, "管账"), (3, "钱账分管")],
        [("张某", "出纳岗"), ("出纳岗", "管钱"), ("会计岗", "管钱"), ("会计岗", "管账"), ("管钱", "钱账分管"), ("管账", "钱账分管")])


def test_the_public_sees_no_people() -> None:
    columns, vertices, _ = told(duty_map(shown_to(OF, PUBLIC), ["cashier"], "en"))
    assert columns == ("posts", "duties", "rules")
    assert vertices == [(0, "出纳岗"), (1, "管钱"), (2, "钱账分管")]


def test_the_matrix_says_the_same() -> None:
    table = duty_matrix(duty_map(shown_to(OF, INTERNAL), ["cashier", "clerk"], "zh"), "zh")
    assert (table.header, table.keys, table.records) == (("岗位＼职责", "管钱", "管账"), ("post", "cash", "book"), ("cashier", "clerk"))
    assert [[cell if isinstance(cell, str) else (cell.lines, cell.data) for cell in row] for row in table.rows] == [
        ["出纳岗", (("●",), True), (("",), False)], ["会计岗", (("●",), True), (("●",), True)]]


def test_lines_of_reporting() -> None:
    shown = shown_to(OF, INTERNAL)
    _, vertices, arcs = told(reporting_lines(shown, posts_of(shown), "zh"))
    assert vertices == [(0, "局长"), (1, "出纳岗"), (1, "会计岗"), (2, "窗口岗")]
    assert arcs == [("局长", "出纳岗"), ("局长", "会计岗"), ("会计岗", "窗口岗")]


def test_a_ring_of_posts_is_cut_once() -> None:
    ring = catalog(units={"u": {"name": "股"}}, posts={id: {"name": id, "unit": "u", "reports_to": above} for id, above in ("ab", "bc", "ca", "dd")})
    shown = shown_to(ring, INTERNAL)
    _, vertices, arcs = told(reporting_lines(shown, posts_of(shown), "zh"))
    assert vertices == [(0, "a"), (2, "b"), (1, "c"), (0, "d")]
    assert arcs == [("c", "b"), ("a", "c")]


def test_the_public_sees_no_lines_of_reporting() -> None:
    shown = shown_to(OF, PUBLIC)
    with pytest.raises(UserError, match="--profile internal"):
        reporting_lines(shown, posts_of(shown), "zh")


def test_what_a_post_is_tied_to() -> None:
    def notes(post: str, profile: Disclosure) -> list[tuple[int, str, str]]:
        return [(one.column, one.title, one.note) for one in neighbourhood(shown_to(OF, profile), post, "zh").vertices]

    assert notes("clerk", INTERNAL) == [(0, "局长", "上级岗位"), (0, "张某", "备岗（B角）"), (1, "会计岗", "财务股"), (2, "窗口岗", "下级岗位"),
                                        (2, "党组会", "成员")]
    assert notes("clerk", PUBLIC) == [(0, "会计岗", "财务股"), (1, "党组会", "成员")]
    assert notes("window", PUBLIC) == [(0, "窗口岗", "大厅"), (1, "付款", "记、存")]


def test_posts_of_a_unit_and_those_below_it() -> None:
    shown = shown_to(OF, INTERNAL)
    assert posts_of(shown, frozenset({"money"})) == ["cashier", "clerk"]
    assert posts_of(shown, frozenset({"hall"}), frozenset({"head"})) == ["head", "window"]
    assert posts_of(shown, frozenset({"bureau"})) == posts_of(shown) == ["head", "cashier", "clerk", "window"]


def test_a_graph_too_large_to_read_is_refused() -> None:
    def of(size: int) -> Graph:
        return Graph("图", ("",), tuple(Vertex(str(at), 0, "x") for at in range(size)), ())

    check_legible(of(MOST_VERTICES))
    with pytest.raises(UserError, match="--unit"):
        check_legible(of(MOST_VERTICES + 1))


def test_dot_quotes_what_could_be_taken_for_more() -> None:
    graph = Graph('图"\\', ("", ""), (Vertex("a\\", 0, '<b>"x\\', "n\x00"), Vertex("b:c", 1, "y", is_marked=True)), (("a\\", "b:c"),))
    assert dot(graph) == (
        'digraph "图\\"\\\\" {\n'
        '  graph [rankdir=LR, label="图\\"\\\\", labelloc=t, fontname="sans-serif"];\n'
        '  node [shape=box, fontname="sans-serif", fontsize=10];\n'
        '  { rank=same; "a\\\\" [label="<b>\\"x\\\\\\nn\ufffd", penwidth=1]; }\n'
        '  { rank=same; "b:c" [label="y", penwidth=2]; }\n'
        '  "a\\\\" -> "b:c";\n}\n')
