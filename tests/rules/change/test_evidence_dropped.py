"""DF106: a control or step that no longer leaves a trace."""

from typing import Any

import pytest

from riskctl.rules.change.evidence_dropped import RULE
from tests.rules.change.trying import assert_told, of, power_of


@pytest.mark.parametrize(("before", "after", "told"), [
    ({"evidence": "双签的记录"}, {}, True),
    ({"evidence": "双签的记录"}, {"evidence": "记录"}, False),
    ({"owner": "p"}, {}, False),
])
def test_the_evidence_of_a_control(before: Any, after: Any, told: bool) -> None:
    base, head = (of("controls", {"name": "双人核查", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", "evidence", {"name": "双人核查", "evidence": "双签的记录"} if told else None)


@pytest.mark.parametrize(("before", "after", "field", "dropped"), [
    ({"retain": "10年"}, {}, "retain", "10年"),
    ({"retain": "10年"}, {"retain": "5年"}, None, ""),
    ({"signatures": [{"as": "request", "post": "p"}, {"as": "approve", "post": "q"}]}, {"signatures": [{"as": "request", "post": "p"}]},
     "signatures", "股长"),
    ({"signatures": [{"as": "witness"}]}, {}, "signatures", "witness"),
    ({"signatures": [{"as": "request", "post": "p"}]}, {"signatures": [{"as": "request", "post": "q"}]}, None, ""),
    ({"fields": ["日期"]}, {}, None, ""),
])
def test_a_document_with_a_signature_less_or_kept_for_no_time(before: Any, after: Any, field: str | None, dropped: str) -> None:
    posts = {"p": {"name": "办事员"}, "q": {"name": "股长"}}
    base, head = (of("documents", {"name": "核查表", **fields}, posts=posts) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"name": "核查表", "evidence": dropped} if field else None)


@pytest.mark.parametrize(("field", "before", "after", "dropped"), [
    ("trace", ["录像", "笔录"], ["笔录"], "录像"),
    ("trace", "录像", None, "录像"),
    ("documents", ["form"], [], "form"),
    ("documents", ["form"], ["form"], None),
    ("duties", ["d"], [], None),
])
def test_the_trace_of_a_step(field: str, before: Any, after: Any, dropped: str | None) -> None:
    base, head = (power_of({"s": {"name": "核查", field: held}}) for held in (before, after))
    assert_told(RULE, base, head, "w", f"steps.s.{field}", {"name": "许可/核查", "evidence": dropped} if dropped else None)


def test_a_step_that_is_removed_is_told_by_another_rule() -> None:
    other = {"t": {"name": "决定"}}
    assert_told(RULE, power_of({**other, "s": {"name": "核查", "trace": "录像"}}), power_of(other), "w", None, None)
