"""LB202: a step that one person does where the law asks for several."""

import pytest

from riskctl.rules.law.too_few_persons import RULE
from tests.building import facts
from tests.rules.law.packs import power

SURE = {"qualified": "执法资格"}


@pytest.mark.parametrize(("type", "pack", "step", "field"), [
    ("penalty", "penalties", {"kind": "investigate", "post": "a", **SURE}, "people"),
    ("penalty", "penalties", {"kind": "verify", "post": "a", "people": 1, **SURE}, "people"),
    ("penalty", "penalties", {"kind": "investigate", "post": "a", "people": 2, **SURE}, None),
    ("penalty", "penalties", {"kind": "investigate", "post": "a", "people": 0, **SURE}, None),
    ("penalty", "penalties", {"kind": "investigate", "post": "a", "people": 2}, "qualified"),
    ("penalty", "penalties", {"kind": "investigate", "post": "a", "people": 2, "qualified": "会计师"}, "qualified"),
    ("penalty", "penalties", {"kind": "investigate", "post": "a", "people": 2, "qualified": "行政执法证"}, None),
    ("penalty", "penalties", {"kind": "investigate", "all_of": [{"post": "a"}, {"post": "b", "qualified": "执法证"}]}, "qualified"),
    ("penalty", "penalties", {"kind": "investigate", "all_of": [{"post": "a", **SURE}, {"post": "b", "qualified": "执法证"}]}, None),
    ("penalty", "penalties", {"kind": "investigate", "all_of": [{"post": "a", "people": 2, **SURE}]}, None),
    ("penalty", "penalties", {"kind": "investigate", "all_of": [{"post": "a"}], **SURE}, "people"),
    ("penalty", "penalties", {"kind": "investigate", "any_of": ["a", "b"], **SURE}, "people"),
    ("penalty", "penalties", {"kind": "investigate", "body": "m"}, None),
    ("penalty", "penalties", {"kind": "investigate", "party": "x"}, None),
    ("penalty", "penalties", {"kind": "review", "post": "a"}, None),
    ("penalty", "licensing", {"kind": "investigate", "post": "a"}, None),
    ("license", "licensing", {"kind": "verify", "post": "a"}, "people"),
    ("license", "licensing", {"kind": "verify", "post": "a", "people": 2}, None),
    ("license", "licensing", {"kind": "verify", "people": 2, "authority": [{"post": "a", "to": 5}, {"body": "m", "over": 5}]}, None),
    ("license", "licensing", {"kind": "verify", "authority": [{"post": "a", "to": 5}, {"body": "m", "over": 5}]}, "people"),
    ("license", "licensing", {"kind": "verify", "authority": [{"all_of": [{"post": "a"}, {"post": "b"}]}, {"body": "m"}]}, None),
    ("coercion", "tax", {"kind": "execute", "post": "a"}, "people"),
    ("coercion", "coercion", {"kind": "execute", "post": "a", "people": 2}, None),
    ("coercion", "coercion", {"kind": "execute", "post": "a", "name": "解除查封并退还"}, None),
    ("coercion", "coercion", {"kind": "execute", "post": "a", "name": "实施查封"}, "people"),
])
def test_who_is_written_to_act_is_counted(type: str, pack: str, step: dict[str, object], field: str | None) -> None:
    assert [found for _, found, _ in facts(RULE, power(type, {"s": step}, pack))] == ([f"steps.s.{field}"] if field else [])


def test_a_hearing_of_reconsideration_takes_four() -> None:
    steps = {"look": {"kind": "verify", "people": 2}, "hear": {"kind": "hearing", "people": 3}}
    assert facts(RULE, power("other", steps, "reconsideration", name="行政复议")) == [
        ("p", "steps.hear.people", {"name": "hearing", "step": "p/hear", "entry": "REV1", "citation": "行政复议法(2023)第50条",
                                    "certainty": "V2", "n": 4, "people": 3, "lacks": ""})]


def test_sanctions_are_looked_into_by_two() -> None:
    of = power("other", {"s": {"kind": "investigate", "people": 1}}, "sanctions", name="给予处分")
    assert [(field, values["citation"]) for _, field, values in facts(RULE, of)] == [
        ("steps.s.people", "行政机关公务员处分条例(2007)第41条")]


def test_a_missing_qualification_is_named() -> None:
    of = power("penalty", {"s": {"kind": "verify", "people": 2}}, "penalties")
    assert [(values["lacks"], values["n"], values["people"]) for _, _, values in facts(RULE, of)] == [("执法资格", 2, "")]
