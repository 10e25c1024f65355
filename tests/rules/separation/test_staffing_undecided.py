"""SD204: powers whose staffing was not decided."""

from typing import Any

import pytest

from riskctl.rules.separation.staffing_undecided import RULE
from tests.building import facts
from tests.staffing.test_answer import bureau


@pytest.mark.parametrize(("steps", "expected"), [
    ({"a": {"post": "p"}}, None),
    ({"a": {}}, ("actor", "有环节没有写明由谁承担", "a step does not say who performs it")),
    ({"a": {"body": "nothing"}}, ("actor", "有环节没有写明由谁承担", "a step does not say who performs it")),
    ({"a": {"post": "p", "next": ["b"]}, "b": {"post": "p", "next": ["a"]}},
     ("flow", "流程走向不明或走法过多", "the flow cannot be followed, or has too many runs")),
    ({"a": {"post": "p", "next": ["nowhere"]}},
     ("flow", "流程走向不明或走法过多", "the flow cannot be followed, or has too many runs")),
])
def test_what_stays_open_is_said(steps: Any, expected: Any) -> None:
    found = facts(RULE, bureau(steps, {"p": ["x"]}))
    if expected is None:
        assert found == []
        return
    why, zh, en = expected
    assert found == [("w", "steps", {"name": "事项", "open": why, "why_zh": zh, "why_en": en})]
