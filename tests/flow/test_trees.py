"""Trees that records form by naming a parent."""

from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.trees import ancestors, cycles

NODES = st.sampled_from("abcdefg")


def back_to(start: str, parent_of: dict[str, str]) -> tuple[str, ...]:
    """The members of the cycle through the start, or () if it is on none."""
    way = [start]
    for _ in parent_of:
        following = parent_of.get(way[-1])
        if following == start:
            return tuple(way)
        if following is None:
            return ()
        way.append(following)
    return ()


@given(st.dictionaries(NODES, NODES))
def test_every_cycle_is_found_once_from_its_smallest_member(parent_of: dict[str, str]) -> None:
    rings = {back_to(node, parent_of) for node in parent_of}
    expected = sorted(ring for ring in rings if ring and ring[0] == min(ring))
    assert sorted(cycles(parent_of)) == expected


@given(st.dictionaries(NODES, NODES), NODES)
def test_ancestors_are_each_named_once_nearest_first(parent_of: dict[str, str], of: str) -> None:
    found = list(ancestors(of, parent_of))
    assert len({of, *found}) == len(found) + 1
    assert all(parent_of[below] == above for below, above in zip([of, *found], found, strict=False))
    assert parent_of.get(found[-1] if found else of) in (None, of, *found)
