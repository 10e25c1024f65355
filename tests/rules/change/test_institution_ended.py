"""DF603: a written rule that ends while controls rest on it."""

from typing import Any

import pytest

from riskctl.rules.change.institution_ended import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told

RESTING: dict[str, Any] = {"c": {"name": "核对", "institution": "i"}, "d": {"name": "双签", "institution": "i"}}


@pytest.mark.parametrize(("after", "controls", "field"), [
    ({"status": "repealed"}, RESTING, "status"),
    ({"status": "in_force", "valid_to": "2026-06-29"}, RESTING, "valid_to"),
    ({"status": "in_force", "valid_to": "2026-06-30"}, RESTING, None),
    ({"status": "repealed", "replaced_by": "j"}, RESTING, None),
    ({"status": "revising"}, RESTING, None),
    ({"status": "repealed"}, {"c": {"name": "核对"}}, None),
])
def test_an_institution_that_ends_under_its_controls_is_told(after: Any, controls: Any, field: str | None) -> None:
    base, head = (catalog(institutions={"i": {"name": "核对制度", **fields}}, controls=controls) for fields in ({"status": "in_force"}, after))
    assert_told(RULE, base, head, "i", field, {"name": "核对制度", "controls": 2} if field else None)
