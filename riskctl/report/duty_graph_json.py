"""Who has which duties as nodes and edges, for other programs."""

import json
from collections.abc import Sequence

from riskctl.model.catalog import Catalog
from riskctl.model.language import Language
from riskctl.report.duty_graph import edges_of_conflicts, label_of
from riskctl.separation.access import access_of
from riskctl.separation.conflict import Conflict
from riskctl.separation.network import Edge, edges, kind_of


def duty_graph_json(catalog: Catalog, shown: Sequence[Edge], conflicts: Sequence[Conflict], language: Language) -> str:
    """The edges as a JSON document with fixed keys.

    `nodes` have `id`, `kind` (person, post, step, duty, record, delegation, body) and `label`; `edges` have `from`, `to`, `how`
    (direct, backup, implies, or empty) and `conflict`, whether they are on a path of a conflict.
    """
    access = access_of(catalog)
    marked = {(one, other) for one, other, _ in edges_of_conflicts(conflicts)}
    hows = {(one, other): how for one, other, how in edges(access)}
    nodes = dict.fromkeys(id for one, other, _ in shown for id in (one, other))
    document = {
        "riskctl": 1, "as_of": catalog.as_of.isoformat(),
        "nodes": [{"id": node, "kind": kind_of(node, access), "label": label_of(node, catalog, language)} for node in nodes],
        "edges": [{"from": one, "to": other, "how": how or hows.get((one, other), ""),
                   "conflict": (one, other) in marked} for one, other, how in shown],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
