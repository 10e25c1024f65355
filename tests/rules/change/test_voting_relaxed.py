"""DF402: a body that decides more easily."""

from typing import Any

import pytest

from riskctl.rules.change.voting_relaxed import RULE
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field"), [
    ({"pass": "two_thirds"}, {"pass": "majority"}, "pass"),
    ({"pass": "two_thirds"}, {}, "pass"),
    ({"head_last": True}, {"head_last": False}, "head_last"),
    ({"head_last": True}, {}, "head_last"),
    ({"pass": "majority"}, {}, None),
    ({"voting": "记名"}, {"voting": "举手"}, None),
])
def test_laxer_rules_of_voting_are_told(before: Any, after: Any, field: str | None) -> None:
    base, head = (of("bodies", {"name": "审委会", **fields}) for fields in (before, after))
    assert_told(RULE, base, head, "x", field, {"name": "审委会"} if field else None)
