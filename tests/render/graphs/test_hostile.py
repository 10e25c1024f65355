"""Hostile names stay names in every graph: in the drawing, in DOT, and in what Graphviz makes of it."""

import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure
from riskctl.render.graphs.conflicts import conflicts_among
from riskctl.render.graphs.content import neighbourhood, posts_of, reporting_lines
from riskctl.render.graphs.dot import dot
from riskctl.render.graphs.drawing import picture
from riskctl.render.graphs.duty_map import duty_map, duty_matrix
from riskctl.render.graphs.graph import Graph
from riskctl.render.svg import svg
from riskctl.render.table_file import TEXT_FORMATS
from riskctl.report.duty_graph import duty_graph, edges_around
from riskctl.report.line import visible
from riskctl.report.shown import shown_to
from tests.building import catalog
from tests.render.tables import file_of

SVG = "{http://www.w3.org/2000/svg}"
BAD = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "]]>", "<!-- & -->", "javascript:alert(1)", "\u202egnp.exe", "=1+1", "@SUM(A1)",
       "&amp;&#x41;", "\\N\\L\\G \\\\", '"; evil [URL="http://x"]; "', "<<b>x</b>>", "a\x07b\x1b[2J", "第一行\n第二行", "🙂🏛️", "长" * 300, "W" * 400,
       "{a|b}", "]\n}")


def of(shift: int) -> Catalog:
    """People, posts, duties, units, bodies, powers and rules of hostile names, with conflicts among them."""
    names = iter(BAD[shift:] + BAD[:shift])
    return catalog(
        units={"u": {"name": next(names)}},
        posts={"p": {"name": next(names), "unit": "u", "duties": ["a"]}, "q": {"name": next(names), "unit": "u", "duties": ["b"], "reports_to": "p"}},
        people={"x": {"name": next(names), "assignments": [{"post": "p", "as": "primary"}, {"post": "q", "as": "primary"}]}},
        duties={"a": {"name": next(names)}, "b": {"name": next(names)}}, bodies={"c": {"name": next(names), "members": ["p"]}},
        powers={"w": {"name": next(names), "type": "national:license", "unit": "u", "start": "s", "steps": {
            "s": {"name": next(names), "kind": "accept", "post": "p", "next": ["end"]}}}},
        sod_rules={"r": {"name": next(names), "incompatible": ["a", "b"]}})


def graphs(shift: int) -> list[Graph]:
    shown = shown_to(of(shift), Disclosure.INTERNAL)
    conflicts = conflicts_among(shown)
    assert conflicts
    return [duty_map(shown, posts_of(shown), "zh", conflicts), reporting_lines(shown, posts_of(shown), "zh", conflicts),
            neighbourhood(shown, "p", "zh", conflicts)]


def drawn_by_graphviz(source: str) -> ElementTree.Element:
    ran = subprocess.run(["dot", "-Tsvg"], input=source.encode(), capture_output=True, check=True, timeout=60)
    return ElementTree.fromstring(ran.stdout)


shifts = pytest.mark.parametrize("shift", range(len(BAD)))


@shifts
def test_drawings_hold_names_as_words_alone(shift: int) -> None:
    for graph in graphs(shift):
        root = ElementTree.fromstring(svg(picture(graph, "zh", "")))
        assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {"svg", "title", "desc", "rect", "path", "text"}
        assert not [key for node in root.iter() for key in node.attrib if key.startswith("on") or "href" in key]
        words = "".join("".join((node.text or "").split()) for node in root.iter(f"{SVG}text"))
        assert [vertex.title for vertex in graph.vertices
                if "".join("".join(map(visible, vertex.title.split("\n"))).split()) not in words] == []


@pytest.mark.skipif(shutil.which("dot") is None, reason="there is no Graphviz")
@shifts
def test_graphviz_makes_nothing_of_names_but_words(shift: int) -> None:
    catalog = of(shift)
    sources = [(dot(graph), len(graph.vertices), len(graph.arcs)) for graph in graphs(shift)]
    around = edges_around(catalog, ["x"])
    sources.append((duty_graph(catalog, around, (), "zh"), len({id for edge in around for id in edge[:2]}), len(around)))
    for source, vertices, arcs in sources:
        root = drawn_by_graphviz(source)
        classes = [node.get("class") for node in root.iter(f"{SVG}g")]
        assert (classes.count("node"), classes.count("edge")) == (vertices, arcs)
        assert not list(root.iter(f"{SVG}a"))
        assert not [node for node in root.iter() if node.tag.removeprefix(SVG) not in (
            "svg", "g", "title", "text", "polygon", "path", "ellipse", "polyline")]


@shifts
def test_matrices_hold_no_formula_and_no_markup(shift: int) -> None:
    table = duty_matrix(graphs(shift)[0], "zh")
    for format in TEXT_FORMATS:
        text = file_of(table, format).decode()
        assert "<script>alert" not in text or format in ("json", "csv")
        assert not [line for line in text.splitlines() if format == "csv" and line.startswith(("=", "@", '"=', '"@'))]
