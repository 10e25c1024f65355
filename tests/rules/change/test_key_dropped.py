"""DF405: a post or power that no longer counts as a key one."""

from typing import Any

import pytest

from riskctl.rules.change.key_dropped import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "told"), [
    ({"key": True}, {}, True),
    ({"key": True}, {"key": False}, True),
    ({}, {"key": False}, False),
    ({"key": True}, {"key": True, "headcount": 2}, False),
])
@pytest.mark.parametrize(("kind", "zh", "en"), [("posts", "岗位", "post"), ("powers", "权力事项", "power")])
def test_a_mark_that_is_dropped_is_told(before: Any, after: Any, told: bool, kind: str, zh: str, en: str) -> None:
    base, head = (of(kind, {"name": "审查", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", "key", {"name": "审查", "kind_zh": zh, "kind_en": en} if told else None)


def test_what_is_removed_as_a_whole_is_not_told() -> None:
    assert_told(RULE, of("posts", {"name": "审查", "key": True}), catalog(), "x", None, None)
