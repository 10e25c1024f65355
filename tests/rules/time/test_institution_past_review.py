"""TM103: an institution past the day by which it was to be looked through."""

from typing import Any

import pytest

from riskctl.rules.time.institution_past_review import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("fields", "days"), [
    ({"review_by": "2026-06-29"}, 1),
    ({"review_by": "2025-06-30", "status": "revising"}, 365),
    ({"review_by": "2026-06-30"}, None),
    ({"review_by": "2026-06-29", "status": "repealed"}, None),
    ({"review_by": "2026-06-29", "valid_to": "2026-06-29"}, None),
    ({"review_by": "年底"}, None),
    ({}, None),
])
def test_institutions_in_force_past_their_day_are_found(fields: dict[str, Any], days: int | None) -> None:
    found = facts(RULE, catalog(institutions={"i": {"name": "办法", "status": "in_force", **fields}}))
    assert found == ([("i", "review_by", {"name": "办法", "due": fields["review_by"], "days": days})] if days else [])
