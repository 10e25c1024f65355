"""LB207: fines that count in an assessment."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.law.fines_feed_assessment import RULE
from tests.building import catalog, facts


def held(packs: str = "penalties", **records: Any) -> Catalog:
    return catalog({"packs": [packs]}, **records)


@pytest.mark.parametrize(("text", "said"), [
    ("按罚没金额排名，名次计入绩效", "按罚没金额排名，名次计入绩效"),
    ("每月通报。罚款指标分解到人；超额的发奖金。", "罚款指标分解到人"),
    ("罚没收入按比例返还办案单位", "罚没收入按比例返还办案单位"),
    ("罚没收入不得与考核挂钩", None),
    ("严禁下达罚款指标", None),
    ("罚没收入全额上缴国库。考核看案卷质量。", None),
    ("私收罚款的，扣减考核分", None),
    ("考核看案卷质量", None),
    ("罚没收入列入年度考核，考核结果不得随意更改", "罚没收入列入年度考核，考核结果不得随意更改"),
    ("罚没收入纳入绩效，严禁瞒报", "罚没收入纳入绩效，严禁瞒报"),
    ("罚没收入全额上缴国库，不得与考核挂钩", None),
    ("不得以下达任务、分解指标等方式，把罚没收入与考评挂钩", None),
    ("严禁下列行为：（一）下达罚款指标；（二）将罚没收入与奖金挂钩", None),
    ("考核内容：（一）案卷质量；（二）罚没收入完成绩效", "（二）罚没收入完成绩效"),
    ("罚没金额:超额完成的评优", "罚没金额:超额完成的评优"),
    ("考核看案卷质量，罚没收入上缴国库，不得与考核挂钩", None),
    ("罚没收入全额上缴", None),
])
def test_a_sentence_that_ties_sums_to_assessment_is_found(text: str, said: str | None) -> None:
    of = held(institutions={"z": {"name": "办法", "procedure": text}})
    assert [(field, values["said"]) for _, field, values in facts(RULE, of)] == ([("procedure", said)] if said else [])


def test_a_long_row_of_clauses_is_read_once() -> None:
    text = "罚没收入，" * 20000 + "考核，" * 20000
    of = held(institutions={"z": {"name": "办法", "procedure": text + "不得"}})
    assert [values["said"] for _, _, values in facts(RULE, of)] == [text[:60] + "…"]
    assert facts(RULE, held(institutions={"z": {"name": "办法", "procedure": "严禁" + text}})) == []


BAD = "罚没金额计入绩效考核"


@pytest.mark.parametrize(("records", "found"), [
    ({"institutions": {"z": {"name": BAD}}}, ("z", "name")),
    ({"institutions": {"z": {"accountability": BAD}}}, ("z", "accountability")),
    ({"institutions": {"z": {"accountability": BAD, "status": "repealed"}}}, None),
    ({"institutions": {"z": {"accountability": BAD, "valid_to": "2026-06-29"}}}, None),
    ({"controls": {"c": {"name": BAD}}}, ("c", "name")),
    ({"controls": {"c": {"evidence": BAD}}}, ("c", "evidence")),
    ({"controls": {"c": {"evidence": BAD, "valid_to": "2026-06-29"}}}, None),
    ({"posts": {"q": {"x-指标": BAD}}}, ("q", "x-指标")),
    ({"posts": {"q": {"name": BAD}}}, None),
    ({"risk_points": {"r": {"manifestation": BAD}}}, None),
    ({"documents": {"d": {"name": "季度考核表", "fields": ["案卷质量", "罚没金额"]}}}, ("d", "fields")),
    ({"documents": {"d": {"name": "罚没物品台账", "fields": ["罚没金额"]}}}, None),
    ({"powers": {"p": {"name": "年度考核", "measure": {"name": "罚没金额", "unit": "元"}}}}, ("p", "measure")),
    ({"powers": {"p": {"name": "处罚", "tags": ["绩效"], "measure": {"name": "罚款总额", "unit": "元"}}}}, ("p", "measure")),
    ({"powers": {"p": {"name": "处罚", "measure": {"name": "罚款总额", "unit": "元"}}}}, None),
    ({"powers": {"p": {"name": "年度考核", "status": "retired", "measure": {"name": "罚没金额", "unit": "元"}}}}, None),
])
def test_where_it_is_looked_for(records: dict[str, Any], found: tuple[str, str] | None) -> None:
    assert [(record, field) for record, field, _ in facts(RULE, held(**records))] == ([found] if found else [])


@pytest.mark.parametrize(("indicator", "is_found"), [
    ("罚没收入", True),
    ("罚没收入总额（万元）", True),
    ("年度罚没收入完成率(%)", True),
    ("人均罚没金额", True),
    ("罚没收入同比增长率", True),
    ("罚款任务完成情况、排名", True),
    ("罚没收入异常增长的月份数", False),
    ("罚没收入增长异常", False),
    ("罚没款未按期缴库笔数", False),
    ("罚没款与票据存根不一致的笔数", False),
    ("案卷质量", False),
    ("未下达罚款指标的股室数", False),
    ("不得列入的罚没收入", False),
])
def test_an_indicator_is_found_that_is_the_sum_itself(indicator: str, is_found: bool) -> None:
    of = held(risk_points={"r": {"name": "以罚代管", "indicators": ["案卷评查得分", indicator]}})
    assert [(record, field, values["said"]) for record, field, values in facts(RULE, of)] == (
        [("r", "indicators", indicator)] if is_found else [])
    assert facts(RULE, held(risk_points={"r": {"name": "以罚代管", "indicators": [indicator], "status": "retired"}})) == []


def test_nothing_without_the_pack() -> None:
    assert facts(RULE, held("licensing", institutions={"z": {"name": BAD}})) == []


def test_every_indicator_and_every_entry_of_a_form_is_a_finding_of_its_own() -> None:
    of = held(risk_points={"r": {"name": "以罚代管", "indicators": ["罚款总额", "案卷质量", "罚没收入同比"]}},
              documents={"d": {"name": "季度考核表", "fields": ["罚没金额", "罚款总额"]}})
    assert [(record, field, values["said"], values["counted"]) for record, field, values in facts(RULE, of)] == [
        ("r", "indicators", "罚款总额", "罚款总额"), ("r", "indicators", "罚没收入同比", "罚没收入同比"),
        ("d", "fields", "罚没金额", "罚没金额"), ("d", "fields", "罚款总额", "罚款总额")]
    assert {"entry", "counted"} == set(RULE.cause)
