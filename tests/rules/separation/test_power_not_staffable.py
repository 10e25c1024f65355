"""SD201: powers that cannot be staffed, with the reason in the words of both languages."""

from typing import Any

import pytest

from riskctl.rules.separation.power_not_staffable import RULE
from tests.building import facts, hits
from tests.staffing.test_answer import bureau

STEPS: dict[str, Any] = {"a": {"post": "p"}, "b": {"post": "p"}}
APART = {"r": {"different_person": ["w/a", "w/b"]}}


@pytest.mark.parametrize(("steps", "held", "rules", "expected"), [
    (STEPS, {"p": ["x", "y"]}, APART, None),
    (STEPS, {"p": ["x"], "q": ["y"]}, APART, (["r"], ["p"], "规则 r“r”与岗位“p”（只有x）不能同时成立",
                                  "rule r 'r' and post 'p' (held by x only) cannot hold together")),
    (STEPS, {"p": [], "q": ["x"]}, {}, ([], ["p"], "岗位“p”（无人担任），人数不够", "post 'p' (held by nobody): too few people")),
    ({"a": {"post": "p", "people": 2}}, {"p": ["x"]}, {}, ([], [], "全部人员加起来也不够",
                                                         "all the people there are together are too few")),
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


def test_what_was_not_decided_or_has_ended_is_left_alone() -> None:
    assert facts(RULE, bureau({"a": {}}, {"p": ["x"]})) == []
    assert facts(RULE, bureau(STEPS, {"p": ["x"]}, APART, status="retired")) == []
