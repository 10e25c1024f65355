"""SD303: what could not be worked out."""

from riskctl.rules.separation.collusion_undecided import RULE
from tests.building import facts
from tests.rules.separation.colluding import STEPS, made


def test_what_was_not_worked_out_is_said() -> None:
    steps = {**STEPS, "agree": {**STEPS["agree"], "next": ["nowhere"]}}
    of = made(steps=steps)
    assert facts(RULE, of) == [("w", None, {
        "name": "支出", "open": ["number", "without_rules", "bypass"],
        "open_zh": "最少人数、没有规则时的最少人数、绕过控制的路线",
        "open_en": "the fewest people, the fewest without rules, the way round control",
        "reason_zh": "流程有通向不明之处",
        "reason_en": "the flow leads to what is not known"})]


def test_a_step_without_actor_leaves_the_numbers_open() -> None:
    steps = {**STEPS, "agree": {"name": "审批", "kind": "approve", "next": ["end"]}}
    (found,) = facts(RULE, made(steps=steps))
    assert (found[2]["open"], found[2]["reason_en"]) == (["number", "without_rules"],
        "a step does not say who acts")


def test_a_power_without_a_flow_leaves_nothing_open() -> None:
    assert facts(RULE, made(steps={})) == []
    assert facts(RULE, made()) == []
