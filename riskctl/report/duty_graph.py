"""Who has which duties, drawn: a graph in DOT with conflicts marked."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language, Text
from riskctl.model.vocabulary import StepKind
from riskctl.report.line import visible
from riskctl.separation.access import access_of
from riskctl.separation.conflict import Conflict
from riskctl.separation.network import Edge, edges, kind_of, near
from riskctl.separation.words import link_label

MOST_EDGES = 250
"""More than this nobody can read on a page."""
_SHAPES: Mapping[str, Mapping[str, str]] = {
    "person": {"shape": "box", "style": "rounded,filled", "fillcolor": "#eef3fb"},
    "post": {"shape": "box", "style": "filled", "fillcolor": "#ffffff"},
    "step": {"shape": "ellipse", "style": "filled", "fillcolor": "#f7f7f7"},
    "duty": {"shape": "hexagon", "style": "filled", "fillcolor": "#fbf6e6"},
    "record": {"shape": "folder", "style": "filled", "fillcolor": "#f4f4f4"},
    "delegation": {"shape": "note", "style": "dashed"},
    "body": {"shape": "component", "style": "filled", "fillcolor": "#f0f7f0"},
}
_KINDS = {kind.value: kind for kind in StepKind}
_MARK = {"color": "#8e2a0b", "penwidth": "2.2", "fontcolor": "#8e2a0b"}


def edges_of_conflicts(conflicts: Iterable[Conflict]) -> tuple[Edge, ...]:
    """The edges on the paths of the conflicts, each once."""
    return tuple(dict.fromkeys((one, other, "") for conflict in conflicts for path in conflict.paths
                               for one, other in pairwise(path)))


def edges_around(catalog: Catalog, nodes: Sequence[str]) -> tuple[Edge, ...]:
    """The edges on all ways from the records and to them; of a unit, those of its posts."""
    posts = [post.id for post in catalog.posts.values() if post.unit in nodes]
    return near([*nodes, *posts], edges(access_of(catalog)))


def duty_graph(catalog: Catalog, shown: Sequence[Edge], conflicts: Sequence[Conflict], language: Language) -> str:
    """The edges as DOT; edges and ends of the conflicts are bold and red, so that they also show in grey print."""
    from graphviz import Digraph, escape

    access = access_of(catalog)
    marked = {(one, other) for one, other, _ in edges_of_conflicts(conflicts)}
    ends = {id for conflict in conflicts for path in conflict.paths for id in (path[0], path[-1]) if path}
    graph = Digraph("duties", graph_attr={"rankdir": "LR", "fontname": "sans-serif", "nodesep": "0.2", "ranksep": "0.7",
                                          "label": escape(_caption(catalog, language)), "labelloc": "b", "fontsize": "10"},
                    node_attr={"fontname": "sans-serif", "fontsize": "11"}, edge_attr={"fontname": "sans-serif", "fontsize": "9"})
    names = {node: f"n{number}" for number, node in enumerate(dict.fromkeys(id for one, other, _ in shown for id in (one, other)))}
    for node, name in names.items():
        kind = kind_of(node, access)
        style = {**_SHAPES[kind], **(_MARK if node in ends else {})}
        graph.node(name, escape(visible(label_of(node, catalog, language))), **style)
    for one, other, how in shown:
        graph.edge(names[one], names[other], escape(_how(how, language)),
                   **{**({"style": "dashed"} if how == "backup" else {}), **(_MARK if (one, other) in marked else {})})
    return str(graph.source)


def _caption(catalog: Catalog, language: Language) -> str:
    """How to read the graph, and for which day it is."""
    return Text(f"{catalog.as_of}　人员 → 岗位 → 环节 → 职责；加粗深红：冲突的两条路径；虚线：B 角",
                f"{catalog.as_of}: people → posts → steps → duties; bold red: the two paths of a conflict; dashed: backup").in_(language)


def label_of(node: str, catalog: Catalog, language: Language) -> str:
    """What the node is called; a kind of step is told from a duty of the same name."""
    if node in _KINDS and node not in catalog.by_id:
        return Text(f"{_KINDS[node].zh}类环节", f"steps of kind {_KINDS[node].en}").in_(language)
    return link_label(node, catalog, language)


def _how(how: str, language: Language) -> str:
    words = {"backup": Text("B角", "backup"), "direct": Text("直接具有", "direct"), "implies": Text("包含", "implies")}
    return words[how].in_(language) if how in words else ""
