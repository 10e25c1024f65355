"""OR103: a unit that nobody heads."""

import pytest

from riskctl.rules.organization.unit_without_head import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("fields", "found"), [
    ({}, True),
    ({"head": None}, True),
    ({"kind": "branch"}, True),
    ({"kind": "leadership"}, True),
    ({"head": "director"}, False),
    ({"head": "nowhere"}, False),
    ({"head": 7}, False),
    ({"kind": "external"}, False),
    ({"kind": "externl"}, False),
])
def test_an_internal_unit_without_a_head_is_found(fields: dict[str, object], found: bool) -> None:
    of = catalog(units={"office": {"name": "办公室", **fields}})
    assert facts(RULE, of) == ([("office", "head", {"name": "办公室"})] if found else [])
