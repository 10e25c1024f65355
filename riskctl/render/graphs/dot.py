"""A graph as DOT, for whoever wants to lay it out with Graphviz."""

from riskctl.render.flowchart.positioned import quoted
from riskctl.render.graphs.graph import Graph


def dot(graph: Graph) -> str:
    """The graph from left to right; the vertices of a column are of one rank."""
    lines = [f"digraph {quoted(graph.title)} {{", f'  graph [rankdir=LR, label={quoted(graph.title)}, labelloc=t, fontname="sans-serif"];',
             '  node [shape=box, fontname="sans-serif", fontsize=10];']
    for at in range(len(graph.columns)):
        inside = [vertex for vertex in graph.vertices if vertex.column == at]
        nodes = (f"{quoted(one.id)} [label={quoted(chr(10).join(part for part in (one.title, one.note) if part))}, "
                 f"penwidth={2 if one.is_marked else 1}];" for one in inside)
        lines.append(f"  {{ rank=same; {' '.join(nodes)} }}")
    lines += (f"  {quoted(source)} -> {quoted(target)};" for source, target in graph.arcs)
    return "\n".join([*lines, "}\n"])
