"""RP112: what a risk point says for its level and the scheme cannot read."""

from typing import Any

import pytest

from riskctl.rules.risk_point.answer_unknown import RULE
from tests.building import catalog, facts, run

SCORED = {"likelihood": {"history": "single", "restraint": "weak"}, "impact": "high"}


def _facts(point: dict[str, Any], scheme: str = "matrix") -> list[tuple[str | None, str, str, str]]:
    of = catalog({"riskctl": 1, "level_scheme": scheme}, risk_points={"r": {"name": "核查不实", **point}})
    return [(field, str(values["what"]), str(values["problem"]), str(values["suggestion"])) for _, field, values in facts(RULE, of)]


def test_an_unknown_answer_is_found_with_those_that_are_known() -> None:
    scoring = {**SCORED, "impact": {"loss": "greta", "influence": "public"}}
    of = catalog({"riskctl": 1, "level_scheme": "matrix"}, risk_points={"r": {"name": "核查不实", "scoring": scoring}})
    assert facts(RULE, of) == [("r", "scoring.impact.loss", {
        "name": "核查不实", "what": "greta", "problem": "unknown", "problem_zh": "不在等级方案中", "problem_en": "is not of the scheme",
        "scheme": "matrix", "scheme_name": "按可能性与影响三级", "known": ["great", "moderate", "small"], "suggestion": "great"})]


@pytest.mark.parametrize(("scheme", "point", "found"), [
    ("matrix", {"scoring": SCORED}, []),
    ("matrix", {"scoring": SCORED, "class": "无"}, []),
    ("matrix", {"scoring": {"likelihood": "high"}, "level": "一"}, [("scoring.impact", "impact", "unanswered", "")]),
    ("matrix", {"scoring": {"likelihood": "high"}}, []),
    ("matrix", {"level": "一"}, []),
    ("matrix", {"scoring": {"likelihood": {"history": "single"}, "impact": "hihg"}},
     [("scoring.likelihood.restraint", "restraint", "unanswered", ""), ("scoring.impact", "hihg", "unknown", "high")]),
    ("matrix", {"scoring": {"likelihood": "hihg", "impact": "high"}, "status": "accepted"},
     [("scoring.likelihood", "hihg", "unknown", "high")]),
    ("matrix", {"scoring": {"likelihood": "hihg", "impact": "high"}, "status": "retired"}, []),
    ("class", {"class": "行政处罚"}, [("class", "行政处罚", "unknown", "处罚")]),
    ("class", {"class": "处罚", "scoring": {"likelihood": "?"}}, []),
    ("consequence", {"scoring": {"consequence": "党纪"}}, [("scoring.consequence", "党纪", "unknown", "党政纪")]),
    ("criteria", {"scoring": {"criteria": {"contrl": True}}}, [("scoring.criteria.contrl", "contrl", "unknown", "control")]),
    ("criteria", {"scoring": {"criteria": {"control": False}}}, []),
    ("hml", {"class": "无", "scoring": {"likelihood": "?"}, "level": "高"}, []),
    ("none-such", {"class": "无"}, []),
])
def test_what_the_scheme_cannot_read(scheme: str, point: dict[str, Any], found: list[tuple[str, str, str, str]]) -> None:
    assert _facts(point, scheme) == found


@pytest.mark.parametrize("own", [
    {"by": "class"}, {"by": "criteria"}, {"by": "matrix"},
    {"by": "matrix", "table": {"1": {"1": "a"}}, "indicators": {"likelihood": {"q": {"question": "?", "answers": 5}}}},
])
def test_what_the_scheme_itself_lacks_is_left_to_rp110(own: dict[str, Any]) -> None:
    scheme = {"name": "本局", "levels": [{"id": "a", "label": "甲"}], **own}
    points = {"r": {"name": "核查不实", "class": "甲", "level": "a",
                    "scoring": {"criteria": {"c": True}, "likelihood": {"q": "x"}, "impact": "1"}}}
    of = catalog({"riskctl": 1, "level_scheme": "own"}, level_schemes={"own": scheme}, risk_points=points)
    assert {finding.rule.code for finding in run(of, "RP110", "RP112").findings} == {"RP110"}


@pytest.mark.parametrize("point", [
    {"scoring": {"likelihood": "high"}}, {"scoring": {"likelihood": "often", "impact": "high"}}, {"scoring": {}}, {},
    {"scoring": {"likelihood": {"history": "single"}, "impact": {}}}, {"scoring": {"likelihood": {"history": "single"}, "impact": "high"}},
])
def test_a_level_that_cannot_be_worked_out_is_one_finding(point: dict[str, Any]) -> None:
    of = catalog({"riskctl": 1, "level_scheme": "matrix"}, risk_points={"r": {"name": "核查不实", **point}})
    assert len(run(of, "RP101", "RP107", "RP108", "RP112").findings) == 1
