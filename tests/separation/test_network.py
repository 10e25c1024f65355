"""The graph of networkx says the same as the bits, and what is drawn around a record is what leads to or from it."""

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from networkx import descendants, shortest_path

from riskctl.model.vocabulary import BodyDuty
from riskctl.separation.access import access_of
from riskctl.separation.checked import check_separation
from riskctl.separation.network import edges, kind_of, near, network
from tests.building import catalog
from tests.separation.brute_force import World
from tests.separation.worlds import world


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_whoever_reaches_both_sides_in_the_graph_is_in_conflict(seed: int) -> None:
    records = world(random.Random(seed))
    rule = records["sod_rules"]["r"]
    rule |= {"within": "anywhere", "per": "person"}
    rule.pop("applies_to", None)
    of = catalog(**records)
    access = access_of(of)
    graph = network(access, BodyDuty(rule["bodies"]))
    pairs = World(records, rule).pairs()
    by_graph = set()
    for holder in (*access.people, *access.posts):
        reached = descendants(graph, holder) | {f"{id.partition('/')[0]}/*" for id in descendants(graph,
            holder) if "/" in id}
        if any({left, right} <= reached for left, right in pairs):
            by_graph.add(holder)
    found = check_separation(of).conflicts
    assert by_graph == {holder for one in found for holder in (one.holder, *one.holders)}


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_every_path_is_a_way_of_the_graph(seed: int) -> None:
    records = world(random.Random(seed))
    of = catalog(**records)
    graph = network(access_of(of), BodyDuty(records["sod_rules"]["r"]["bodies"]))
    for conflict in check_separation(of).conflicts:
        for path in conflict.paths:
            inside = [id for id in path if id in graph]
            assert all(shortest_path(graph, one, other) for one, other in pairwise(inside))


def test_what_is_near_a_post_leads_to_it_or_from_it() -> None:
    posts = {"p": {"name": "岗", "unit": "u", "duties": ["a"]},
        "q": {"name": "岗", "unit": "u", "duties": ["a"]}}
    people = {"x": {"name": "张某", "assignments": [{"post": "p", "as": "backup"}], "duties": ["b"]}}
    of = catalog(posts=posts, people=people, duties={"a": {"name": "甲", "implies": ["c"]},
        "b": {"name": "乙"}, "c": {"name": "丙"}})
    access = access_of(of)
    assert near(["p"], edges(access)) == (("x", "p", "backup"), ("p", "a", ""), ("a", "c", "implies"))
    assert [kind_of(node, access) for node in ("x", "p", "a", "w/s", "u")] == ["person", "post", "duty",
        "step", "duty"]
