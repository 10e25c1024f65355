"""CT105: a control said to rest on a statute that names none."""

import pytest

from riskctl.rules.control.statute_without_citation import RULE
from tests.building import catalog, facts
from tests.rules.control.ended import ENDED, IN_FORCE

CONTROL = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "head", "origin": "statute"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"legal_basis": None}, True),
    ({"legal_basis": []}, True),
    ({"institution": "inst"}, True),
    ({"origin": "local_rule"}, False),
    ({"origin": "practice"}, False),
    ({"origin": None}, False),
    ({"origin": "法律"}, False),
    ({"legal_basis": ["行政许可法(2019)第34条"]}, False),
    ({"legal_basis": ["行政许可法"]}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_statutory_control_in_force_cites_its_statute(changes: dict[str, object], found: bool) -> None:
    of = catalog(controls={"c": {**CONTROL, **changes}})
    assert facts(RULE, of) == ([("c", "legal_basis", {"name": "双人核查"})] if found else [])
