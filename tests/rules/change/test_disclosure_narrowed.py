"""DF601: something that is published no more."""

from typing import Any

import pytest

from riskctl.rules.change.disclosure_narrowed import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told, of, power_of


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"complaint": "12345"}, {}, "complaint"),
    ({"materials": ["申请书", "身份证明"]}, {"materials": ["申请书"]}, "materials"),
    ({"liability": "不依法受理的"}, {}, "liability"),
    ({"complaint": "12345"}, {"complaint": "12366"}, None),
    ({"filing": "备案"}, {}, None),
])
def test_what_a_power_no_longer_publishes_is_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (of("powers", {"name": "许可", **fields}, "w") for fields in (before, after))
    assert_told(RULE, base, head, "w", field, {"name": "许可"} if field else None)


def test_a_channel_of_a_notice_is_told() -> None:
    base, head = (power_of({"s": {"name": "公示", "notice": {"at_least": "5 days", "channels": channels}}})
                  for channels in (["网站", "公告栏"], ["网站"]))
    assert_told(RULE, base, head, "w", "steps.s.notice.channels", {"name": "许可"})


def test_a_notice_that_no_longer_says_who_takes_objections_is_told() -> None:
    base, head = (power_of({"s": {"name": "公示", "notice": {"at_least": "5 days", **to}}}) for to in ({"objections_to": "p"}, {}))
    assert_told(RULE, base, head, "w", "steps.s.notice.objections_to", {"name": "许可"})


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"publish_risk_points": True}, {"publish_risk_points": False}, "disclosure.publish_risk_points"),
    ({"publish_risk_points": True, "profile": "public"}, {"profile": "public"}, "disclosure.publish_risk_points"),
    ({"columns": {"powers": ["name", "fee"]}}, {"columns": {"powers": ["name"]}}, "disclosure.columns.powers"),
    ({"profile": "public"}, {"profile": "internal"}, None),
])
def test_what_the_manifest_no_longer_publishes_is_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (catalog({"riskctl": 1, "disclosure": held}) for held in (before, after))
    assert_told(RULE, base, head, "riskctl.yaml", field, {"name": "riskctl.yaml"} if field else None)


@pytest.mark.parametrize("left", [{}, {"disclosure": {}}])
def test_settings_that_go_as_a_whole_publish_risk_points_no_more(left: Any) -> None:
    base, head = catalog({"riskctl": 1, "disclosure": {"publish_risk_points": True}}), catalog({"riskctl": 1, **left})
    assert_told(RULE, base, head, "riskctl.yaml", "disclosure", {"name": "riskctl.yaml"})
