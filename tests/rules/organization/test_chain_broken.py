"""OR702: a duty that is joined to no post."""

from typing import Any

import pytest

from riskctl.check.baseline import Entry, apply_baseline
from riskctl.findings.finding import related_digests
from riskctl.locale.sentence import sentence
from riskctl.rules.organization.chain_broken import RULE
from tests.building import catalog, facts, run

HELD = {"name": "范某某", "assignments": [{"post": "officer", "as": "primary"}]}
STEP = {"name": "办理", "kind": "execute", "post": "officer"}


def chain(duty: dict[str, object] | None = None, post: dict[str, object] | None = None,
          **records: Any) -> Any:
    base: dict[str, Any] = {"duties": {"custody": {"name": "发票保管", **(duty or {})}},
                            "posts": {"officer": {"name": "发票岗", "unit": "hall", **(post or {})}}}
    return catalog(**{**base, **records})


def process(step: dict[str, object], **fields: object) -> dict[str, object]:
    return {"P": {"name": "事项", "type": "national:other", "unit": "hall", "steps": {"s": STEP | step},
                  **fields}}


IDLE = [("custody", None, {"duty": "custody", "named": ["custody"], "names": ["发票保管"], "of_zh": "", "of_en": " has duty",
                           "more_zh": "", "more_en": ""})]


@pytest.mark.parametrize("of", [
    chain(post={"duties": ["custody"]}),
    chain(powers=process({"duties": ["custody"]})),
    chain({"kinds": ["keep"]}, powers=process({"kind": "keep"})),
    chain({"kinds": ["keep"]}, powers=process({"kind": "keep", "post": None, "any_of": ["other"]})),
    chain({"same_as": "std:custody"}, {"duties": ["std:custody"]}),
    chain({"same_as": "std:custody"}, powers=process({"kind": "keep"})),
    chain(post={"duties": ["stock"]}, duties={"custody": {"name": "发票保管"},
                                              "stock": {"name": "库存", "implies": ["custody"]}}),
])
def test_a_duty_that_a_post_has_in_any_way_is_not_idle(of: Any) -> None:
    assert facts(RULE, of) == []


@pytest.mark.parametrize("of", [
    chain(),
    chain(post={"duties": ["other"]}),
    chain({"implies": ["std:custody"]}, {"duties": ["std:custody"]}),
    chain({"kinds": ["keep"]}, powers=process({"kind": "pay"})),
    chain({"kinds": ["keep"]}, powers=process({"kind": "keep", "post": None, "body": "committee"})),
    chain({"kinds": ["keep"]}, powers=process({"kind": "keep"}, status="retired")),
    chain(powers=process({"duties": ["custody"]}, valid_to="2026-06-29")),
    chain(risk_points={"r": {"at": "custody"}}),
    chain(sod_rules={"s": {"name": "规则", "only": {"duties": ["custody"], "posts": ["officer"]}}}),
])
def test_a_duty_that_no_post_has_is_idle(of: Any) -> None:
    assert facts(RULE, of) == IDLE


def entitled(duty: str, person: dict[str, object] | None = None, **records: Any) -> list[object]:
    people = {"p": {**HELD, "duties": [duty], **(person or {})}}
    base: dict[str, Any] = {"people": people, "posts": {"officer": {"name": "发票岗", "unit": "hall"}}}
    of = catalog(**{**base, **records})
    return [(record, field, values["duties"]) for record, field, values in facts(RULE, of)]


@pytest.mark.parametrize(("records", "found"), [
    ({}, True),
    ({"posts": {"officer": {"duties": ["std:payment_execute"]}}}, False),
    ({"powers": process({"kind": "pay"})}, False),
    ({"powers": process({"kind": "pay", "post": "other"})}, True),
    ({"powers": process({"duties": ["std:payment_execute"]})}, False),
    ({"person": {"assignments": []}, "powers": process({"kind": "pay"})}, True),
    ({"person": {"assignments": [{"post": "officer", "as": "primary", "to": "2026-06-29"}]},
      "powers": process({"kind": "pay"})}, True),
    ({"person": {"assignments": [{"post": "officer", "as": "backup"}]}, "powers": process({"kind": "pay"})},
     False),
    ({"posts": {"officer": {"duties": ["paying"]}},
      "duties": {"paying": {"name": "付款", "same_as": "std:payment_execute"}}},
     False),
])
def test_what_a_person_holds_directly_comes_with_a_post(records: dict[str, Any], found: bool) -> None:
    assert entitled("std:payment_execute", **records) == ([("p", "duties", ["std:payment_execute"])]
                                                          if found else [])


@pytest.mark.parametrize(("loan", "found"), [
    ({"steps": ["P/s"]}, False),
    ({"steps": ["P/*"]}, False),
    ({"powers": ["P"]}, False),
    ({"powers": ["Q"]}, True),
    ({"powers": ["P"], "valid_to": "2026-06-29"}, True),
    ({"powers": ["P"], "valid_from": "2026-07-01"}, True),
    ({"powers": ["P"], "to": "other"}, True),
    ({"powers": ["P"], "from": "other"}, True),
])
def test_a_delegation_in_force_brings_the_duty(loan: dict[str, object], found: bool) -> None:
    loans = {"d": {"from": "payer", "to": "officer", **loan}}
    assert bool(entitled("std:payment_execute", powers=process({"kind": "pay", "post": "payer"}),
                         delegations=loans)) is found


def test_a_duty_that_only_a_person_holds_is_reported_once_for_the_person() -> None:
    of = chain(people={"p": {**HELD, "duties": ["custody"]}})
    assert facts(RULE, of) == [("p", "duties", {
        "duties": ["custody"], "named": ["custody"], "names": ["发票保管"], "more_zh": "", "more_en": "",
        "of_zh": "由范某某直接持有，其任职的岗位中", "of_en": " of 'p', who holds it directly, has duty"})]


def test_an_unknown_duty_is_left_to_others() -> None:
    assert entitled("std:nothing") == []
    assert entitled("nothing") == []


def holding(*duties: str) -> Any:
    """The findings where one person holds these duties directly, and no post."""
    known = {duty: {"name": f"权限{duty}"} for duty in "abcdefg"}
    return run(catalog(duties=known, people={"p": {"name": "范某某", "duties": list(duties)}},
                       posts={"officer": {"name": "发票岗", "unit": "hall", "duties": list("abcdefg")}}), "OR702").findings


def test_what_one_person_holds_outside_all_posts_is_one_finding_with_each_duty_beside_it() -> None:
    (one,) = holding(*"abcdefg")
    assert [related.record for related in one.hit.related] == list("bcde")
    assert one.hit.values["duties"] == list("abcdefg")
    assert sentence(RULE.message, one.hit.values, "zh") == \
        "职责“权限a、权限b、权限c、权限d、权限e”等 7 项由范某某直接持有，其任职的岗位中没有岗位承担"
    assert sentence(RULE.message, one.hit.values, "en") == \
        "no post of 'p', who holds them directly, has duties 'a, b, c, d, e' or 2 more"
    five, = holding(*"abcde")
    assert sentence(RULE.message, five.hit.values, "en") == "no post of 'p', who holds them directly, has duties 'a, b, c, d, e'"


def test_a_duty_given_back_leaves_the_finding_what_it_was_and_a_new_one_is_new_to_a_baseline() -> None:
    (before,), (fewer,), (more,) = holding("a", "b"), holding("a"), holding("a", "b", "c")
    assert before.fingerprint == fewer.fingerprint == more.fingerprint
    baseline = {before.fingerprint: Entry("OR702", "p", "2026-06-30", related_digests(RULE, before.hit))}
    assert [one.in_baseline for one in apply_baseline([before, fewer, more], baseline)] == [True, True, False]


def test_a_new_duty_is_new_to_a_baseline_wherever_it_stands_among_the_others() -> None:
    (before,), (first,), (last,) = holding(*"bcdefg"), holding(*"abcdefg"), holding("b", "c", "d", "e", "f", "a")
    baseline = {before.fingerprint: Entry("OR702", "p", "2026-06-30", related_digests(RULE, before.hit))}
    assert [one.in_baseline for one in apply_baseline([before, first, last], baseline)] == [True, False, False]
