"""OR301: a delegation whose time is over."""

import pytest

from riskctl.rules.organization.delegation_expired import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("dates", "found"), [
    ({"valid_from": "2025-01-01", "valid_to": "2026-06-29"}, True),
    ({"valid_to": "2026-06-29"}, True),
    ({"valid_from": "2026-06-29", "valid_to": "2026-06-29"}, True),
    ({"valid_from": "2025-01-01", "valid_to": "2026-06-30"}, False),
    ({"valid_from": "2025-01-01", "valid_to": "2026-12-31"}, False),
    ({"valid_from": "2026-01-01", "valid_to": "2025-01-01"}, False),
    ({"valid_from": "2025-01-01"}, False),
    ({"valid_to": "2025-06-31"}, False),
])
def test_a_delegation_past_its_last_day_is_found(dates: dict[str, object], found: bool) -> None:
    of = catalog(delegations={"d": {"name": "支出审批授权", "from": "a", "to": "b", **dates}})
    assert facts(RULE, of) == ([("d", "valid_to", {"name": "支出审批授权", "to": "2026-06-29"})]
                               if found else [])


def test_one_without_a_name_is_called_by_its_id() -> None:
    assert facts(RULE, catalog(delegations={"d": {"valid_to": "2025-12-31"}})) == [
        ("d", "valid_to", {"name": "d", "to": "2025-12-31"})]
