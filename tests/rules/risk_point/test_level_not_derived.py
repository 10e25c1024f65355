"""RP108: a declared level that its scheme would not give."""

from typing import Any

import pytest

from riskctl.rules.risk_point.level_not_derived import RULE
from tests.building import catalog, facts, facts_of_run, run

MATRIX = {"riskctl": 1, "level_scheme": "matrix"}


def _facts(point: dict[str, Any], scheme: str = "matrix", **records: Any) -> list[tuple[str | None, str]]:
    """Field and derived level of every finding."""
    of = catalog({"riskctl": 1, "level_scheme": scheme}, risk_points={"r": {"name": "核查不实", **point}}, **records)
    return [(field, str(values["derived"])) for _, field, values in facts(RULE, of)]


def test_the_derivation_is_shown_in_both_languages() -> None:
    scoring = {"likelihood": {"history": "single", "restraint": "weak"}, "impact": "low"}
    of = catalog(MATRIX, risk_points={"r": {"name": "核查不实", "level": "一", "scoring": scoring}})
    assert facts(RULE, of) == [("r", "level", {
        "name": "核查不实", "scheme": "matrix", "scheme_name": "按可能性与影响三级", "level": "一", "level_name": "一级", "derived": "二",
        "derivation_zh": "可能性为高（三年内有过；一人可以办完），影响程度为低，高 × 低 得二级",
        "derivation_en": "likelihood is high (single, weak); impact is low; high × low gives 二 (二级)"})]


@pytest.mark.parametrize(("scheme", "point", "found"), [
    ("class", {"class": "处罚", "level": "一"}, []),
    ("class", {"class": "处罚", "level": "二"}, [("level", "一")]),
    ("class", {"class": "处罚", "level": "二", "status": "accepted"}, [("level", "一")]),
    ("class", {"class": "处罚", "level": "二", "status": "retired"}, []),
    ("class", {"class": "处罚"}, []),
    ("class", {"level": "二"}, []),
    ("class", {"class": "其他", "level": "二"}, []),
    ("class", {"class": "处罚", "level": "重"}, []),
    ("consequence", {"scoring": {"consequence": "通报"}, "level": "一"}, [("level", "三")]),
    ("power", {"scoring": {"power": "重要权力"}, "level": "二"}, [("level", "一")]),
    ("criteria", {"scoring": {"criteria": {"control": True, "openness": False}}, "level": "三"}, []),
    ("criteria", {"scoring": {"criteria": {"control": True, "openness": True}}, "level": "三"}, [("level", "二")]),
    ("criteria", {"scoring": {"criteria": {"control": False}}, "level": "三"}, [("level", "")]),
    ("hml", {"class": "处罚", "level": "low"}, []),
    ("none-such", {"class": "处罚", "level": "二"}, []),
])
def test_the_declared_level_against_the_derived(scheme: str, point: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert _facts(point, scheme) == found


@pytest.mark.parametrize(("scheme", "point", "found"), [
    ("class", {"level": "一", "also": {"hml": "high"}}, []),
    ("class", {"level": "一", "also": {"hml": "low"}}, [("also.hml", "high")]),
    ("class", {"class": "处罚", "also": {"hml": "low"}}, [("also.hml", "high")]),
    ("class", {"class": "处罚", "also": {"hml": "high"}}, []),
    ("class", {"level": "四", "class": "处罚", "also": {"hml": "low"}}, [("also.hml", "high")]),
    ("hml", {"level": "high", "also": {"class": "一"}}, []),
    ("hml", {"level": "high", "also": {"class": "三"}}, [("also.class", "")]),
    ("hml", {"level": "high", "also": {"class": "三"}, "class": "公共"}, [("also.class", "")]),
    ("hml", {"level": "low", "also": {"class": "三"}, "class": "处罚"}, [("also.class", "一")]),
    ("hml", {"also": {"class": "三"}, "class": "处罚"}, [("also.class", "一")]),
    ("hml", {"also": {"class": "三"}}, []),
    ("hml", {"level": "high", "also": {"alarm": "一", "none-such": "一", "class": "四"}}, []),
    ("consequence", {"level": "一", "also": {"power": "三"}}, []),
    ("class", {"level": "一", "class": "公共", "also": {"class": "三", "hml": "high"}}, [("level", "三")]),
    ("class", {"level": "一", "class": "处罚", "also": {"class": "三"}}, [("also.class", "一")]),
    ("class", {"level": "一", "also": {"class": "一"}}, []),
    ("hml", {"level": "high", "also": {"hml": "low"}}, [("also.hml", "high")]),
    ("hml", {"level": "高", "also": {"hml": "low"}}, []),
    ("hml", {"also": {"hml": "low"}}, []),
])
def test_levels_under_other_schemes(scheme: str, point: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert _facts(point, scheme) == found


@pytest.mark.parametrize(("also", "zh"), [
    ({"hml": "low"}, "方案“按类别三级”的一级对应“高、中、低三级”的高"),
])
def test_a_map_is_shown(also: dict[str, str], zh: str) -> None:
    of = catalog({"riskctl": 1, "level_scheme": "class"}, risk_points={"r": {"name": "n", "level": "一", "also": also}})
    values = facts(RULE, of)[0][2]
    assert (values["derivation_zh"], values["derivation_en"]) == (zh, "一 (一级) of class corresponds to high (高) of hml")


def test_one_cause_is_one_finding() -> None:
    """What RP107, RP110 or RP112 report is not reported here as well."""
    own = {"name": "x", "by": "class", "levels": [{"id": "a", "label": "a"}, {"id": "b", "label": "b"}], "table": {"甲": "c", "乙": "b"}}
    points = {"r1": {"name": "一", "class": "甲", "level": "a"}, "r2": {"name": "二", "class": "丙", "level": "a"},
              "r3": {"name": "三", "class": "乙", "level": "c"}, "r4": {"name": "四", "class": "乙", "level": "a"}}
    of = catalog({"riskctl": 1, "level_scheme": "own"}, level_schemes={"own": own}, risk_points=points)
    assert [record for record, _, _ in facts_of_run(RULE, of)] == ["r4"]
    codes = {one.rule.code for one in run(of, "RP107", "RP108", "RP110", "RP112").findings}
    assert codes == {"RP107", "RP108", "RP110", "RP112"}
