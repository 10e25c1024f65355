"""OR401: two leaders in charge of one thing at one time."""

from typing import Any

import pytest

from riskctl.rules.organization.portfolio_overlap import RULE
from tests.building import catalog, facts, hits

UNITS = {"office": {"name": "办公室"}, "finance": {"name": "财务股"},
         "payroll": {"name": "工资组", "parent": "finance"}}
PEOPLE = {"peng": {"name": "彭某"}, "lu": {"name": "陆某某"}, "gao": {"name": "高某某"}}


def led(**portfolios: dict[str, object]) -> Any:
    return catalog(units=UNITS, people=PEOPLE, domains={"money": {"name": "资金", "parent": "std:finance"}},
                   portfolios=portfolios)


@pytest.mark.parametrize(("first", "second", "items"), [
    ({"units": ["finance"]}, {"units": ["finance"]}, ["finance"]),
    ({"units": ["office", "finance"]}, {"units": ["finance", "office"]}, ["office", "finance"]),
    ({"domains": ["std:finance"]}, {"domains": ["std:finance"]}, ["std:finance"]),
    ({"domains": ["money"]}, {"domains": ["money"]}, ["money"]),
    ({"units": ["finance"], "domains": ["money"]}, {"domains": ["money"], "units": ["finance"]},
     ["finance", "money"]),
    ({"units": ["finance"]}, {"units": ["payroll"]}, None),
    ({"domains": ["std:finance"]}, {"domains": ["money"]}, None),
    ({"units": ["office"]}, {"units": ["finance"]}, None),
    ({"units": ["nowhere"]}, {"units": ["nowhere"]}, None),
    ({"domains": ["std:nothing"]}, {"domains": ["std:nothing"]}, None),
    ({}, {}, None),
    (None, {"units": ["finance"]}, None),
])
def test_what_two_leaders_are_in_charge_of_is_found(first: object, second: object,
                                                    items: list[str] | None) -> None:
    of = led(a={"leader": "peng", "in_charge": first}, b={"leader": "lu", "in_charge": second})
    assert [(record, values["other"], values["items"]) for record, _, values in facts(RULE, of)] == (
        [("b", "a", items)] if items else [])


@pytest.mark.parametrize(("first", "second", "found"), [
    ({"to": "2026-03-01"}, {"from": "2026-03-02"}, None),
    ({"to": "2026-03-01"}, {"from": "2026-03-01"}, None),
    ({"to": "2026-03-01"}, {"from": "2026-02-28"}, "b"),
    ({"from": "2026-02-28"}, {"to": "2026-03-01"}, "a"),
    ({"from": "2026-03-01", "to": "2026-01-01"}, {}, None),
    ({"to": "2026-03-32"}, {"from": "2026-04-01"}, None),
    ({"leader": "lu"}, {}, None),
    ({"leader": "nobody"}, {}, None),
    ({"leader": None}, {}, None),
    ({"in_charge": {}, "assists": {"units": ["finance"]}}, {}, None),
])
def test_it_needs_two_leaders_at_one_time(first: dict[str, object], second: dict[str, object],
                                          found: str | None) -> None:
    remit = {"in_charge": {"units": ["finance"]}}
    of = led(a={"leader": "peng", **remit, **first}, b={"leader": "lu", **remit, **second})
    assert [record for record, _, _ in facts(RULE, of)] == ([found] if found else [])


def test_each_pair_of_portfolios_is_one_finding() -> None:
    remit = {"in_charge": {"units": ["office", "finance"]}}
    of = led(a={"leader": "peng", **remit}, b={"leader": "lu", **remit, "from": "2026-01-01"},
             c={"leader": "gao", "in_charge": {"units": ["office"]}, "from": "2026-02-01"})
    assert facts(RULE, of) == [
        ("b", "in_charge", {"other": "a", "items": ["office", "finance"], "item_names": ["办公室", "财务股"],
                            "leaders": ["peng", "lu"], "leader_names": ["彭某", "陆某某"]}),
        ("c", "in_charge", {"other": "a", "items": ["office"], "item_names": ["办公室"],
                            "leaders": ["peng", "gao"], "leader_names": ["彭某", "高某某"]})]
    assert [[related.record for related in hit.related] for hit in hits(RULE, of)] == [["a"], ["a"]]


def test_a_standard_domain_is_called_by_its_name() -> None:
    remit = {"in_charge": {"domains": ["std:finance"]}}
    ((_, _, values),) = facts(RULE, led(a={"leader": "peng", **remit}, b={"leader": "lu", **remit}))
    assert values["item_names"] == ["财务管理权"]
