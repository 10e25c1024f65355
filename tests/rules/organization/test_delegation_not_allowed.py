"""OR302: a delegation of what may not be delegated."""

from typing import Any

import pytest

from riskctl.rules.organization.delegation_not_allowed import RULE
from tests.building import catalog, facts, hits, run

UNITS = {"bureau": {"name": "局"}, "leaders": {"name": "局领导", "parent": "bureau"},
         "team": {"name": "大队", "parent": "bureau"}, "squad": {"name": "中队", "parent": "team"},
         "market": {"name": "市场中心", "parent": "bureau"}, "legal": {"name": "法制股", "parent": "bureau"}}
POSTS = {id: {"name": f"{id}岗", "unit": unit} for id, unit in {
    "director": "leaders", "deputy": "leaders", "enforcer": "team", "sergeant": "squad", "manager": "market",
    "reviewer": "legal", "drifter": "nowhere", "floater": None}.items()}
STEPS = {"approve": {"name": "批准", "kind": "approve", "post": "director"},
         "seize": {"name": "查封", "kind": "execute", "any_of": ["enforcer", "manager"]}}
LOAN: dict[str, object] = {"name": "授权", "valid_from": "2026-01-01", "valid_to": "2026-12-31"}


def lent(power: dict[str, object] | None = None, **loans: dict[str, object]) -> Any:
    powers = {"Q": {"name": "查封", "type": "national:coercion", "unit": "team", "steps": STEPS,
                    **(power or {})}}
    delegations = {id: LOAN | loan for id, loan in loans.items()}
    return catalog(units=UNITS, posts=POSTS, powers=powers, delegations=delegations)


def grounds(of: Any) -> list[tuple[object, object, object]]:
    return [(field, values["ground"], values["items"]) for _, field, values in facts(RULE, of)]


@pytest.mark.parametrize(("lender", "borrower", "fields", "found"), [
    ("enforcer", "reviewer", {"powers": ["Q"]}, ("powers", "coercion", ["Q"])),
    ("enforcer", "reviewer", {"steps": ["Q/seize"]}, ("steps", "coercion", ["Q/seize"])),
    ("enforcer", "reviewer", {"steps": ["Q/*"]}, ("steps", "coercion", ["Q/*"])),
    ("enforcer", "sergeant", {"powers": ["Q"]}, None),
    ("enforcer", "director", {"powers": ["Q"]}, ("powers", "coercion", ["Q"])),
    ("director", "deputy", {"steps": ["Q/approve"]}, None),
    ("director", "enforcer", {"steps": ["Q/approve"]}, None),
    ("director", "reviewer", {"steps": ["Q/approve"]}, ("steps", "coercion", ["Q/approve"])),
    ("manager", "sergeant", {"steps": ["Q/seize"]}, None),
    ("reviewer", "enforcer", {"powers": ["Q"]}, ("powers", "not-performed", ["Q"])),
    ("reviewer", "enforcer", {"steps": ["Q/*"]}, ("steps", "not-performed", ["Q/*"])),
    ("reviewer", "reviewer", {"powers": ["Q"]}, ("powers", "not-performed", ["Q"])),
    ("enforcer", "enforcer", {"powers": ["Q"]}, ("powers", "itself", ["Q"])),
    ("enforcer", "sergeant", {"steps": ["Q/approve", "Q/seize"]}, ("steps", "not-performed", ["Q/approve"])),
    ("enforcer", "drifter", {"steps": ["Q/seize"]}, ("steps", "coercion", ["Q/seize"])),
    ("enforcer", "floater", {"steps": ["Q/seize"]}, None),
    ("enforcer", "nobody", {"powers": ["Q"]}, None),
    ("nobody", "enforcer", {"powers": ["Q"]}, None),
    ("enforcer", "reviewer", {"powers": ["Z"], "steps": ["Q/nothing", "Z/seize"]}, None),
    ("enforcer", "reviewer", {"powers": ["Q"], "valid_to": "2026-06-29"}, None),
    ("enforcer", "reviewer", {"powers": ["Q"], "valid_from": "2026-08-01"}, ("powers", "coercion", ["Q"])),
])
def test_who_may_lend_what_to_whom(lender: str, borrower: str, fields: dict[str, object],
                                   found: tuple[object, object, object] | None) -> None:
    assert grounds(lent(d={"from": lender, "to": borrower, **fields})) == ([found] if found else [])


@pytest.mark.parametrize(("power", "found"), [
    ({"type": "national:penalty"}, False),
    ({"type": None}, False),
    ({"unit": "bureau"}, False),
    ({"unit": None, "units": {"lead": "team", "assist": ["legal"]}}, False),
    ({"unit": None, "units": {"lead": "team", "assist": ["market"]}}, True),
    ({"unit": None}, False),
    ({"steps": {}}, True),
])
def test_coercion_stays_in_the_units_of_the_power(power: dict[str, object], found: bool) -> None:
    of = lent(power, d={"from": "enforcer", "to": "reviewer", "powers": ["Q"]})
    assert grounds(of) == ([("powers", "coercion", ["Q"])] if found else [])


@pytest.mark.parametrize(("power", "found"), [
    ({"steps": {}}, False),
    ({"steps": STEPS | {"keep": {"name": "保管", "kind": "keep"}}}, False),
    ({"time_limit": {"extend": {"by": "10 days", "approved_by": "reviewer"}}}, False),
    ({"time_limit": {"extend": {"by": "10 days", "approved_by": "director"}}}, True),
    ({}, True),
])
def test_a_post_lends_what_it_performs(power: dict[str, object], found: bool) -> None:
    of = lent({"type": "national:license", **power},
              d={"from": "reviewer", "to": "director", "powers": ["Q"]})
    assert grounds(of) == ([("powers", "not-performed", ["Q"])] if found else [])


def test_what_it_has_by_delegation_is_left_to_the_rule_on_that() -> None:
    first: dict[str, object] = {"from": "director", "to": "deputy", "steps": ["Q/approve"]}
    second: dict[str, object] = {"from": "deputy", "to": "director", "steps": ["Q/approve"]}
    assert grounds(lent(a=first, b=second)) == []
    past = first | {"valid_to": "2025-12-31", "valid_from": "2025-01-01"}
    assert grounds(lent(a=past, b=second)) == [("steps", "not-performed", ["Q/approve"])]


def test_the_two_grounds_are_told_apart_and_stand_at_the_item() -> None:
    of = lent(d={"from": "enforcer", "to": "reviewer", "steps": ["Q/approve", "Q/seize"]})
    assert grounds(of) == [("steps", "not-performed", ["Q/approve"]), ("steps", "coercion", ["Q/seize"])]
    assert len({finding.fingerprint.partition("-")[0] for finding in run(of, "OR302").findings}) == 2
    assert {hit.kind for hit in hits(RULE, of)} == {"delegations"}


def test_the_reason_is_given_in_both_languages() -> None:
    ((record, _, values),) = facts(RULE, lent(d={"from": "enforcer", "to": "reviewer", "powers": ["Q"]}))
    assert (record, values) == ("d", {
        "name": "授权", "ground": "coercion", "items": ["Q"], "from": "enforcer", "from_name": "enforcer岗",
        "to": "reviewer", "to_name": "reviewer岗",
        "ground_zh": "行政强制措施权不得委托给岗位“reviewer岗”所在的单位",
        "ground_en": "may not be entrusted to the unit of post 'reviewer'"})
