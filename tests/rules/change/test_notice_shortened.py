"""DF305: a public notice that stands for a shorter time."""

from typing import Any

import pytest

from riskctl.rules.change.notice_shortened import RULE
from tests.rules.change.trying import assert_told, power_of


@pytest.mark.parametrize(("before", "after", "field", "told"), [
    ({"at_least": "5 workdays"}, {"at_least": "3 workdays"}, "notice.at_least", ("5 workdays", "3 workdays")),
    ({"at_least": "5 workdays", "channels": ["网站"]}, {"channels": ["网站"]}, "notice.at_least", ("5 workdays", "–")),
    ({"at_least": "5 workdays"}, None, "notice", ("5 workdays", "–")),
    ({"at_least": "5 workdays"}, {"at_least": "5 days"}, None, None),
    ({"at_least": "5 days", "channels": ["网站"]}, {"at_least": "5 days"}, None, None),
])
def test_a_shorter_notice_is_told(before: Any, after: Any, field: str | None, told: Any) -> None:
    base, head = (power_of({"s": {"name": "公示", "notice": held}}) for held in (before, after))
    values = {"step": "许可/公示", "before": told[0], "after": told[1]} if told else None
    assert_told(RULE, base, head, "w", f"steps.s.{field}", values)
