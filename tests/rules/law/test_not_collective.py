"""LB204: a decision that the law wants taken collectively."""

import pytest

from riskctl.rules.law.not_collective import RULE
from tests.building import facts
from tests.rules.law.packs import Steps, power

BODIES = {"last": {"name": "甲会", "head_last": True}, "first": {"name": "乙会"}, "never": {"name": "丙会", "head_last": False}}


@pytest.mark.parametrize(("steps", "found"), [
    ({"d": {"kind": "decide", "post": "a"}}, True),
    ({"d": {"kind": "decide", "body": "last"}}, False),
    ({"d": {"kind": "approve", "body": "first"}}, False),
    ({"d": {"kind": "decide", "authority": [{"post": "a", "to": 5}, {"body": "first", "over": 5}]}}, False),
    ({"a": {"kind": "discuss"}, "d": {"kind": "decide"}}, False),
    ({"a": {"kind": "review", "body": "last"}, "d": {"kind": "decide"}}, True),
    ({}, False),
])
def test_one_way_past_a_body_is_enough(steps: Steps, found: bool) -> None:
    of = power("penalty", steps, "penalties", bodies=BODIES)
    assert [(field, values["entry"], values["state"]) for _, field, values in facts(RULE, of)] == (
        [("steps", "PEN6", "no body")] if found else [])


@pytest.mark.parametrize(("body", "found"), [("last", False), ("first", True), ("never", True), ("nobody", False)])
def test_the_head_speaks_last_where_the_regulation_says_so(body: str, found: bool) -> None:
    steps = {"a": {"kind": "discuss", "body": body}, "d": {"kind": "decide", "body": body}}
    of = power("other", steps, "decision", bodies=BODIES, name="重大决策")
    assert [(field, values["entry"], values["state"]) for _, field, values in facts(RULE, of)] == (
        [("steps.a.body", "DEC2", "head not last")] if found else [])


@pytest.mark.parametrize(("type", "fields", "found"), [
    ("penalty", {"tags": ["简易程序"]}, []),
    ("other", {"name": "重大税务案件审理"}, ["TAX10"]),
    ("penalty", {"name": "重大税务案件审理"}, ["PEN6", "TAX10"]),
])
def test_words_choose_the_powers(type: str, fields: dict[str, object], found: list[str]) -> None:
    of = power(type, {"d": {"kind": "decide"}}, "penalties", "tax", **fields)
    assert [values["entry"] for _, _, values in facts(RULE, of)] == found
