"""CT103: a control that leaves no evidence."""

import pytest

from riskctl.rules.control.no_evidence import RULE
from tests.building import catalog, facts
from tests.rules.control.ended import ENDED, IN_FORCE

CONTROL = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "head"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"evidence": None}, True),
    ({"evidence": ""}, True),
    ({"timing": "detective"}, True),
    ({"evidence": "现场核查表双签"}, False),
    ({"evidence": 2026}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_control_in_force_leaves_evidence(changes: dict[str, object], found: bool) -> None:
    of = catalog(controls={"c": {**CONTROL, **changes}})
    assert facts(RULE, of) == ([("c", "evidence", {"name": "双人核查"})] if found else [])
