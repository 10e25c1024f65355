"""DF505: a waiver that covers more."""

from typing import Any

import pytest

from riskctl.rules.change.waiver_widened import RULE
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"field": "controls"}, {}, "field"),
    ({"between": ["a", "b"]}, {"between": ["a"]}, "between"),
    ({"between": ["a", "b"]}, {}, "between"),
    ({"compensating": ["c"]}, {}, "compensating"),
    ({"field": "controls"}, {"field": "level"}, None),
    ({"between": ["a", "b"]}, {"between": ["a", "c"]}, None),
    ({"rule": "RP101"}, {"rule": "RP201"}, None),
])
def test_wider_bounds_are_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (of("waivers", {"rule": "RP201", "record": "r", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"rule": "RP201", "on": "r"} if field else None)
