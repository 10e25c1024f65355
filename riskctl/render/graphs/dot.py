"""A graph as DOT, for whoever wants to lay it out with Graphviz."""

from riskctl.render.flowchart.look import CONFLICT
from riskctl.render.flowchart.positioned import quoted
from riskctl.render.graphs.graph import Arc, Graph

_MARK = f', color="{CONFLICT}", fontcolor="{CONFLICT}"'


def dot(graph: Graph) -> str:
    """The graph from left to right; the vertices of a column are of one rank. Paths of conflicts are bold and red."""
    lines = [f"digraph {quoted(graph.title)} {{", f'  graph [rankdir=LR, label={quoted(graph.title)}, labelloc=t, fontname="sans-serif"];',
             '  node [shape=box, fontname="sans-serif", fontsize=10];']
    for at in range(len(graph.columns)):
        inside = [vertex for vertex in graph.vertices if vertex.column == at]
        nodes = (f"{quoted(one.id)} [label={quoted(chr(10).join(part for part in (one.title, one.note) if part))}, "
                 f"penwidth={2 if one.is_marked else 1}{_MARK if one.is_in_conflict else ''}];" for one in inside)
        lines.append(f"  {{ rank=same; {' '.join(nodes)} }}")
    lines += (f"  {quoted(source)} -> {quoted(target)}{_arc(graph, (source, target))};" for source, target in graph.arcs)
    return "\n".join([*lines, "}\n"])


def _arc(graph: Graph, arc: Arc) -> str:
    if arc not in graph.conflicts:
        return ""
    return f' [color="{CONFLICT}", penwidth=2.4{"" if graph.conflicts[arc] else ", style=dashed"}]'
