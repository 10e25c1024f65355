"""SD302: runs on which no control comes before an effect."""

from riskctl.rules.separation.control_bypassed import RULE
from tests.building import facts
from tests.rules.separation.colluding import STEPS, made


def test_a_bypass_is_reported_with_what_to_guard() -> None:
    assert facts(RULE, made()) == [("w", None, {
        "name": "支出", "path": ["w/ask", "w/agree"], "step_names": ["申请", "审批"], "guard": ["w/agree"],
        "mend_zh": "在这些环节加上措施就能堵住：审批", "mend_en": "controls at these steps would leave none: 审批"})]


def test_a_discussion_before_the_effect_is_a_control() -> None:
    steps = {"ask": {**STEPS["ask"], "next": ["talk"]}, "talk": {"name": "讨论", "kind": "discuss",
        "post": "q", "next": ["agree"]},
             "agree": STEPS["agree"]}
    assert facts(RULE, made(steps=steps)) == []


def test_where_only_outsiders_act_no_step_is_named() -> None:
    steps = {"pay": {"name": "缴款", "kind": "collect", "party": "x", "next": ["end"]}}
    assert facts(RULE, made(steps=steps, start="pay")) == [("w", None, {
        "name": "支出", "path": ["w/pay"], "step_names": ["缴款"], "guard": [],
        "mend_zh": "有的走法全程没有本单位可以加措施的环节", "mend_en": "on some such run no step is the bureau's own"})]


def test_powers_that_have_ended_are_left_out() -> None:
    assert facts(RULE, made(valid_to="2026-06-29")) == []
