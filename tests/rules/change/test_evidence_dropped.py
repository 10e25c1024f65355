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
