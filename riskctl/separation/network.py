"""The account of who has what as a graph, for analysis and for drawing."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from riskctl.model.vocabulary import BodyDuty
from riskctl.separation.access import Access, Act

if TYPE_CHECKING:
    from networkx import DiGraph

PERSON, POST, STEP, DUTY, LOAN, BODY, RECORD = "person", "post", "step", "duty", "delegation", "body", "record"
Edge = tuple[str, str, str]
"""From, to, and how: the role of an assignment, or nothing."""


def edges(access: Access, bodies: BodyDuty = BodyDuty.NONE) -> Iterator[Edge]:
    """Every link of every path: person to post or duty, post to step (by delegation or body) or duty, duty to duty."""
    for person, posts in access.held.items():
        yield from ((person, post, "" if is_incumbent else "backup") for post, is_incumbent in posts.items())
    for record in access.catalog.people.values():
        yield from ((record.id, duty, "direct") for duty in record.duties)
    for act in access.acts(bodies):
        yield from _of_act(act, access)
    for duty, others in access.links.items():
        yield from ((duty, other, "implies") for other in others)


def _of_act(act: Act, access: Access) -> Iterator[Edge]:
    if not act.step:
        yield from ((act.post, duty, "") for duty in access.catalog.posts[act.post].duties)
        return
    for one, other in zip((act.post, *act.via), act.via, strict=False):
        yield one, other, ""
    _, step = access.catalog.steps[act.step]
    kind = step.kind.value if step.kind else ""
    yield from ((act.step, duty, "") for duty in (*([kind] if kind else []), *step.duties, *access.of_kind.get(kind, ())))


def kind_of(node: str, access: Access) -> str:
    """What a node is."""
    catalog = access.catalog
    for kind, known in ((PERSON, catalog.people), (POST, catalog.posts), (LOAN, catalog.delegations), (BODY, catalog.bodies)):
        if node in known:
            return kind
    if "/" in node:
        return STEP
    return RECORD if node in catalog.by_id and node not in catalog.duties else DUTY


def network(access: Access, bodies: BodyDuty = BodyDuty.NONE) -> "DiGraph":
    """The same as a directed graph of networkx; nodes have their `kind`, edges how they hold as `how`.

    Whoever has a duty, by whatever path, is a node from which a way leads to it, and the other way round.
    """
    from networkx import DiGraph

    graph: DiGraph = DiGraph()
    for node in (*access.people, *access.posts):
        graph.add_node(node, kind=kind_of(node, access))
    for one, other, how in edges(access, bodies):
        graph.add_edge(one, other, how=how)
        for node in (one, other):
            graph.nodes[node].setdefault("kind", kind_of(node, access))
    return graph


def near(nodes: Iterable[str], all_edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The edges on ways from the nodes onward and on ways that lead to them."""
    found: dict[Edge, None] = {}
    every = tuple(all_edges)
    for start, end in ((0, 1), (1, 0)):
        by_start: dict[str, list[Edge]] = {}
        for edge in every:
            by_start.setdefault(edge[start], []).append(edge)
        waiting, seen = list(nodes), set(nodes)
        while waiting:
            for edge in by_start.get(waiting.pop(), ()):
                found[edge] = None
                if edge[end] not in seen:
                    seen.add(edge[end])
                    waiting.append(edge[end])
    return tuple(edge for edge in dict.fromkeys(every) if edge in found)
