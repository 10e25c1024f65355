"""The fewest nodes to take out, against trying every set of them."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.collusion.cut import fewest_to_cut

Graph = Mapping[str, Sequence[str]]


def is_reached(graph: Graph, starts: Collection[str], targets: Collection[str], without: Collection[str]) -> bool:
    seen = {start for start in starts if start not in without}
    waiting = list(seen)
    while waiting:
        for node in graph[waiting.pop()]:
            if node not in seen and node not in without:
                seen.add(node)
                waiting.append(node)
    return not seen.isdisjoint(targets)


def least(graph: Graph, starts: Collection[str], targets: Collection[str], removable: Collection[str]) -> int | None:
    """How many nodes must go, tried set by set; None if no set is enough."""
    for number in range(len(removable) + 1):
        if any(not is_reached(graph, starts, targets, chosen) for chosen in combinations(sorted(removable), number)):
            return number
    return None


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Graph, list[str], list[str], set[str]]:
    nodes = "abcdefg"[:draw(st.integers(1, 7))]
    graph = {node: draw(st.lists(st.sampled_from(nodes), unique=True, max_size=3)) for node in nodes}
    starts = draw(st.lists(st.sampled_from(nodes), unique=True, min_size=1, max_size=2))
    targets = draw(st.lists(st.sampled_from(nodes), unique=True, max_size=3))
    return graph, starts, targets, draw(st.sets(st.sampled_from(nodes)))


@settings(max_examples=700)
@given(graphs())
def test_no_set_with_fewer_nodes_cuts_off_the_targets(drawn: tuple[Graph, list[str], list[str], set[str]]) -> None:
    graph, starts, targets, removable = drawn
    found = fewest_to_cut(graph, starts, targets, removable)
    expected = least(graph, starts, targets, removable)
    assert (None if found is None else len(found)) == expected
    if found is not None:
        assert set(found) <= removable
        assert len(set(found)) == len(found)
        assert not is_reached(graph, starts, targets, found)


def test_of_several_cuts_the_one_nearest_to_the_targets_is_taken() -> None:
    line = {"a": ["b"], "b": ["c"], "c": ["d"], "d": []}
    assert fewest_to_cut(line, ["a"], ["d"], line) == ("d",)
    assert fewest_to_cut(line, ["a"], ["d"], ["a", "b"]) == ("b",)
    assert fewest_to_cut(line, ["a"], ["d"], []) is None
    assert fewest_to_cut(line, ["d"], ["a"], line) == ()
    assert fewest_to_cut(line, ["a"], [], line) == ()
