"""RP113: a manifest whose level scheme is not one of risk points."""

import pytest

from riskctl.rules.risk_point.scheme_of_other_subject import RULE
from tests.building import catalog, facts, run

TAXPAYER = {"scheme": "taxpayer", "scheme_name": "纳税人风险五级", "subject": "taxpayer", "subject_zh": "纳税人",
            "subject_en": "taxpayer"}
ALARM = {"scheme": "alarm", "scheme_name": "预警两级", "subject": "alert", "subject_zh": "预警", "subject_en": "alert"}


@pytest.mark.parametrize(("manifest", "values"), [
    ({"level_scheme": "taxpayer"}, TAXPAYER),
    ({"level_scheme": "alarm"}, ALARM),
    ({"level_scheme": "hml"}, None),
    ({"level_scheme": "none-such"}, None),
    ({"level_scheme": 5}, None),
    ({}, None),
])
def test_a_shipped_scheme_of_another_subject(manifest: dict[str, object], values: dict[str, object] | None) -> None:
    assert facts(RULE, catalog({"riskctl": 1, **manifest})) == ([(None, "level_scheme", values)] if values else [])


@pytest.mark.parametrize(("subject", "found"), [("risk", False), (None, False), ("alert", True), ("mood", False)])
def test_a_scheme_of_the_catalogs_own(subject: str | None, found: bool) -> None:
    own = {"name": "本局", "by": "declared", "subject": subject, "levels": [{"id": "a", "label": "甲"}]}
    assert bool(facts(RULE, catalog({"riskctl": 1, "level_scheme": "own"}, level_schemes={"own": own}))) is found


def test_a_scheme_of_the_catalogs_own_goes_before_the_shipped_one_of_its_id() -> None:
    own = {"name": "本局", "by": "declared", "subject": "risk", "levels": [{"id": "a", "label": "甲"}]}
    assert facts(RULE, catalog({"riskctl": 1, "level_scheme": "taxpayer"}, level_schemes={"taxpayer": own})) == []


def test_then_nothing_is_said_of_the_level_of_each_risk_point() -> None:
    points = {id: {"name": id, "at": "p", "type": ["process"], "manifestation": id, "level": "high"} for id in "ab"}
    of = catalog({"riskctl": 1, "level_scheme": "taxpayer"}, risk_points=points)
    codes = {finding.rule.code for finding in run(of, "RP1").findings}
    assert "RP113" in codes
    assert codes.isdisjoint({"RP101", "RP107", "RP108", "RP109", "RP112"})
    assert of.level_scheme is None
