"""DF404: a person who now holds a duty that none of the person's posts has."""

from typing import Any

import pytest

from riskctl.rules.change.duty_gained import RULE
from tests.rules.change.trying import assert_told, of

OTHERS: dict[str, Any] = {"posts": {"p": {"name": "经办", "duties": ["order"]}}, "duties": {"pay": {"name": "付款"}, "order": {"name": "申请"}}}


@pytest.mark.parametrize(("before", "after", "told"), [
    ([], ["pay"], True),
    (["order"], ["order", "pay"], True),
    (["pay"], ["pay"], False),
    ([], ["order"], False),
])
def test_a_duty_beside_the_posts_is_told(before: Any, after: Any, told: bool) -> None:
    base, head = (of("people", {"name": "李某某", "duties": duties, "assignments": [{"post": "p", "as": "primary"}]}, **OTHERS)
                  for duties in (before, after))
    assert_told(RULE, base, head, "x", "duties", {"name": "李某某", "duty_zh": "付款", "duty_en": "付款"} if told else None)


def test_a_post_that_is_held_no_more_does_not_count() -> None:
    past = [{"post": "p", "as": "primary", "to": "2026-01-01"}]
    base, head = (of("people", {"name": "李某某", "duties": duties, "assignments": past}, **OTHERS) for duties in ([], ["order"]))
    assert_told(RULE, base, head, "x", "duties", {"name": "李某某", "duty_zh": "申请", "duty_en": "申请"})


def test_a_shipped_duty_is_called_by_its_name() -> None:
    base, head = (of("people", {"name": "李某某", "duties": duties}) for duties in ([], ["std:cashier"]))
    assert_told(RULE, base, head, "x", "duties", {"name": "李某某", "duty_zh": "出纳", "duty_en": "cashier"})
