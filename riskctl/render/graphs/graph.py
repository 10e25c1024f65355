"""A graph in columns: what is drawn, and how large it may be to be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from riskctl.errors import UserError

MOST_VERTICES, MOST_ARCS = 150, 400
"""How large a graph may be to be read, and to be laid out at once: ordering compares some 80,000 pairs of arcs seven times."""

Arc = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vertex:
    """Something in a column of the graph, with its name and what is said below it.

    `is_marked` draws it stronger; `is_in_conflict` says that it stands on a path of a conflict of duties.
    """

    id: str
    column: int
    title: str
    note: str = ""
    is_marked: bool = False
    is_in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Vertices in columns from left to right, and arcs between them by id; in a tree each vertex has one arc to it at most.

    `conflicts` are the arcs on paths of conflicts: True of one that stands today, False of one that is only possible
    or waived.
    """

    title: str
    columns: tuple[str, ...]
    vertices: tuple[Vertex, ...]
    arcs: tuple[Arc, ...]
    is_tree: bool = False
    conflicts: Mapping[Arc, bool] = field(default_factory=dict)

    @property
    def is_legible(self) -> bool:
        """Whether the graph is small enough to be read."""
        return len(self.vertices) <= MOST_VERTICES and len(self.arcs) <= MOST_ARCS

    @property
    def has_conflicts(self) -> bool:
        """Whether a conflict is marked anywhere."""
        return any(vertex.is_in_conflict for vertex in self.vertices)


def check_legible(graph: Graph, *, has_matrix: bool = True) -> None:
    """UserError with the way to a smaller one, unless the graph can be read."""
    if not graph.is_legible:
        size = f"{len(graph.vertices)}", f"{len(graph.arcs)}"
        zh, en = ("，或用 -f html 看矩阵", ", or see the matrix with -f html") if has_matrix else ("", "")
        raise UserError(f"图有 {size[0]} 个节点、{size[1]} 条连线，画出来看不清（至多 {MOST_VERTICES} 个、{MOST_ARCS} 条）。"
                        f"用 --unit 或 --post 缩小范围{zh}。",
                        f"a graph of {size[0]} boxes and {size[1]} lines cannot be read (at most {MOST_VERTICES} and {MOST_ARCS}). "
                        f"Narrow it with --unit or --post{en}.")
