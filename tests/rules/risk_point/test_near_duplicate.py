"""RP104: risk points whose name and manifestation are alike. (tests/flow/test_similarity.py tries the join itself.)"""

import pytest

from riskctl.rules.risk_point.near_duplicate import RULE
from tests.building import catalog, facts, hits

TEXT = "只有一人到场核查，未按核查表逐项查看就签署合格意见，事后补填日期"
NEAR = "只有一人到场核查，未按核查表逐项查看，就签署合格意见；事后补填时间"


def point(manifestation: object = TEXT, name: object = "现场核查不实", **rest: object) -> dict[str, object]:
    return {"name": name, "manifestation": manifestation, **rest}


@pytest.mark.parametrize(("other", "percent"), [
    (point(), 100),
    (point(TEXT.replace("，", " ")), 100),
    (point(NEAR), 88),
    (point("收受服务对象礼品，放宽核查标准"), None),
    (point(status="retired"), None),
    (point(status="accepted"), None),
    (point(None), None),
    (point(""), None),
    (point(12), None),
])
def test_points_that_are_alike_are_found_at_the_later(other: dict[str, object], percent: int | None) -> None:
    of = catalog(risk_points={"a": point(), "b": other})
    values = {"name": "现场核查不实", "point": "b", "other": "a", "other_name": "现场核查不实", "percent": percent,
              "count": 2}
    assert facts(RULE, of, similarity=0.85) == ([("b", "manifestation", values)] if percent else [])


@pytest.mark.parametrize(("least", "found"), [(0.1, 1), (0.5, 1), (0.88, 1), (0.89, 0), (1.0, 0)])
def test_how_alike_is_an_option(least: float, found: int) -> None:
    of = catalog(risk_points={"a": point(), "b": point(NEAR)})
    assert len(facts(RULE, of, similarity=least)) == found


def test_a_group_is_one_finding_with_the_others_related() -> None:
    of = catalog(risk_points={"a": point(), "b": point("收受礼品"), "c": point(), "d": point(TEXT + "。"), "e": point("收受礼品")})
    assert [(hit.record, hit.values["other"], hit.values["count"], [related.record for related in hit.related])
            for hit in hits(RULE, of)] == [("c", "a", 3, ["a", "d"]), ("e", "b", 2, ["b"])]


def test_a_name_alone_is_not_enough() -> None:
    assert facts(RULE, catalog(risk_points={"a": {"name": "现场核查不实"}, "b": {"name": "现场核查不实"}})) == []
