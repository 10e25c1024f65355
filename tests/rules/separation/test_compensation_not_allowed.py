"""Waivers of rules that allow no compensation."""

from typing import Any

import pytest

from riskctl.rules.separation.compensation_not_allowed import RULE
from tests.building import catalog, facts

WAIVER = {"rule": "SD101/r", "record": "p", "reason": "编制不足", "approved_by": "p", "compensating": ["c"],
    "expires": "2026-12-31"}


@pytest.mark.parametrize(("rule", "waiver", "expected"), [
    ({"compensating": "forbidden"}, {}, ["w"]), ({"compensating": "allowed"}, {}, []), ({}, {}, []),
    ({"compensating": "forbidden"}, {"rule": "SD101/q"}, []),
    ({"compensating": "forbidden"}, {"rule": "RP201/r"}, []), ({"compensating": "forbidden"},
    {"expires": "2026-06-29"}, []),
    ({"compensating": "forbidden"}, {"rule": "SD201/r"}, ["w"])])
def test_a_standing_waiver_of_a_strict_rule(rule: dict[str, Any], waiver: dict[str, Any],
    expected: list[str]) -> None:
    of = catalog(sod_rules={"r": {"name": "则", "incompatible": ["pay", "approve"], **rule}},
        waivers={"w": {**WAIVER, **waiver}})
    assert [record for record, _, _ in facts(RULE, of)] == expected
