"""DF204: a risk point for which somebody is no longer answerable."""

from typing import Any

import pytest

from riskctl.rules.change.accountability_dropped import RULE
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field", "posts"), [
    ({"direct": "p", "leader": "q"}, {"direct": "p"}, "accountable.leader", ["局长"]),
    ({"direct": "p", "unit": "q"}, {"direct": "p"}, "accountable.unit", ["局长"]),
    ({"direct": "p", "leader": "q"}, None, "accountable", ["窗口", "局长"]),
    ({"direct": "p"}, {"direct": "q"}, None, None),
])
def test_a_post_that_is_dropped_is_told(before: Any, after: Any, field: str | None, posts: Any) -> None:
    base, head = (of("risk_points", {"name": "核查不实", "accountable": held}, posts={"p": {"name": "窗口"}, "q": {"name": "局长"}})
                  for held in (before, after))
    assert_told(RULE, base, head, "x", field, {"name": "核查不实", "posts": posts} if posts else None)
