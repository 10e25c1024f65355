"""CT102: a control that answers no risk."""

from typing import Any

import pytest

from riskctl.catalog.assemble import assemble
from riskctl.catalog.discover import Found
from riskctl.rules.control.answers_nothing import RULE
from tests.building import TODAY, catalog, facts, run
from tests.rules.control.ended import ENDED, IN_FORCE

CONTROL = {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "owner": "head"}


@pytest.mark.parametrize(("records", "found"), [
    ({}, True),
    ({"risk_points": {"r": {"controls": ["c"]}}}, False),
    ({"risk_points": {"r": {"controls": [{"control": "c", "effect": {"design": "full"}}]}}}, False),
    ({"risk_points": {"r": {"controls": ["c"], "status": "accepted"}}}, False),
    ({"risk_points": {"r": {"controls": ["c"], "status": "retired"}}}, True),
    ({"risk_points": {"r": {"controls": ["c"], "status": "retired"}, "s": {"controls": ["c"]}}}, False),
    ({"risk_points": {"r": {"controls": ["d"]}}}, True),
    ({"risk_points": {"r": {"controls": "c"}}}, True),
    ({"waivers": {"w": {"compensating": ["c"]}}}, False),
])
def test_a_control_answers_something(records: dict[str, Any], found: bool) -> None:
    of = catalog(controls={"c": CONTROL}, **records)
    assert facts(RULE, of) == ([("c", None, {"name": "双人核查"})] if found else [])


@pytest.mark.parametrize(("changes", "found"), [
    *((ended, False) for ended in ENDED), *((standing, True) for standing in IN_FORCE)])
def test_controls_that_have_ended_are_left_alone(changes: dict[str, object], found: bool) -> None:
    assert bool(facts(RULE, catalog(controls={"c": {**CONTROL, **changes}}))) is found


@pytest.mark.parametrize(("other", "found", "withheld"), [(b"risk_points: {}\n", 1, 0), (b"risk_points: [\n", 0, 1)])
def test_while_a_file_is_unread_nothing_is_said(other: bytes, found: int, withheld: int) -> None:
    files = {"a.yaml": "controls:\n  c:\n    name: 双人核查\n".encode(), "b.yaml": other}
    outcome = run(assemble(Found(files, b"riskctl: 1\n"), "", TODAY), "CT102")
    assert (len(outcome.findings), outcome.withheld) == (found, withheld)
