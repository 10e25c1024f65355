"""Why a change is unknown, in words."""

from typing import Any

import pytest

from riskctl.change.comparison import compare
from riskctl.review.effects import entries_of
from riskctl.rules import effect_rules
from tests.building import catalog
from tests.rules.change.trying import of

NAMED: dict[str, Any] = {"name": "甲", "unit": "u"}


@pytest.mark.parametrize(("kind", "before", "after", "said"), [
    ("posts", {}, {"reports_to": "q"}, "谁在什么位置"),
    ("people", {"assignments": [{"post": "p", "as": "primary"}]}, {}, "谁在什么位置"),
    ("controls", {"tested": "2026-05-01"}, {"tested": "2026-01-01"}, "记载被删除或日期提前"),
    ("controls", {"reviewed": {"by": "p"}}, {}, "记载被删除或日期提前"),
    ("controls", {"owner": "p"}, {"owner": "q"}, "一项换成了另一项"),
    ("controls", {"performed_by": ["p"]}, {"performed_by": ["q"]}, "一项换成了另一项"),
    ("controls", {}, {"performed_by": ["q"]}, "没有规则判断"),
])
def test_a_change_that_no_rule_judges_says_why(kind: str, before: Any, after: Any, said: str) -> None:
    [entry] = entries_of(compare(*(of(kind, {**NAMED, **fields}) for fields in (before, after))), effect_rules())[0]
    assert (entry.reason.rule, entry.effect.value, entry.reason.message.zh.startswith(said)) == (None, "unknown", True)


@pytest.mark.parametrize(("kind", "said"), [("posts", "谁在什么位置"), ("documents", "记录的增减")])
def test_a_record_that_comes_says_why(kind: str, said: str) -> None:
    [entry] = entries_of(compare(catalog(), of(kind, NAMED)), effect_rules())[0]
    assert entry.reason.message.zh.startswith(said)
