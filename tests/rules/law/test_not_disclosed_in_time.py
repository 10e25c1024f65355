"""LB205: something that must be published and is not, or not in time."""

import pytest

from riskctl.rules.law.not_disclosed_in_time import RULE
from tests.building import facts
from tests.rules.law.packs import Steps, power

DECIDE = {"kind": "decide"}


@pytest.mark.parametrize(("type", "packs", "steps", "found"), [
    ("license", ("licensing",), {"d": DECIDE}, [("steps", "LIC8", "never")]),
    ("license", ("licensing",), {"d": DECIDE, "p": {"kind": "publish", "time_limit": "30 workdays"}}, []),
    ("license", ("licensing",), {"d": DECIDE, "s": {"kind": "serve", "name": "送达与公示"}}, []),
    ("license", ("licensing",), {}, []),
    ("license", ("disclosure",), {"d": DECIDE}, []),
    ("license", ("disclosure",), {"d": DECIDE, "p": {"kind": "publish", "time_limit": "7 workdays"}}, []),
    ("license", ("disclosure",), {"d": DECIDE, "p": {"kind": "publish", "time_limit": "8 workdays"}},
     [("steps.p.time_limit", "DUAL7", "late")]),
    ("penalty", ("disclosure",), {"p": {"kind": "publish", "time_limit": "8 workdays"}, "d": DECIDE}, []),
    ("penalty", ("disclosure",), {"d": DECIDE, "p": {"kind": "publish", "time_limit": "7 days"}}, []),
    ("levy", ("disclosure",), {"d": DECIDE, "p": {"kind": "publish", "time_limit": "8 workdays"}}, []),
])
def test_licences_and_penalties(type: str, packs: tuple[str, ...], steps: Steps, found: list[tuple[str, str, str]]) -> None:
    of = power(type, steps, *packs)
    assert [(field, values["entry"], values["state"]) for _, field, values in facts(RULE, of)] == found


@pytest.mark.parametrize(("name", "limit", "found"), [
    ("政府信息公开", "20 workdays", []), ("政府信息公开", "21 workdays", ["DIS26"]), ("政府信息公开", "20 days", []),
    ("依申请公开政府信息", "21 workdays", []),
    ("年度预算", "20 days", []), ("年度预算", "21 days", ["BUD14"]), ("年度预算", "21 workdays", ["BUD14"]), ("年度预算", "20 workdays", []),
])
def test_each_sort_of_information_has_its_time(name: str, limit: str, found: list[str]) -> None:
    of = power("other", {"r": {"kind": "review"}, "p": {"kind": "publish", "time_limit": limit}}, "disclosure", name=name)
    assert [values["entry"] for _, _, values in facts(RULE, of)] == found


def test_the_facts_say_both_limits_in_words() -> None:
    of = power("penalty", {"d": DECIDE, "p": {"kind": "publish", "name": "公示", "time_limit": "1 month"}}, "disclosure")
    assert facts(RULE, of) == []
    of = power("penalty", {"d": DECIDE, "p": {"kind": "publish", "name": "公示", "time_limit": "10 workdays"}}, "disclosure")
    assert facts(RULE, of) == [("p", "steps.p.time_limit", {
        "name": "公示", "step": "p/p", "entry": "DUAL7", "citation": "“双公示”政策文件", "certainty": "VP", "state": "late",
        "limit": "10 workdays", "allowed": "7 workdays", "what_zh": "在10个工作日内公开，超过规定的7个工作日",
        "what_en": "is published within 10 workdays, later than the 7 workdays allowed"})]
