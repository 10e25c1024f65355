"""DF304: a limit of time that is longer, or gone."""

from typing import Any

import pytest

from riskctl.rules.change.limit_stretched import RULE
from tests.rules.change.trying import assert_told, of, power_of


@pytest.mark.parametrize(("before", "after", "field", "told"), [
    ({"promised": "10 workdays"}, {"promised": "15 workdays"}, "time_limit.promised", ("10 workdays", "15 workdays")),
    ({"statutory": "20 days", "promised": "9 days"}, {"statutory": "2 months", "promised": "9 days"}, "time_limit.statutory",
     ("20 days", "2 months")),
    ({"statutory": "20 days", "promised": "9 days"}, {"statutory": "20 days"}, "time_limit.promised", ("9 days", "–")),
    ({"promised": "9 days"}, None, "time_limit", ("9 days", "–")),
    ({"promised": "9 days", "extend": {"approved_by": "p", "by": "5 days"}}, {"promised": "9 days", "extend": {"approved_by": "p", "by": "8 days"}},
     "time_limit.extend.by", ("5 days", "8 days")),
    ({"promised": "10 workdays"}, {"promised": "10 days"}, None, None),
    ({"promised": "9 days", "from": "a"}, {"promised": "9 days", "from": "b"}, None, None),
])
def test_a_longer_limit_of_a_power_is_told(before: Any, after: Any, field: str | None, told: Any) -> None:
    base, head = (of("powers", {"name": "许可", "time_limit": held}, "w") for held in (before, after))
    assert_told(RULE, base, head, "w", field, {"name": "许可", "before": told[0], "after": told[1]} if told else None)


@pytest.mark.parametrize(("before", "after", "told"), [
    ("5 workdays", "8 workdays", ("5 workdays", "8 workdays")), ("24 hours", "3 days", ("24 hours", "3 days")),
    ("5 workdays", None, ("5 workdays", "–")), ("5 days", "5 workdays", None),
    ("5 workdays", "3 months", ("5 workdays", "3 months")), ("5 workdays", "25 days", ("5 workdays", "25 days")),
    ("5 workdays", "24 days", None), ("30 workdays", "2 months", None),
])
def test_a_longer_limit_of_a_step_is_told(before: str, after: str | None, told: Any) -> None:
    base, head = (power_of({"s": {"name": "核查", "time_limit": limit}}) for limit in (before, after))
    assert_told(RULE, base, head, "w", "steps.s.time_limit", {"name": "许可/核查", "before": told[0], "after": told[1]} if told else None)


@pytest.mark.parametrize(("before", "after", "told"), [
    (10, 15, ("120 months", "180 months")), (2.5, 3, ("30 months", "36 months")), (5, None, ("60 months", "–")), (5, 5.0, None),
])
def test_a_longer_tenure_of_a_post_is_told(before: float, after: float | None, told: Any) -> None:
    base, head = (of("posts", {"name": "出纳岗", **({"max_tenure_years": years} if years else {})}, "p") for years in (before, after))
    assert_told(RULE, base, head, "p", "max_tenure_years", {"name": "出纳岗", "before": told[0], "after": told[1]} if told else None)
