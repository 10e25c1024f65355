"""LB208: a limit of which the calendar decides whether it is longer than the law allows."""

import pytest

from riskctl.rules.law.limit_not_comparable import RULE
from tests.building import facts
from tests.rules.law.packs import power


@pytest.mark.parametrize(("type", "packs", "statutory", "found"), [
    ("penalty", "penalties", "60 workdays", ["PEN9"]),
    ("penalty", "penalties", "90 days", []),
    ("penalty", "penalties", "91 workdays", []),
    ("penalty", "penalties", "3 months", ["PEN9"]),
    ("penalty", "penalties", "2 months", []),
    ("license", "licensing", "20 days", []),
    ("license", "licensing", "21 days", ["LIC5"]),
    ("license", "licensing", "1 month", ["LIC5"]),
    ("license", "penalties", "1 month", []),
])
def test_what_no_calendar_settles_is_noted(type: str, packs: str, statutory: str, found: list[str]) -> None:
    of = power(type, None, packs, time_limit={"statutory": statutory})
    assert [values["entry"] for _, _, values in facts(RULE, of)] == found


def test_disclosure_counts_too() -> None:
    steps = {"d": {"kind": "decide"}, "p": {"kind": "publish", "name": "公示", "time_limit": "10 days"}}
    assert facts(RULE, power("penalty", steps, "disclosure")) == [("p", "steps.p.time_limit", {
        "name": "公示", "step": "p/p", "entry": "DUAL7", "citation": "“双公示”政策文件", "certainty": "VP",
        "limit": "10 days", "allowed": "7 workdays"})]
