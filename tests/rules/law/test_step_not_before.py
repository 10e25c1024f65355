"""LB203: a decision that can be come to without what the law wants done before it."""

import pytest

from riskctl.rules.law.step_not_before import RULE
from tests.building import catalog, facts
from tests.rules.law.packs import Steps, power

TELL, LOOK, JUDGE = {"kind": "serve", "name": "处罚前告知"}, {"kind": "legal_review"}, {"kind": "decide"}
BRANCH = {"kind": "review", "next": [{"to": "b", "when": "x"}, {"to": "d", "when": "y"}]}
FORK = {"kind": "review", "split": "all", "next": ["b", "c"]}


@pytest.mark.parametrize(("steps", "found"), [
    ({"t": TELL, "l": LOOK, "d": JUDGE}, []),
    ({"l": LOOK, "d": JUDGE}, [("d", "PEN5")]),
    ({"t": TELL, "d": JUDGE}, [("d", "PEN7")]),
    ({"d": JUDGE, "t": TELL, "l": LOOK}, [("d", "PEN5"), ("d", "PEN7")]),
    # The notice can be bypassed; the legal review is on one way, which is all that is asked.
    ({"a": BRANCH, "b": {**LOOK, "next": ["t"]}, "t": TELL, "d": JUDGE}, [("d", "PEN5")]),
    ({"t": TELL, "a": BRANCH, "b": {**LOOK, "next": ["d"]}, "d": JUDGE}, []),
    # Both decisions are come to without notice; the review precedes one of them.
    ({"a": BRANCH, "b": {**LOOK, "next": ["e"]}, "d": JUDGE, "e": JUDGE}, [("d", "PEN5"), ("e", "PEN5")]),
    # What was done on one branch has been done when both have joined, and only then.
    ({"a": FORK, "b": {**TELL, "next": ["d"]}, "c": {**LOOK, "next": ["d"]}, "d": {**JUDGE, "join": "all"}}, []),
    ({"a": FORK, "b": {**TELL, "next": ["d"]}, "c": {**LOOK, "next": ["d"]}, "d": JUDGE}, [("d", "PEN5")]),
    # A return is no way on.
    ({"a": {"kind": "review", "next": ["d"]}, "d": {**JUDGE, "next": ["end", {"to": "l", "return": "send_back"}]}, "l": LOOK},
     [("d", "PEN5"), ("d", "PEN7")]),
    # Ways and starts that are not known, and no decision.
    ({"a": {"kind": "review", "next": ["d", "nowhere"]}, "d": JUDGE}, []),
    ({"t": LOOK}, []),
    ({}, []),
])
def test_every_way_or_some_way(steps: Steps, found: list[tuple[str, str]]) -> None:
    said = [((field or "").removeprefix("steps."), values["entry"]) for _, field, values in facts(RULE, power("penalty", steps, "penalties"))]
    assert said == found


@pytest.mark.parametrize(("step", "ok"), [
    ({"kind": "hearing"}, True), ({"kind": "consult"}, True), ({"kind": "serve"}, False),
    ({"kind": "review", "name": "听取陈述申辩"}, True), ({"kind": "review", "name": "审查"}, False),
])
def test_kind_or_name_tells_what_a_step_does(step: dict[str, object], ok: bool) -> None:
    of = power("penalty", {"s": step, "l": LOOK, "d": JUDGE}, "penalties")
    assert (facts(RULE, of) == []) is ok


def test_the_simple_procedure_needs_no_legal_review() -> None:
    assert facts(RULE, power("penalty", {"t": TELL, "d": JUDGE}, "penalties", tags=["简易程序"])) == []


@pytest.mark.parametrize(("actor", "found"), [
    ({"post": "director"}, False), ({"any_of": ["clerk", "director"]}, False), ({"body": "meeting"}, False),
    ({"post": "clerk"}, True), ({}, True),
])
def test_only_the_head_of_the_bureau_or_a_body_gives_leave_to_tax_coercion(actor: dict[str, object], found: bool) -> None:
    steps = {"a": {"name": "批准", "kind": "approve", "next": ["e"], **actor},
             "e": {"name": "执行", "kind": "execute", "people": 2, "next": ["end"]}}
    of = catalog({"packs": ["tax"]}, units={"bureau": {"head": "director"}, "sub": {"parent": "bureau", "head": "clerk"},
                                            "out": {"kind": "external", "head": "clerk"}},
                 powers={"p": {"name": "税收保全", "type": "national:coercion", "start": "a", "steps": steps}})
    assert [values["entry"] for _, _, values in facts(RULE, of)] == (["TAX6"] if found else [])


def test_without_a_head_any_leave_counts() -> None:
    assert facts(RULE, power("coercion", {"a": {"kind": "approve"}, "e": {"kind": "execute"}}, "tax")) == []


def test_all_facts_of_a_hit() -> None:
    of = power("coercion", {"a": {"kind": "approve"}, "e": {"kind": "execute", "name": "代为清除", "people": 2}}, "coercion", name="代履行")
    assert facts(RULE, of) == [("p", "steps.e", {
        "name": "代为清除", "step": "p/e", "entry": "COE5", "citation": "行政强制法(2011)第35条", "certainty": "V2",
        "does_zh": "作出强制执行决定前，应当书面催告当事人履行义务",
        "does_en": "before enforcement the party is demanded in writing to perform"})]


def test_what_nobody_checked_is_said_to_be_unverified() -> None:
    of = power("levy", {"d": {"kind": "decide"}}, "tax", name="定期定额户核定")
    assert [(values["entry"], values["certainty"]) for _, _, values in facts(RULE, of)] == [("TAX12", "M")]
