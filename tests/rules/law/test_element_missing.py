"""LB206: something that must be published of a licence and is not written."""

import pytest

from riskctl.rules.law.element_missing import RULE
from tests.building import facts
from tests.rules.law.packs import power


@pytest.mark.parametrize(("type", "fields", "missing"), [
    ("license", {}, ["conditions", "materials"]),
    ("license", {"conditions": ["甲"]}, ["materials"]),
    ("license", {"conditions": "甲", "materials": "无需提交材料"}, []),
    ("license", {"conditions": [], "materials": [" "]}, ["conditions"]),
    ("penalty", {}, []),
    ("license", {"status": "retired"}, []),
])
def test_conditions_and_materials(type: str, fields: dict[str, object], missing: list[str]) -> None:
    assert [values["missing"] for _, _, values in facts(RULE, power(type, None, "licensing", **fields))] == ([missing] if missing else [])


def test_all_facts_of_a_hit() -> None:
    assert facts(RULE, power("license", None, "licensing")) == [("p", "conditions", {
        "name": "甲", "entry": "LIC2", "citation": "行政许可法(2019)第30条", "certainty": "V2",
        "missing": ["conditions", "materials"], "missing_zh": "受理条件、申请材料", "missing_en": "conditions, materials"})]


def test_nothing_without_the_pack() -> None:
    assert facts(RULE, power("license", None, "penalties")) == []
