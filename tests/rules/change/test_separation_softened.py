"""DF503: a separation rule that was removed or softened."""

from typing import Any

import pytest

from riskctl.rules.change.separation_softened import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"severity": "error"}, {"severity": "warning"}, "severity"),
    ({}, {"severity": "info"}, "severity"),
    ({"compensating": "forbidden"}, {"compensating": "allowed"}, "compensating"),
    ({"compensating": "forbidden"}, {}, "compensating"),
    ({"severity": "error"}, {}, None),
    ({"within": "anywhere"}, {"within": "power"}, None),
])
def test_a_softer_rule_is_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (of("sod_rules", {"name": "会计出纳分开", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"name": "会计出纳分开"} if field else None)


def test_a_rule_that_is_removed_is_told() -> None:
    assert_told(RULE, of("sod_rules", {"name": "会计出纳分开"}), catalog(), "x", None, {"name": "会计出纳分开"})
