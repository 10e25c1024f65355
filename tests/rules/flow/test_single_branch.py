"""ST114: a decision with one branch."""

from typing import Any

import pytest

from riskctl.rules.flow.single_branch import RULE
from tests.building import facts, read
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at

BACK = {"to": "a", "return": "send_back"}


@pytest.mark.parametrize(("step", "branch"), [
    ({"split": "one", "next": ["b"]}, ""),
    ({"split": "all", "next": ["b"]}, ""),
    ({"split": "one", "next": ["b", BACK]}, ""),
    ({"split": "one", "next": [{"to": "b", "when": "齐全"}]}, "齐全"),
    ({"split": "one", "next": ["b", "end"]}, None),
    ({"split": "al", "next": ["b"]}, None),
    ({"split": "one", "next": []}, None),
    ({"split": "one", "next": ["b", 5]}, None),
    ({"split": "one", "next": [BACK]}, None),
    ({"next": ["b"]}, None),
    ({"next": [{"to": "b", "outcome": "准予"}]}, "准予"),
    ({"next": {"to": "b", "outcome": ["准予"]}}, "准予"),
    ({"next": [{"to": "nowhere", "outcome": "准予"}]}, "准予"),
    ({"next": [{"to": "b", "outcome": ["准予", "不予"]}]}, None),
    ({"next": [{"to": "b", "outcome": "准予"}, BACK]}, None),
    ({"next": [{"to": "b", "outcome": "准予"}, {"to": "end", "outcome": "不予"}]}, None),
    ({"kind": "accept", "next": [{"to": "b", "when": "齐全"}]}, "齐全"),
    ({"kind": "execute", "next": [{"to": "b", "when": "期满"}]}, None),
    ({"kind": "accept", "next": [{"to": "b", "when": "齐全"}, BACK]}, None),
    ({"kind": "accept", "next": [{"to": "b", "measure": {"to": 5}}]}, None),
    ({"kind": "decide", "next": [{"to": "b", "when": "通过", "outcome": ["甲", "乙"]}]}, None),
])
def test_a_single_branch_is_found_where_something_is_judged(step: dict[str, Any], branch: str | None) -> None:
    expected = [] if branch is None else [at("a", "next", branch=branch)]
    assert facts(RULE, catalog_of({"a": step, "b": ["end"]})) == expected


@pytest.mark.parametrize(("step", "place"), [
    ("{split: one, next: [end]}", (5, 18)),
    ("{next: [{to: end, outcome: 准予}]}", (5, 37)),
    ("{kind: review, next: [{to: end, when: 齐全}]}", (5, 48)),
])
def test_the_place_is_what_speaks_of_a_branch(step: str, place: tuple[int, int]) -> None:
    of = read(f"powers:\n  X:\n    start: a\n    steps:\n      a: {step}\n")
    assert [hit.at[1:3] for hit in RULE.check(of)] == [place]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": {"split": "one", "next": ["end"]}}, status="retired")) == []
