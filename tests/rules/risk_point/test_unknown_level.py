"""RP107: a level that is not in the scheme in force."""

import pytest

from riskctl.rules.risk_point.unknown_level import RULE
from tests.building import catalog, facts

HML = ["high 高", "medium 中", "low 低"]
CLASSES = ["一 一级", "二 二级", "三 三级"]


@pytest.mark.parametrize(("scheme", "level", "suggestion"), [
    ("hml", "高", "high"), ("hml", "高风险", "high"), ("hml", "中级", "medium"), ("hml", "较高", "high"),
    ("hml", "hihg", "high"), ("hml", "High", "high"), ("hml", "severe", ""), ("hml", "一级", ""), ("hml", "1",
                                                                                                   ""),
    ("class", "一级", "一"), ("class", "二级风险", "二"), ("class", "high", ""),
])
def test_an_unknown_level_is_found_with_the_one_that_is_meant(scheme: str, level: str, suggestion: str) -> None:
    of = catalog({"riskctl": 1, "level_scheme": scheme}, risk_points={"r": {"name": "核查不实", "level": level}})
    values = {"name": "核查不实", "level": level, "scheme": scheme, "known": HML if scheme == "hml" else CLASSES,
              "scheme_name": "高、中、低三级" if scheme == "hml" else "按类别三级", "suggestion": suggestion}
    assert facts(RULE, of) == [("r", "level", values)]


@pytest.mark.parametrize(("scheme", "point", "fields"), [
    (None, {"level": "high"}, []),
    (None, {}, []),
    (None, {"level": None}, []),
    (None, {"level": 3}, []),
    (None, {"level": "较高", "status": "accepted"}, ["level"]),
    (None, {"level": "较高", "status": "retired"}, []),
    ("none-such", {"level": "较高"}, []),
    (None, {"level": "high", "also": {"consequence": "一"}}, []),
    (None, {"level": "high", "also": {"consequence": "高"}}, ["also.consequence"]),
    (None, {"level": "高", "also": {"consequence": "高", "class": "一"}}, ["level", "also.consequence"]),
    (None, {"level": "high", "also": {"none-such": "高"}}, []),
    (None, {"level": "high", "also": "consequence"}, []),
])
def test_which_levels_are_looked_at(scheme: str | None, point: dict[str, object], fields: list[str]) -> None:
    of = catalog({"riskctl": 1, "level_scheme": scheme}, risk_points={"r": {"name": "核查不实", **point}})
    assert [field for _, field, _ in facts(RULE, of)] == fields


def test_a_scheme_of_the_catalog_is_used_and_one_without_levels_is_not() -> None:
    schemes = {"own": {"name": "本局", "levels": [{"id": "a", "label": "a"}, {"label": "无编号"}]}, "empty": {"name": "空"}}
    point = {"name": "核查不实", "level": "b", "also": {"empty": "b"}}
    of = catalog({"riskctl": 1, "level_scheme": "own"}, level_schemes=schemes, risk_points={"r": point})
    assert [(field, values["known"]) for _, field, values in facts(RULE, of)] == [("level", ["a"])]
