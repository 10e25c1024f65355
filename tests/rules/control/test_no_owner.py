"""CT101: a control that nobody is answerable for."""

import pytest

from riskctl.rules.control.no_owner import RULE
from tests.building import catalog, facts, read, run
from tests.rules.control.ended import ENDED, IN_FORCE

CONTROL = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "performed_by": "inspector"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"owner": None}, True),
    ({"owner": ""}, True),
    ({"owner": "  "}, True),
    ({"owner": "head"}, False),
    ({"owner": 5}, False),
    ({"owner": ["head"]}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_control_in_force_has_an_owner(changes: dict[str, object], found: bool) -> None:
    of = catalog(controls={"c": {**CONTROL, **changes}})
    assert facts(RULE, of) == ([("c", "owner", {"name": "双人核查"})] if found else [])


def test_the_missing_owner_is_reported_once() -> None:
    of = read("controls:\n  c:\n    name: 双人核查\n    kind: dual_person\n    timing: preventive\n    "
              "owner: \n")
    codes = [(found.rule.code, found.hit.field) for found in run(of).findings if found.hit.field == "owner"]
    assert codes == [("CT101", "owner")]
