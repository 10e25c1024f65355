"""DF308: a check in the hands of whom it checks."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.self_checked import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, power_of

POSTS = {id: {"name": id} for id in ("a", "b", "c")}


def work_and_check(work: Any, check: Any, kind: str = "review", back: bool = False) -> Catalog:
    way: Any = {"to": "check", "return": "send_back", "reason": "不全"} if back else "check"
    return power_of({"first": {"name": "受理", "kind": "accept", "post": "c", "next": ["work"]},
                     "work": {"name": "办理", "kind": "investigate", **work, "next": [way, "end"]},
                     "check": {"name": "复核", "kind": kind, **check, "next": ["end"]}}, posts=POSTS)


A, B = {"post": "a"}, {"post": "b"}


@pytest.mark.parametrize(("before", "after", "field", "posts"), [
    ((A, B), (A, A), "steps.check.post", ["a"]),
    ((B, A), (A, A), "steps.work.post", ["a"]),
    ((A, B), (A, {"any_of": ["a", "b"]}), "steps.check.post", ["a"]),
    ((A, B), (A, {"authority": [{"to": 5, "post": "a"}, {"over": 5, "post": "b"}]}), "steps.check.post", ["a"]),
    ((A, A), (B, B), None, None),
    ((A, B), (A, {"post": "c"}), None, None),
    ((A, A), (A, {"post": "a", "people": 2}), None, None),
])
def test_work_and_check_in_one_hand_are_told(before: Any, after: Any, field: str | None, posts: list[str] | None) -> None:
    told = [one for one in effects(RULE, work_and_check(*before), work_and_check(*after)) if one[0] == "weakens"]
    values = {"step": "复核", "work": ["办理"], "posts": posts}
    assert [(record, at, said) for _, record, at, said in told] == ([("w", field, values)] if field else [])


def test_the_way_back_strengthens() -> None:
    assert_told(RULE, work_and_check(A, B), work_and_check(A, A), "w", "steps.check.post",
                {"step": "复核", "work": ["办理"], "posts": ["a"]})


@pytest.mark.parametrize("other", [{"kind": "register"}, {"back": True}])
def test_what_is_no_check_of_the_work_may_be_of_one_hand(other: Any) -> None:
    assert effects(RULE, work_and_check(A, B, **other), work_and_check(A, A, **other)) == []
