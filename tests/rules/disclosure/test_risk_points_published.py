"""DS108: a manifest that publishes risk points."""

import pytest

from riskctl.rules.disclosure.risk_points_published import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("disclosure", "count"), [
    ({"publish_risk_points": True}, 2), ({"publish_risk_points": False}, None), ({"publish_risk_points": "yes"}, None), ({}, None),
    (None, None),
])
def test_the_switch_is_noted_with_the_open_risk_points(disclosure: object, count: int | None) -> None:
    points = {"a": {"name": "挪用"}, "b": {"name": "超期", "status": "open"}, "c": {"name": "旧", "status": "retired"}}
    found = facts(RULE, catalog({"riskctl": 1, "disclosure": disclosure}, risk_points=points))
    assert found == ([(None, "disclosure.publish_risk_points", {"count": count})] if count is not None else [])
