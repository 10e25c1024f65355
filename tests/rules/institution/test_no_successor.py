"""IN105: a repealed institution that does not say what replaced it."""

import pytest

from riskctl.rules.institution.no_successor import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("changes", "found"), [
    ({"status": "repealed"}, True),
    ({"status": "repealed", "replaced_by": None}, True),
    ({"status": "repealed", "replaced_by": ""}, True),
    ({"status": "repealed", "replaced_by": "new"}, False),
    ({"status": "repealed", "replaced_by": 12}, False),
    ({"status": "in_force"}, False),
    ({"status": "revising", "valid_to": "2025-12-31"}, False),
    ({"status": "废止"}, False),
    ({}, False),
])
def test_a_repealed_one_without_a_successor_is_found(changes: dict[str, object], found: bool) -> None:
    of = catalog(institutions={"i": {"name": "车辆管理办法", **changes}})
    assert facts(RULE, of) == ([("i", "replaced_by", {"name": "车辆管理办法"})] if found else [])


def test_one_without_a_name_is_called_by_its_id() -> None:
    of = catalog(institutions={"i": {"status": "repealed"}})
    assert facts(RULE, of) == [("i", "replaced_by", {"name": "i"})]
