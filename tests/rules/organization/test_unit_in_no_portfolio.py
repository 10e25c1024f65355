"""OR403: a unit that no leader is in charge of."""

from typing import Any

import pytest

from riskctl.rules.organization.unit_in_no_portfolio import RULE
from tests.building import catalog, facts

UNITS = {"bureau": {"name": "局", "kind": "leadership"},
         "hall": {"name": "大厅", "kind": "branch", "parent": "bureau"},
         "window": {"name": "窗口组", "kind": "business", "parent": "hall"},
         "info": {"name": "信息中心", "kind": "administrative", "parent": "bureau"}}
POWER = {"name": "退税", "type": "national:payment", "unit": "info", "domain": "std:payments"}


def led(remits: list[dict[str, object]], **records: Any) -> list[str | None]:
    portfolios = {f"f{at}": {"leader": "p", **remit} for at, remit in enumerate(remits)}
    of = catalog(**{"units": UNITS, "portfolios": portfolios, **records})
    return [record for record, _, _ in facts(RULE, of)]


@pytest.mark.parametrize(("remits", "found"), [
    ([], []),
    ([{"in_charge": {"units": ["hall"]}}], ["info"]),
    ([{"in_charge": {"units": ["window"]}}], ["hall", "info"]),
    ([{"in_charge": {"units": ["bureau"]}}], []),
    ([{"in_charge": {"units": ["hall"]}}, {"in_charge": {"units": ["info"]}}], []),
    ([{"in_charge": {"units": ["hall"]}}, {"in_charge": {"units": ["info"]}, "to": "2026-06-29"}], ["info"]),
    ([{"in_charge": {"units": ["hall", "info"]}, "from": "2026-07-01"}], []),
    ([{"in_charge": {"units": ["hall"]}, "assists": {"units": ["info"]}}], ["info"]),
    ([{"in_charge": None}], []),
])
def test_units_outside_every_portfolio_are_found(remits: list[dict[str, object]], found: list[str]) -> None:
    assert led(remits) == found


@pytest.mark.parametrize(("domain", "power", "found"), [
    ("std:payments", {}, ["hall", "window"]),
    ("std:finance", {}, ["hall", "window"]),
    ("std:budget", {}, ["hall", "window", "info"]),
    ("std:finance", {"unit": None, "units": {"lead": "info", "assist": ["hall"]}}, ["hall", "window"]),
    ("std:finance", {"domain": "refunds"}, ["hall", "window"]),
    ("std:finance", {"domain": None}, ["hall", "window", "info"]),
    ("std:finance", {"domain": "std:nothing"}, ["hall", "window", "info"]),
])
def test_a_unit_is_led_where_the_domain_of_a_power_is(domain: str, power: dict[str, object],
                                                      found: list[str]) -> None:
    own = {"refunds": {"name": "退税", "parent": "std:payments"}}
    assert led([{"in_charge": {"domains": [domain]}}], powers={"P": POWER | power}, domains=own) == found


@pytest.mark.parametrize(("kind", "found"), [
    ("business", True), ("administrative", True), ("branch", True), ("leadership", False),
    ("external", False), (None, False), ("bizness", False),
])
def test_only_units_that_are_led_are_asked_after(kind: str | None, found: bool) -> None:
    of = catalog(units={"u": {"name": "单位", "kind": kind}},
                 portfolios={"f": {"in_charge": {"units": ["other"]}}})
    assert facts(RULE, of) == ([("u", None, {"name": "单位"})] if found else [])
