"""ST109: a public notice that stands for less than the law asks."""

import pytest

from riskctl.rules.flow.notice_too_short import RULE
from tests.building import catalog, facts
from tests.flow.drawing import catalog_of

APPOINTMENT = {"least": "5 workdays", "citation": "选任条例(2014)第41条", "minimum": "before-appointment",
               "what_zh": "任前公示", "what_en": "notice before appointment"}
AWARD = {"least": "3 days", "citation": "招标投标法实施条例(2019)第54条", "minimum": "winning-candidates",
         "what_zh": "中标候选人公示", "what_en": "notice of the candidates for award"}


@pytest.mark.parametrize(("name", "tags", "at_least", "expected"), [
    ("任前公示", [], "4 workdays", APPOINTMENT),
    ("局机关任前公示", [], "1 workday", APPOINTMENT),
    ("公示", ["任前公示"], "3 workdays", APPOINTMENT),
    ("任前公示", [], "5 workdays", None),
    # Five workdays take five days at least; whether seven days are enough, the calendar decides.
    ("任前公示", [], "4 days", APPOINTMENT),
    ("任前公示", [], "7 days", None),
    ("任前公示", [], "24 hours", APPOINTMENT),
    ("公示", ["三重一大"], "1 workday", None),
    ("公示初步核定结果", [], "1 workday", None),
    ("中标候选人公示", [], "2 days", AWARD),
    ("中标候选人公示", [], "3 days", None),
    ("中标候选人公示", [], "2 workdays", None),
    ("任前公示", [], "五天", None),
    ("任前公示", [], None, None),
])
def test_a_notice_shorter_than_its_minimum_is_found(
        name: str, tags: list[str], at_least: str | None, expected: dict[str, str] | None) -> None:
    step = {"name": name, "kind": "publish", "notice": {"at_least": at_least}, "next": ["end"]}
    values = {"step": "X/a", "name": name, "notice": at_least, **(expected or {})}
    assert facts(RULE, catalog_of({"a": step}, tags=tags)) == (
        [("X", "steps.a.notice.at_least", values)] if expected else [])


@pytest.mark.parametrize("notice", [None, [], "5 workdays", {}])
def test_a_step_without_a_notice_is_left_alone(notice: object) -> None:
    assert facts(RULE, catalog_of({"a": {"name": "任前公示", "notice": notice, "next": ["end"]}})) == []


def test_a_power_that_has_ended_is_left_alone() -> None:
    step = {"name": "任前公示", "notice": {"at_least": "1 workday"}, "next": ["end"]}
    assert facts(RULE, catalog_of({"a": step}, valid_to="2025-12-31")) == []


def test_every_minimum_is_cited_on_the_card() -> None:
    cited = {minimum.citation for minimum in catalog().shipped.notices}
    assert cited == {basis.citation for basis in RULE.basis}
