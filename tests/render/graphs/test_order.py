"""Where vertices stand: every one once, with few crossings, and trees without any."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from riskctl.drawing.metrics import text_width
from riskctl.drawing.picture import Line, Rect, Words
from riskctl.render.flowchart import look
from riskctl.render.graphs.drawing import picture
from riskctl.render.graphs.graph import Graph, Vertex
from riskctl.render.graphs.order import crossings, ordered, rows_of_tree
from riskctl.render.paper import MARGIN


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Graphs of up to four columns whose arcs lead from a column to the next."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    vertices = [Vertex(f"{column}.{at}", column, f"节点{at}") for column, size in enumerate(sizes) for at in range(size)]
    possible = [(one.id, other.id) for one in vertices for other in vertices if other.column == one.column + 1]
    arcs = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    return Graph("图", tuple("列" for _ in sizes), tuple(vertices), tuple(arcs))


@st.composite
def trees(draw: st.DrawFn) -> Graph:
    """Forests, each vertex below one that comes before it or below none."""
    parents = [draw(st.integers(-1, at - 1)) for at in range(draw(st.integers(1, 20)))]
    depths: list[int] = []
    for parent in parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
    vertices = tuple(Vertex(str(at), depth, "岗位" * (at % 9 + 1)) for at, depth in enumerate(depths))
    arcs = tuple((str(parent), str(at)) for at, parent in enumerate(parents) if parent >= 0)
    return Graph("树", tuple("" for _ in range(max(depths) + 1)), vertices, arcs, is_tree=True)


def counted(graph: Graph, columns: Sequence[Sequence[str]]) -> int:
    """Crossings by the definition: two arcs between the same columns whose ends stand in opposite order."""
    place = {id: (at, number) for at, column in enumerate(columns) for number, id in enumerate(column)}
    return sum((place[a][1] - place[c][1]) * (place[b][1] - place[d][1]) < 0
               for (a, b), (c, d) in itertools.combinations(graph.arcs, 2) if place[a][0] == place[c][0] and place[b][0] == place[d][0])


def as_given(graph: Graph) -> Sequence[Sequence[str]]:
    return [[vertex.id for vertex in graph.vertices if vertex.column == at] for at in range(len(graph.columns))]


@given(graphs())
def test_crossings_are_those_of_the_definition(graph: Graph) -> None:
    assert crossings(graph, as_given(graph)) == counted(graph, as_given(graph))


@given(graphs())
def test_every_vertex_stands_once_in_its_column_with_no_more_crossings_than_before(graph: Graph) -> None:
    found = ordered(graph)
    assert [sorted(column) for column in found] == [sorted(column) for column in as_given(graph)]
    assert counted(graph, found) <= counted(graph, as_given(graph))


def test_what_can_be_untangled_is() -> None:
    vertices = tuple(Vertex(f"{side}{at}", column, "x") for column, side in enumerate("ab") for at in range(5))
    graph = Graph("图", ("", ""), vertices, tuple((f"a{at}", f"b{4 - at}") for at in range(5)))
    assert counted(graph, as_given(graph)) == 10
    assert counted(graph, ordered(graph)) == 0


@given(trees())
def test_rows_of_a_tree(tree: Graph) -> None:
    rows = rows_of_tree(tree)
    below: dict[str, list[str]] = {}
    for source, target in tree.arcs:
        below.setdefault(source, []).append(target)
    assert rows.keys() == {vertex.id for vertex in tree.vertices}
    leaves = [rows[vertex.id] for vertex in tree.vertices if vertex.id not in below]
    assert sorted(leaves) == list(range(len(leaves)))
    for parent, children in below.items():
        assert [rows[child] for child in children] == sorted(rows[child] for child in children)
        assert rows[parent] == (rows[children[0]] + rows[children[-1]]) / 2


@given(st.one_of(graphs(), trees()))
def test_boxes_lie_on_the_sheet_and_none_on_another(graph: Graph) -> None:
    drawn = picture(graph, "zh", "某局")
    boxes = [part.box for part in drawn.parts if isinstance(part, Rect)]
    assert len(boxes) == len(graph.vertices)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    assert all(box.x >= 0 and box.y >= 0 and box.x + box.width <= drawn.width and box.y + box.height <= drawn.height for box in boxes)
    lines = [part for part in drawn.parts if isinstance(part, Line)]
    assert len(lines) == len(graph.arcs)
    # From the right side of a box to the left side of another.
    right, left = {(box.x + box.width, box.middle[1]) for box in boxes}, {(box.x, box.middle[1]) for box in boxes}
    assert all(line.points[0] in right and line.points[-1] in left for line in lines)


@given(trees())
def test_no_line_of_a_tree_runs_through_a_box(tree: Graph) -> None:
    drawn = picture(tree, "zh", "")
    boxes = [part.box for part in drawn.parts if isinstance(part, Rect)]
    for line in (part for part in drawn.parts if isinstance(part, Line)):
        assert not any(box.is_passed(part) for part in itertools.pairwise(line.points) for box in boxes)


@given(graphs(), st.text(alphabet="岗位职责图abc （）", min_size=1, max_size=200), st.sampled_from(["某局", "某局 以 2026-11-22 为准 " * 9]))
def test_a_long_title_is_broken_and_pushes_down_what_is_below_it(graph: Graph, title: str, foot: str) -> None:
    drawn = picture(replace(graph, title=title), "zh", foot)
    assert drawn.width <= max(4 * 168 + 3 * 120, 560) + 2 * MARGIN
    words = [part for part in drawn.parts if isinstance(part, Words)]
    for one in words:
        wide = text_width(one.text, one.size, bold=one.is_bold)
        left = one.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[one.anchor]
        assert left >= 0
        assert left + wide <= drawn.width
        assert one.y <= drawn.height
    titles = [one for one in words if one.size == look.TITLE_SIZE]
    assert "".join("".join(one.text for one in titles).split()) == "".join(title.split())
    assert max(one.y for one in titles) < min(part.box.y for part in drawn.parts if isinstance(part, Rect))


def test_a_long_chain_is_no_trouble() -> None:
    vertices = tuple(Vertex(str(at), at, "x") for at in range(3000))
    chain = Graph("链", tuple("" for _ in vertices), vertices, tuple((str(at), str(at + 1)) for at in range(2999)), is_tree=True)
    assert set(rows_of_tree(chain).values()) == {0}
