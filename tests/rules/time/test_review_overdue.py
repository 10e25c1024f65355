"""TM101: a risk point, power or control that was not reviewed again in time."""

from typing import Any

import pytest

from riskctl.rules.time.review_overdue import RULE
from tests.building import catalog, facts, hits, read

REVIEWED = {"reviewed": {"by": "boss", "date": "2025-12-29"}}
LOOKED = {"look_zh": "复核", "look_en": "reviewed"}


def point(**fields: Any) -> dict[str, Any]:
    return {"name": "挪用", "at": "p", "level": "high", **REVIEWED, **fields}


def test_a_risk_point_past_the_interval_of_its_level_is_found() -> None:
    assert facts(RULE, catalog(risk_points={"r": point()})) == [("r", "reviewed.date", {
        "name": "挪用", "due": "2026-06-29", "days": 1, "last": "2025-12-29", "interval": "6 months", "level": "高", **LOOKED})]


@pytest.mark.parametrize("fields", [
    {"reviewed": {"date": "2025-12-30"}},
    {"level": "medium"},
    {"level": None},
    {"level": "grave"},
    {"status": "accepted"},
    {"determined": {"date": "2026-01-10"}},
    {"reviewed": {"date": "2026-13-01"}},
    {"reviewed": None},
])
def test_what_is_due_today_or_cannot_be_told_is_not(fields: dict[str, Any]) -> None:
    assert facts(RULE, catalog(risk_points={"r": point(**fields)})) == []


def test_a_level_that_was_fixed_and_never_looked_at_again_is_found() -> None:
    ((_, field, values),) = facts(RULE, catalog(risk_points={"r": point(reviewed=None, determined={"date": "2025-12-29"})}))
    assert (field, values["look_en"]) == ("determined.date", "fixed")


@pytest.mark.parametrize(("fields", "found"), [
    ({"scoring": {"power": "direct"}, "level": None}, True),
    ({"scoring": {"power": "direct"}, "level": "三"}, True),
    ({"scoring": {"power": "none"}, "level": "一"}, True),
    ({"scoring": {"power": "none"}, "level": None}, False),
])
def test_the_graver_of_the_declared_and_the_derived_level_decides(fields: dict[str, Any], found: bool) -> None:
    levels = [{"id": "一", "label": "一级", "review": "6 months"}, {"id": "三", "label": "三级", "review": "12 months"}]
    scheme = {"name": "按权力", "by": "power", "levels": levels, "table": {"direct": "一", "none": "三"}}
    of = catalog({"riskctl": 1, "level_scheme": "s"}, level_schemes={"s": scheme}, risk_points={"r": point(**fields)})
    assert [fact[0] for fact in facts(RULE, of)] == (["r"] if found else [])


def test_powers_and_controls_are_looked_at_where_months_are_set() -> None:
    of = catalog(powers={"w": {"name": "许可", **REVIEWED}}, controls={"c": {"name": "盘点", **REVIEWED}})
    expected = {"due": "2026-06-29", "days": 1, "last": "2025-12-29", "interval": "6 months", **LOOKED}
    assert facts(RULE, of) == []
    assert facts(RULE, of, power_months=6) == [("w", "reviewed.date", {"name": "许可", **expected})]
    assert facts(RULE, of, control_months=6) == [("c", "reviewed.date", {"name": "盘点", **expected})]
    assert facts(RULE, of, power_months=7, control_months=7) == []


def test_the_day_of_the_review_is_the_place() -> None:
    text = "risk_points:\n  r:\n    level: high\n    determined: {date: 2025-01-02}\n    reviewed:\n      by: p\n      date: 2025-02-03\n"
    (hit,) = hits(RULE, read(text))
    assert hit.at[1:3] == (7, 13)
