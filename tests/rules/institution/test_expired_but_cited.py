"""IN103: an institution past its last day that records in force still name."""

import pytest

from riskctl.rules.institution.expired_but_cited import RULE
from tests.building import catalog, facts

OLD = {"name": "公务接待试行办法", "status": "in_force"}
CONTROL = {"name": "接待清单审核", "institution": "old"}


@pytest.mark.parametrize(("changes", "found"), [
    ({"valid_to": "2026-06-29"}, True),
    ({"valid_to": "2026-06-29", "status": "revising"}, True),
    ({"valid_to": "2026-06-29", "status": None}, True),
    ({"valid_to": "2026-06-29", "status": "repealed"}, False),
    ({"valid_to": "2026-06-30"}, False),
    ({"valid_to": "2027-12-31"}, False),
    ({"valid_to": "2026-06-31"}, False),
    ({}, False),
])
def test_one_that_is_past_its_last_day_is_found(changes: dict[str, object], found: bool) -> None:
    of = catalog(institutions={"old": {**OLD, **changes}}, controls={"c": CONTROL, "d": CONTROL})
    values = {"name": "公务接待试行办法", "ended": "2026-06-29", "count": 2}
    assert facts(RULE, of) == ([("old", "valid_to", values)] if found else [])


@pytest.mark.parametrize("controls", [{}, {"c": {**CONTROL, "valid_to": "2026-01-31"}}])
def test_one_that_nothing_in_force_names_is_not(controls: dict[str, object]) -> None:
    of = catalog(institutions={"old": {**OLD, "valid_to": "2025-12-31"}}, controls=controls)
    assert facts(RULE, of) == []
