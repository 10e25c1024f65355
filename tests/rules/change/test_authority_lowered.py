"""DF307: a step that somebody lower takes."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.authority_lowered import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, power_of

POSTS = {"top": {"name": "top"}, "mid": {"name": "mid", "reports_to": "top"}, "low": {"name": "low", "reports_to": "mid"},
         "side": {"name": "side", "reports_to": "top"}}
BODIES = {"board": {"name": "board", "members": ["top", "mid"]}}


def step_of(step: Any, kind: str = "approve") -> Catalog:
    return power_of({"s": {"name": "审定", "kind": kind, **step}}, posts=POSTS, bodies=BODIES)


def bands(limit: float, lower: Any, upper: Any) -> Any:
    return {"authority": [{"to": limit, **lower}, {"over": limit, **upper}]}


MID, TOP, BOARD = {"post": "mid"}, {"post": "top"}, {"body": "board"}


@pytest.mark.parametrize(("before", "after", "field", "who", "amounts"), [
    (bands(5, MID, TOP), bands(8, MID, TOP), "authority", ("top", "mid"), "5–8"),
    (bands(5, MID, BOARD), bands(8.5, MID, BOARD), "authority", ("board", "mid"), "5–8.5"),
    (bands(5, MID, BOARD), MID, "authority", ("board", "mid"), ">5"),
    (bands(5, MID, TOP), bands(5, {"any_of": ["mid", "low"]}, TOP), "authority", ("mid", "mid, low"), "0–5"),
    (bands(1000000, MID, TOP), bands(12345678, MID, TOP), "authority", ("top", "mid"), "1000000–12345678"),
    (TOP, {"post": "low"}, "post", ("top", "low"), ""),
    ({"all_of": [{"post": "top"}, {"post": "side"}]}, {"all_of": [{"post": "low"}, {"post": "side"}]}, None, None, None),
    ({"any_of": ["mid", "side"]}, {"any_of": ["low", "side"]}, None, None, None),
    ({"post": "mid"}, {"post": "side"}, None, None, None),
    (BOARD, TOP, None, None, None),
    (bands(5, MID, TOP), bands(5, MID, TOP) | {"people": 2}, None, None, None),
])
def test_whoever_is_lower_is_told_with_the_amounts(before: Any, after: Any, field: str | None, who: tuple[str, str] | None,
                                                   amounts: str | None) -> None:
    values: dict[str, object] | None = None if who is None else {
        "step": "审定", "before": who[0].split(", "), "after": who[1].split(", "), "amounts": amounts}
    assert_told(RULE, step_of(before), step_of(after), "w", field and f"steps.s.{field}", values)


def test_work_that_decides_nothing_may_go_to_somebody_lower() -> None:
    assert effects(RULE, step_of(TOP, "register"), step_of(MID, "register")) == []


def test_amounts_that_go_up_and_amounts_that_go_down_are_both_told() -> None:
    before, after = step_of(bands(5, TOP, MID)), step_of(bands(5, MID, TOP))
    assert sorted((effect, values["amounts"]) for effect, _, _, values in effects(RULE, before, after)) == [
        ("strengthens", ">5"), ("weakens", "0–5")]
