"""DF505: a waiver that covers more."""

from typing import Any

import pytest

from riskctl.rules.change.waiver_widened import RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"field": "controls"}, {}, "field"),
    ({"between": ["a", "b"]}, {"between": ["a"]}, "between"),
    ({"between": ["a", "b"]}, {}, "between"),
    ({"compensating": ["c"]}, {}, "compensating"),
    ({"between": ["a", "b"]}, {"between": ["b", "a"]}, None),
    ({"reason": "人手不足"}, {"reason": "编制不足"}, None),
])
def test_wider_bounds_are_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (of("waivers", {"rule": "RP201", "record": "r", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"rule": "RP201", "on": "r"} if field else None)


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"rule": "SD105/PTY3c"}, {"rule": "SD105"}, "rule"),
    ({"rule": "SD105"}, {"rule": "SD105/PTY3c"}, "rule"),
    ({"rule": "RP101"}, {"rule": "RP201"}, "rule"),
    ({"record": "r"}, {"record": "other"}, "record"),
    ({"field": "controls"}, {"field": "level"}, "field"),
    ({"between": ["a", "b"]}, {"between": ["a", "c"]}, "between"),
])
def test_a_waiver_put_to_another_use_weakens_either_way(before: Any, after: Any, field: str) -> None:
    base, head = (of("waivers", {"rule": "RP201", "record": "r", **fields}) for fields in (before, after))
    for one, other in ((base, head), (head, base)):
        waiver = other.waivers["x"]
        assert ("weakens", "x", field, {"rule": waiver.rule, "on": waiver.record}) in effects(RULE, one, other)
