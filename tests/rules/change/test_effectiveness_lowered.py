"""DF104: a control that is said to work less well."""

from typing import Any

import pytest

from riskctl.rules.change.effectiveness_lowered import RULE
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "told"), [
    ("full", "partial", True), ("full", "none", True), ("partial", "none", True),
    ("full", "full", False), ("full", "较好", False), (None, "partial", False), ("full", None, False),
])
@pytest.mark.parametrize("part", ["design", "operation"])
def test_a_lower_rating_is_told(before: str | None, after: str | None, told: bool, part: str) -> None:
    values: Any = {"name": "双人核查", "before": before, "after": after} if told else None
    base, head = (of("controls", {"name": "双人核查", "effect": {part: word}}) for word in (before, after))
    assert_told(RULE, base, head, "x", f"effect.{part}", values)


def test_the_effect_on_one_risk_point_counts_too() -> None:
    base, head = (of("risk_points", {"controls": [{"control": "c", "effect": {"operation": word}}]}, "r", controls={"c": {"name": "双人核查"}})
                  for word in ("full", "none"))
    assert_told(RULE, base, head, "r", "controls.c.effect.operation", {"name": "双人核查", "before": "full", "after": "none"})
