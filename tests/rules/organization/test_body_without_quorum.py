"""OR501: a body that does not say how many make it able to decide."""

import pytest

from riskctl.rules.organization.body_without_quorum import RULE
from tests.building import catalog, facts


@pytest.mark.parametrize(("fields", "found"), [
    ({}, True),
    ({"quorum": None}, True),
    ({"pass": "majority"}, True),
    ({"quorum": 5}, False),
    ({"quorum": "2/3"}, False),
    ({"quorum": "三分之二"}, False),
    ({"quorum": 0}, False),
])
def test_a_body_needs_a_quorum(fields: dict[str, object], found: bool) -> None:
    of = catalog(bodies={"committee": {"name": "局党委会", "members": ["director"], **fields}})
    assert facts(RULE, of) == ([("committee", "quorum", {"name": "局党委会"})] if found else [])
