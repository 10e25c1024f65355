"""DF309: a check that is none any more."""

import pytest

from riskctl.rules.change.check_recast import RULE
from tests.rules.change.trying import assert_told, power_of


@pytest.mark.parametrize(("before", "after", "is_told"), [
    ("review", "register", True),
    ("decide", "archive", True),
    ("inspect_goods", "serve", True),
    ("review", "verify", False),
    ("approve", "decide", False),
    ("register", "archive", False),
    ("review", "no such kind", False),
])
def test_a_check_that_becomes_something_else_is_told(before: str, after: str, is_told: bool) -> None:
    base, head = (power_of({"s": {"name": "复核", "kind": kind, "post": "p"}}) for kind in (before, after))
    assert_told(RULE, base, head, "w", "steps.s.kind" if is_told else None,
                {"step": "复核", "before": before, "after": after} if is_told else None)


def test_a_step_that_goes_is_another_rules_business() -> None:
    step = {"name": "复核", "kind": "review", "post": "p"}
    assert_told(RULE, power_of({"a": step, "s": step}), power_of({"a": step}), "w", None, None)
