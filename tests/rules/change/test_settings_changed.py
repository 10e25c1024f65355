"""DF905: settings that say how a catalog is read and shown."""

from typing import Any

import pytest

from riskctl.rules.change.settings_changed import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told


@pytest.mark.parametrize(("before", "after", "field"), [
    ({}, {"language": "en"}, "language"),
    ({"limits": {"depth": 20}}, {"limits": {"depth": 10}}, "limits.depth"),
    ({"limits": {"depth": 20}}, {}, "limits"),
    ({"requires": ">=1"}, {}, "requires"),
    ({}, {"unified_code": "123"}, "unified_code"),
    ({}, {"packs": ["accounting"]}, None),
    ({}, {"rules": {"RP201": "off"}}, None),
    ({}, {"disclosure": {"publish_risk_points": True}}, None),
])
def test_what_does_not_change_the_check_is_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (catalog({"riskctl": 1, **manifest}) for manifest in (before, after))
    assert_told(RULE, base, head, "riskctl.yaml", field, {} if field else None)
