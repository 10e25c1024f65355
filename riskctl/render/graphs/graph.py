"""A graph in columns: what is drawn, and how large it may be to be read."""

from dataclasses import dataclass

from riskctl.errors import UserError

MOST_VERTICES, MOST_ARCS = 150, 400
"""How large a graph may be to be read, and to be laid out at once."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """Something in a column of the graph, with its name and what is said below it; `is_marked` draws it stronger."""

    id: str
    column: int
    title: str
    note: str = ""
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Vertices in columns from left to right, and arcs between them by id; in a tree each vertex has one arc to it at most."""

    title: str
    columns: tuple[str, ...]
    vertices: tuple[Vertex, ...]
    arcs: tuple[tuple[str, str], ...]
    is_tree: bool = False

    @property
    def is_legible(self) -> bool:
        """Whether the graph is small enough to be read."""
        return len(self.vertices) <= MOST_VERTICES and len(self.arcs) <= MOST_ARCS


def check_legible(graph: Graph) -> None:
    """UserError with the way to a smaller one, unless the graph can be read."""
    if not graph.is_legible:
        size = f"{len(graph.vertices)}", f"{len(graph.arcs)}"
        raise UserError(f"图有 {size[0]} 个节点、{size[1]} 条连线，画出来看不清（至多 {MOST_VERTICES} 个、{MOST_ARCS} 条）。"
                        "用 --unit 或 --post 缩小范围，或用 -f html 看矩阵。",
                        f"a graph of {size[0]} boxes and {size[1]} lines cannot be read (at most {MOST_VERTICES} and {MOST_ARCS}). "
                        "Narrow it with --unit or --post, or see the matrix with -f html.")
