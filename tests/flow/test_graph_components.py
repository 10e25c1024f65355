"""Components and cycles of graphs, against walking every way."""

from collections.abc import Mapping

from hypothesis import given

from riskctl.flow.graphs import components, shortest_cycle
from tests.flow.drawing import Steps, groups, processes, targets, walked, ways_from


def edges(steps: Steps) -> Mapping[str, list[str]]:
    return {key: [to for to in targets(steps, key) if to in steps] for key in steps}


@given(processes(forward_only=True, to_itself=True))
def test_components_are_the_steps_that_lead_to_one_another(steps: Steps) -> None:
    found = components(edges(steps))
    assert sorted(step for members in found for step in members) == sorted(steps)
    expected = groups(steps, lambda a, b: b in walked(steps, a))
    assert {frozenset(members) for members in found if len(members) > 1} == expected


@given(processes(forward_only=True))
def test_a_component_comes_after_all_that_it_leads_to(steps: Steps) -> None:
    found = components(edges(steps))
    place = {step: at for at, members in enumerate(found) for step in members}
    assert all(place[to] <= place[key] for key in steps for to in edges(steps)[key])


def test_a_long_chain_is_no_trouble() -> None:
    chain = {str(at): [str(at + 1)] for at in range(20_000)}
    assert len(components(chain)) == 20_001
    assert len(components({**chain, "20000": ["0"]})) == 1


@given(processes(forward_only=True, to_itself=True))
def test_the_shortest_cycle_is_a_cycle_and_none_is_shorter(steps: Steps) -> None:
    for key in steps:
        lengths = [len(way) for way in ways_from(steps, key) if key in targets(steps, way[-1])]
        cycle = shortest_cycle(key, edges(steps))
        assert len(cycle) == min(lengths, default=0)
        following = (*cycle[1:], *cycle[:1])
        assert all(to in targets(steps, step) for step, to in zip(cycle, following, strict=True))
        assert not cycle or cycle[0] == key
