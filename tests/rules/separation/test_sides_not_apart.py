"""Rules whose one entry brings the other."""

from typing import Any

import pytest

from riskctl.rules.separation.sides_not_apart import RULE
from tests.building import catalog, facts

DUTIES = {"big": {"name": "大", "implies": ["mid"]}, "mid": {"name": "中", "implies": ["small"]},
    "small": {"name": "小"},
          "alias": {"name": "别", "same_as": "small"}, "pays": {"name": "付", "kinds": ["pay"]}}
POWERS = {"w": {"name": "事", "type": "t:x", "unit": "u", "start": "s",
    "steps": {"s": {"name": "付", "kind": "pay", "post": "p", "next": ["end"]}}}}


@pytest.mark.parametrize(("rule", "expected"), [
    ({"incompatible": ["big", "small"]}, ("big", "small")), ({"incompatible": ["small", "big"]},
    ("small", "big")), ({"incompatible": ["alias", "small"]}, ("alias", "small")),
    ({"incompatible": ["big", "pays"]}, None), ({"incompatible": ["pay", "pays"]}, ("pay", "pays")),
    ({"incompatible": ["w/s", "pay"]}, ("w/s", "pay")),
    ({"incompatible": ["w/s", "w/*"]}, ("w/s", "w/*")), ({"incompatible": {"left": ["pays"],
    "right": ["big", "pays"]}}, ("pays", "pays")),
    ({"different_unit": ["mid", "small"]}, ("mid", "small")), ({"different_person": ["big", "small"]}, None),
    ({"not_both": {"domains": ["std:finance", "std:payments"]}}, ("std:finance", "std:payments")),
    ({"not_both": {"domains": ["std:finance", "std:personnel"]}}, None)])
def test_one_entry_brings_the_other(rule: dict[str, Any], expected: tuple[str, str] | None) -> None:
    found = facts(RULE, catalog(duties=DUTIES, powers=POWERS, sod_rules={"r": {"name": "则", **rule}}))
    assert [(values["left"], values["right"]) for _, _, values in found] == ([expected] if expected else [])
