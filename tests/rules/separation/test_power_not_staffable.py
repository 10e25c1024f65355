"""SD201: powers that cannot be staffed, with the reason in the words of both languages."""

from dataclasses import replace
from typing import Any

import pytest

from riskctl.rules.separation.power_not_staffable import RULE
from tests.building import catalog, facts, hits
from tests.staffing.test_answer import bureau

STEPS: dict[str, Any] = {"a": {"post": "p"}, "b": {"post": "p"}}
APART = {"r": {"different_person": ["w/a", "w/b"]}}


@pytest.mark.parametrize(("steps", "held", "rules", "expected"), [
    (STEPS, {"p": ["x", "y"]}, APART, None),
    (STEPS, {"p": ["x"], "q": ["y"]}, APART, (["r"], ["p"], "规则 r“r”与岗位“p”（只有x）不能同时成立",
                                  "rule r 'r' and post 'p' (held by x only) cannot hold together")),
    (STEPS, {"p": [], "q": ["x"]}, {}, ([], ["p"], "岗位“p”（无人担任），人数不够", "post 'p' (held by nobody): too few people")),
    ({"a": {"post": "p", "people": 2}}, {"p": ["x"]}, {}, (
        [], [], "全部人员加起来也不够（“a”要 2 人）", "all the people there are together are too few ('a' takes 2)")),
    ({"a": {"post": "p", "people": 2}, "b": {"post": "q"}}, {"p": ["x"], "q": ["y"]}, {}, (
        [], ["p"], "岗位“p”（只有x），人数不够（“a”要 2 人）", "post 'p' (held by x only): too few people ('a' takes 2)")),
    ({**STEPS, "c": {"post": "q"}}, {"p": ["x"], "q": ["y"]}, APART, (
        ["r"], ["p"], "规则 r“r”（a、b）与岗位“p”（只有x）不能同时成立",
        "rule r 'r' (a, b) and post 'p' (held by x only) cannot hold together")),
    (STEPS, {"p": ["x", "y"]}, {**APART, "s": {"same_person": ["w/a", "w/b"]}},
     (["r", "s"], [], "把全部人员都算上，也满足不了规则 r“r”、规则 s“s”",
      "rule r 'r', rule s 's' cannot be kept even by all the people there are")),
])
def test_what_cannot_hold_together_is_named(steps: Any, held: Any, rules: Any, expected: Any) -> None:
    found = facts(RULE, bureau(steps, held, rules))
    if expected is None:
        assert found == []
        return
    named, posts, zh, en = expected
    assert found == [("w", "steps", {"name": "事项", "rules": named, "posts": posts, "minimal": True, "runs": 1,
                                     "why_zh": zh, "why_en": en})]


def test_the_band_of_amounts_is_said() -> None:
    of = bureau({"a": {"authority": [{"to": 100, "post": "p"}, {"over": 100, "post": "q"}]}}, {"p": ["x"], "q": []},
                measure={"name": "金额", "unit": "元"})
    assert [hit.values["why_en"] for hit in hits(RULE, of)] == ["for amounts > 100, post 'q' (held by nobody): too few people"]


@pytest.mark.parametrize(("able", "en"), [
    ([], "post 'p' (held by x, y only, of whom nobody is qualified): too few people ('a' takes 2)"),
    (["x"], "post 'p' (held by x, y only; qualified: x): too few people ('a' takes 2)"),
])
def test_a_lack_of_qualified_people_is_said(able: list[str], en: str) -> None:
    of = bureau({"a": {"post": "p", "people": 2, "qualified": "执法证"}}, {"p": ["x", "y"], "q": ["z", "v"]})
    people = {id: {**person.node, **({"qualifications": ["执法证"]} if id in {*able, "z", "v"} else {})}
              for id, person in of.people.items()}
    of = replace(of, records={**of.records, "people": catalog(people=people).people})
    assert [hit.values["why_en"] for hit in hits(RULE, of)] == [en]


def test_what_was_not_decided_or_has_ended_is_left_alone() -> None:
    assert facts(RULE, bureau({"a": {}}, {"p": ["x"]})) == []
    assert facts(RULE, bureau(STEPS, {"p": ["x"]}, APART, status="retired")) == []
