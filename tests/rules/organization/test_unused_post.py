"""OR106: a post that nothing in the catalog makes use of."""

from typing import Any

import pytest

from riskctl.rules.organization.unused_post import RULE
from tests.building import catalog, facts

STEP = {"name": "支付", "kind": "pay", "next": ["end"]}
POWER = {"name": "支出", "type": "internal:finance", "unit": "finance"}


def step(**fields: object) -> dict[str, Any]:
    return {"powers": {"P": {**POWER, "steps": {"s": {**STEP, **fields}}}}}


def idle(**records: Any) -> list[str | None]:
    posts = {"cashier": {"name": "出纳岗", "unit": "finance"}}
    return [record for record, _, _ in facts(RULE, catalog(**{"posts": posts, **records}))]


@pytest.mark.parametrize("records", [
    {"units": {"finance": {"name": "财务", "head": "cashier"}}},
    step(post="cashier"),
    step(any_of=["accountant", "cashier"]),
    step(all_of=[{"post": "cashier", "people": 2}]),
    step(all_of=["cashier"]),
    step(authority=[{"to": 5000, "post": "cashier"}]),
    step(authority=[{"to": 5000, "all_of": ["cashier"]}]),
    step(notice={"at_least": "5 workdays", "objections_to": "cashier"}),
    {"powers": {"P": {**POWER, "reviewed": {"by": "cashier"}}}},
    {"powers": {"P": {**POWER, "time_limit": {"extend": {"by": "10 days", "approved_by": "cashier"}}}}},
    {"powers": {"P": {**POWER, "status": "retired", "steps": {"s": {**STEP, "post": "cashier"}}}}},
    {"controls": {"c": {"owner": "cashier"}}},
    {"controls": {"c": {"performed_by": ["cashier"]}}},
    {"controls": {"c": {"performed_by": "cashier"}}},
    {"risk_points": {"r": {"at": "cashier"}}},
    {"risk_points": {"r": {"at": ["P/s", "cashier"]}}},
    {"risk_points": {"r": {"accountable": {"direct": "cashier"}}}},
    {"risk_points": {"r": {"accountable": {"direct": "x", "leader": "cashier"}}}},
    {"risk_points": {"r": {"supervisor": "cashier"}}},
    {"risk_points": {"r": {"determined": {"approved_by": "cashier"}}}},
    {"bodies": {"b": {"members": ["cashier"]}}},
    {"bodies": {"b": {"observers": ["cashier"]}}},
    {"bodies": {"b": {"chair": "cashier"}}},
    {"documents": {"d": {"signatures": [{"as": "approve", "post": "cashier"}]}}},
    {"institutions": {"i": {"owner": "cashier"}}},
    {"delegations": {"d": {"from": "cashier", "to": "x"}}},
    {"delegations": {"d": {"from": "x", "to": "cashier"}}},
    {"portfolios": {"f": {"leader": "p"}},
     "people": {"p": {"name": "龙某", "assignments": [{"post": "cashier", "as": "primary"}]}}},
    {"posts": {"cashier": {"name": "出纳岗", "unit": "finance", "headcount": 0}}},
])
def test_any_use_will_do(records: dict[str, Any]) -> None:
    assert idle(**records) == []


@pytest.mark.parametrize("records", [
    {},
    {"people": {"p": {"name": "龙某", "assignments": [{"post": "cashier", "as": "primary"}]}}},
    {"portfolios": {"f": {"leader": "q"}},
     "people": {"p": {"name": "龙某", "assignments": [{"post": "cashier", "as": "primary"}]}}},
    {"powers": {"P": {**POWER, "lanes": ["cashier"]}}},
    {"powers": {"P": {**POWER, "unit": "cashier"}}},
    {"sod_rules": {"s": {"name": "轮岗", "rotation": {"posts": ["cashier"], "years": 3}}}},
    {"waivers": {"w": {"rule": "OR204", "record": "cashier", "approved_by": "cashier"}}},
])
def test_to_be_held_drawn_or_ruled_upon_is_no_use(records: dict[str, Any]) -> None:
    assert idle(**records) == ["cashier"]


def test_superiors_of_a_used_post_are_used_and_those_of_an_unused_one_are_not() -> None:
    chain = {"top": "", "middle": "top", "clerk": "middle", "idle-top": "", "idle": "idle-top"}
    posts = {id: {"name": id, "unit": "u", "reports_to": above or None} for id, above in chain.items()}
    assert idle(posts=posts, **step(post="clerk")) == ["idle-top", "idle"]


def test_posts_that_report_to_each_other_are_unused_together() -> None:
    posts = {"a": {"name": "a", "unit": "u", "reports_to": "b"},
             "b": {"name": "b", "unit": "u", "reports_to": "a"}}
    assert idle(posts=posts) == ["a", "b"]


def test_the_finding_names_the_post() -> None:
    of = catalog(posts={"cashier": {"name": "出纳岗", "unit": "finance"}})
    assert facts(RULE, of) == [("cashier", None, {"name": "出纳岗"})]
