"""RP105: a risk point whose manifestation, cause and consequence say the same words."""

import pytest

from riskctl.rules.risk_point.same_words import RULE
from tests.building import catalog, facts

NAMES = {"manifestation": ("表现形式", "manifestation"), "cause": ("成因", "cause"), "consequence": ("后果",
                                                                                                     "consequence")}


@pytest.mark.parametrize(("texts", "same"), [
    (("单人核查", "缺少监督", "不合格的取得许可"), []),
    (("单人核查", "单人核查", "不合格的取得许可"), ["manifestation", "cause"]),
    (("单人核查", "缺少监督", "单人核查"), ["manifestation", "consequence"]),
    (("单人核查", "制度不健全", "制度不健全"), ["cause", "consequence"]),
    (("单人核查", "单人核查", "单人核查"), ["manifestation", "cause", "consequence"]),
    (("单人核查、走过场", "单人核查，走过场。", None), ["manifestation", "cause"]),
    (("单人核查", "因单人核查", "可能导致单人核查"), ["manifestation", "cause", "consequence"]),
    (("单人核查", "单人核查走过场", None), []),
    ((None, None, None), []),
    (("。", "、", "！"), []),
    (("可能", "导致", "造成"), []),
    ((5, 5, 5), []),
])
def test_fields_that_say_the_same_are_found(texts: tuple[object, object, object], same: list[str]) -> None:
    of = catalog(risk_points={"r": {"name": "核查不实", **dict(zip(NAMES, texts, strict=True))}})
    values = {"name": "核查不实", "fields": same, "fields_zh": [NAMES[key][0] for key in same],
              "fields_en": [NAMES[key][1] for key in same],
              "words": dict(zip(NAMES, texts, strict=True))[same[0]] if same else ""}
    assert facts(RULE, of) == ([("r", same[-1], values)] if same else [])


@pytest.mark.parametrize("status", ["accepted", "retired"])
def test_points_that_are_not_open_are_left_alone(status: str) -> None:
    point = {"name": "核查不实", "manifestation": "单人核查", "cause": "单人核查", "status": status}
    assert facts(RULE, catalog(risk_points={"r": point})) == []
