"""What a case has passed before it comes to a step, against trying every way of coming to it."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.flow.preceding import following, reached_without
from riskctl.flow.process import Process, process_of
from tests.flow import drawing
from tests.flow.drawing import END, Steps, catalog_of, targets, walked


def process(steps: Steps, joins: frozenset[str] = frozenset(), **fields: object) -> Process:
    written = {key: {"next": list(ways), **({"join": "all"} if key in joins else {})} for key, ways in steps.items()}
    return process_of(catalog_of(written, **fields).powers["X"])


def subsets(steps: Steps) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(sorted(steps)))


def histories(step: str, leading: Mapping[str, list[str]], joins: frozenset[str], start: str) -> Iterator[frozenset[str]]:
    """Every set of steps that may have been done when a case comes to the step: a join has seen all its branches."""
    open_steps = [key for key in leading if key not in joins and len(leading[key]) > 1 and key != start]
    for chosen in product(*(leading[key] for key in open_steps)):
        choice = dict(zip(open_steps, chosen, strict=True))
        done, waiting = {step}, [step]
        while waiting:
            here = waiting.pop()
            before = [] if here == start else [choice[here]] if here in choice else leading[here]
            waiting += [one for one in before if one not in done]
            done.update(before)
        yield frozenset(done)


@settings(max_examples=300)
@given(drawing.acyclic(), st.data())
def test_a_step_is_come_to_without_just_where_some_history_has_none_of_them(steps: Steps, data: st.DataObject) -> None:
    joins, passing = data.draw(subsets(steps)), data.draw(subsets(steps))
    reached = walked(steps, "a") - {END}
    leading = {key: [one for one in steps if one in reached and key in targets(steps, one)] for key in steps}
    expected = {key for key in reached
                if any(passing.isdisjoint(history) for history in histories(key, leading, joins, "a"))}
    assert reached_without(process(steps, joins), passing) == expected


@given(drawing.processes(to_itself=True), st.data())
def test_without_joins_it_is_walking_round_them(steps: Steps, data: st.DataObject) -> None:
    passing = data.draw(subsets(steps))
    free = {key: [way for way in ways if way["to"] not in passing] for key, ways in steps.items()}
    expected = set() if "a" in passing else walked(free, "a") - {END}
    assert reached_without(process(steps), passing) == expected


@given(drawing.processes(), st.data())
def test_following_are_the_steps_on_ways_from_them(steps: Steps, data: st.DataObject) -> None:
    some = data.draw(subsets(steps))
    expected = {step for key in some for to in targets(steps, key) for step in walked(steps, to)} - {END}
    assert following(process(steps), some) == expected


def test_steps_that_are_not_there_lead_nowhere() -> None:
    assert following(process({"a": []}), ["nowhere"]) == frozenset()
