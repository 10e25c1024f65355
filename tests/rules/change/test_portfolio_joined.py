"""DF403: a leader who is now in charge of what rules do not let one leader have."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.portfolio_joined import RULE
from tests.building import catalog, effects

BOTH: dict[str, Any] = {"apart": {"name": "人财分开", "not_both": {"domains": ["std:finance", "std:personnel", "std:audit"]}}}
HEAD: dict[str, Any] = {"five": {"name": "五不直接分管", "not_in_charge_of": {"posts": "head", "domains": ["std:finance"]}}}
OF_TWO: dict[str, Any] = {"five": {**HEAD["five"], "not_in_charge_of": {"posts": "head", "domains": ["std:finance", "std:personnel"]}}}
RECORDS: dict[str, Any] = {
    "units": {"bureau": {"name": "某局", "head": "director"}, "office": {"name": "办公室", "parent": "bureau"}},
    "posts": {"director": {"name": "局长", "unit": "bureau"}},
    "people": {"z": {"name": "张某", "unit": "bureau", "assignments": [{"post": "director", "as": "primary", "from": "2020-01-01"}]}},
    "powers": {"hire": {"name": "录用", "unit": "office", "domain": "std:personnel"}},
}


def charge(domains: Any = (), units: Any = (), rules: Any = BOTH, packs: Any = (), **more: Any) -> Catalog:
    in_charge = {key: list(held) for key, held in (("domains", domains), ("units", units)) if held}
    return catalog({"riskctl": 1, "packs": list(packs)}, **{**RECORDS, **more.pop("records", {})}, sod_rules=rules,
                   portfolios={"f": {"leader": "z", "in_charge": in_charge, **more}})


def told(zh: str, en: str, rule: str) -> dict[str, object]:
    return {"leader": "张某", "rule": rule, "what_zh": zh, "what_en": en}


TWO = told("同时分管 财务管理权、人事管理权", "in charge of finance, personnel together", "apart")
MONEY = told("任局长而分管 财务管理权", "in charge of finance as 局长", "five")


@pytest.mark.parametrize(("before", "after", "values"), [
    (charge(["std:finance"]), charge(["std:finance", "std:personnel"]), TWO),
    (charge(["std:finance"]), charge(["std:finance", "std:personnel", "std:audit"]),
     told("同时分管 税务稽查、财务管理权、人事管理权", "in charge of tax audit, finance, personnel together", "apart")),
    (charge(["std:finance"]), charge(["std:finance"], ["office"]), TWO),
    (charge(["std:finance"]), charge(["std:finance"], ["bureau"]), TWO),
    (charge(["std:audit"], rules=HEAD), charge(["std:finance"], rules=HEAD), MONEY),
    (charge(["std:audit"], rules=OF_TWO), charge(["std:finance", "std:personnel"], rules=OF_TWO),
     told("任局长而分管 财务管理权、人事管理权", "in charge of finance, personnel as 局长", "five")),
    (charge(["std:finance"]), charge(["std:personnel"]), None),
    (charge(["std:finance"]), charge(["std:finance", "std:affairs"]), None),
    (charge(["std:finance"]), charge(["std:finance", "std:personnel"], to="2026-01-01"), None),
    (charge(["std:finance", "std:audit"]), charge(["std:finance", "std:audit", "std:affairs"]), None),
    (charge(["std:finance"], rules={}), charge(["std:finance", "std:personnel"], rules={}), None),
], ids=["two domains", "three domains", "by a unit", "by a unit above", "the head", "the head of both", "another domain", "a domain beside",
        "no longer in force", "apart before already", "no rule"])
def test_what_comes_together_is_told_and_what_comes_apart_too(before: Catalog, after: Catalog, values: Any) -> None:
    there, back = effects(RULE, before, after), effects(RULE, after, before)
    assert [(effect, record, said) for effect, record, _, said in there] == ([("weakens", "f", values)] if values else [])
    assert [(effect, record, said) for effect, record, _, said in back] == ([("strengthens", "f", values)] if values else [])


def test_rules_of_packs_count_where_the_base_has_them() -> None:
    before, after = (charge(domains, rules={}, packs=["portfolios"]) for domains in (["std:audit"], ["std:audit", "std:finance"]))
    [(effect, record, _, said), *_] = effects(RULE, before, after)
    assert (effect, record, said["what_en"]) == ("weakens", "f", "in charge of finance as 局长")
    assert effects(RULE, charge(["std:audit"], rules={}), after) == []


def test_several_portfolios_of_one_leader_count_together() -> None:
    head = catalog(**RECORDS, sod_rules=BOTH, portfolios={
        "f": {"leader": "z", "in_charge": {"domains": ["std:finance"]}}, "g": {"leader": "z", "in_charge": {"domains": ["std:personnel"]}}})
    assert effects(RULE, charge(["std:finance"]), head) == [("weakens", "g", None, TWO)]


def test_a_power_that_moves_into_the_unit_of_a_leader_counts() -> None:
    moved = {"powers": {"hire": {"name": "录用", "unit": "bureau", "domain": "std:personnel"}}}
    before, after = (charge(["std:finance"], ["bureau"], records=records) for records in (
        {"powers": {"hire": {"name": "录用", "unit": "elsewhere", "domain": "std:personnel"}}}, moved))
    assert effects(RULE, before, after) == [("weakens", "hire", "unit", TWO)]


def test_who_becomes_head_keeps_no_domain_that_the_head_may_not_have() -> None:
    nobody = {"people": {"z": {"name": "张某", "unit": "bureau"}}}
    before, after = charge(["std:finance"], rules=HEAD, records=nobody), charge(["std:finance"], rules=HEAD)
    assert effects(RULE, before, after) == [("weakens", "z", "assignments", MONEY)]
