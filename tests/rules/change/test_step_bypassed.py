"""DF303: a way by which a case can now go round a step that checks it."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl.rules.change.step_bypassed import RULE
from tests.building import effects
from tests.rules.change.trying import power_of

NAMES = {"accept": "受理", "review": "审查", "decide": "决定"}


def process(accept: Any, review: Any = ("decide",), decide: Any = ("end",)) -> dict[str, Any]:
    ways = {"accept": accept, "review": review, "decide": decide}
    return {key: {"name": NAMES[key], "kind": key, "next": list(ways[key])} for key in NAMES}


@pytest.mark.parametrize(("before", "after", "field", "steps"), [
    (process(["review"]), process(["review", "decide"]), "steps.accept.next", ["审查"]),
    (process(["review"]), process(["decide"]), "steps.accept.next", ["审查"]),
    (process(["review"]), process(["review", "end"]), "steps.accept.next", ["审查", "决定"]),
    (process(["review"]), process(["review", {"to": "decide", "return": "send_back"}]), None, None),
    (process(["review", "decide"]), process(["decide"]), None, None),
    (process(["review"]), process([{"to": "review", "when": "齐全"}]), None, None),
    (process(["review"]), process(["review", "nowhere"]), None, None),
])
def test_a_way_round_a_check_is_told(before: Any, after: Any, field: str | None, steps: Any) -> None:
    found = effects(RULE, power_of(before), power_of(after))
    assert found == ([("weakens", "w", field, {"steps": steps})] if steps else [])
    back = effects(RULE, power_of(after), power_of(before))
    assert [(one[0], one[3]) for one in back] == ([("strengthens", {"steps": steps})] if steps else [])


def by_amount(to_review: Any, to_decide: Any) -> dict[str, Any]:
    return process([{"to": "review", "measure": to_review}, {"to": "decide", "measure": to_decide}])


@pytest.mark.parametrize(("before", "after", "steps"), [
    (by_amount({"over": 5}, {"to": 5}), by_amount({"over": 8}, {"to": 8}), ["审查"]),
    (by_amount({"over": 5}, {"to": 5}), by_amount({"over": 5, "to": 90}, {"to": 5}), []),
    (by_amount({"over": 5}, {"to": 5}), by_amount({"over": 5}, {"to": 8}), []),
    (by_amount({"over": 5}, {"to": 5}), by_amount({"over": 5.0}, {"to": 5.0}), []),
    (by_amount({"over": 5}, {"to": 5}), process(["decide"]), []),
    (process(["review"]), by_amount({"over": 5}, {"to": 5}), ["审查"]),
])
def test_amounts_that_no_longer_come_to_a_check_are_told(before: Any, after: Any, steps: list[str]) -> None:
    told = [(effect, values["steps"]) for effect, _, _, values in effects(RULE, power_of(before), power_of(after))]
    assert told == ([("weakens", steps)] if steps else [])
    back = [(effect, values["steps"]) for effect, _, _, values in effects(RULE, power_of(after), power_of(before))]
    assert back == ([("strengthens", steps)] if steps else [])


def _runs(steps: Mapping[str, Any], here: str, past: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every simple way from the start to the end, step by step."""
    if here == "end":
        yield past
    elif here not in past:
        for following in steps[here]["next"]:
            yield from _runs(steps, following, (*past, here))


def _targets(steps: Mapping[str, Any], without: str) -> set[str]:
    """The decision, and the end, that some way comes to without the step, by trying every way."""
    runs = list(_runs(steps, "a", ()))
    found = {"end" for run in runs if without not in run}
    return found | {step for run in runs for at, step in enumerate(run) if steps[step]["kind"] == "decide" and without not in run[:at + 1]}


KEYS = ("a", "b", "c", "d")


@st.composite
def processes(draw: st.DrawFn) -> dict[str, Any]:
    """Forward processes of four steps, of which each leads somewhere."""
    kinds = {"a": "accept", "b": "review", "c": "legal_review", "d": "decide"}
    return {key: {"name": key, "kind": kinds[key], "next": draw(st.lists(st.sampled_from([*KEYS[at + 1:], "end"]), min_size=1, unique=True))}
            for at, key in enumerate(KEYS)}


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(processes(), processes())
def test_all_ways_agree(before: dict[str, Any], after: dict[str, Any]) -> None:
    expected = {key for key in "bcd" if _targets(after, key) - _targets(before, key)}
    found = [values["steps"] for effect, _, _, values in effects(RULE, power_of(before), power_of(after)) if effect == "weakens"]
    assert {step for steps in found for step in steps} == expected  # type: ignore[attr-defined]
