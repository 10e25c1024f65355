"""DF101: a control that is there no more."""

from typing import Any

import pytest

from riskctl.rules.change.control_removed import RULE
from tests.building import catalog, effects

CONTROL = {"name": "双人核查", "kind": "dual_person"}
POWERS = {power: {"name": power, "steps": {"s": {"name": "核查"}}} for power in ("w", "v")}


def points(**controls: list[str]) -> dict[str, Any]:
    return {id: {"at": f"{'w' if id < 'r3' else 'v'}/s", "controls": held} for id, held in controls.items()}


def values(points: int, powers: int, bare: int) -> dict[str, object]:
    return {"name": "双人核查", "points": points, "powers": powers, "bare": bare}


@pytest.mark.parametrize(("before", "after", "expected"), [
    (points(r1=["c"], r2=["c", "d"], r3=["c"]), points(r1=[], r2=["d"], r3=[]), values(3, 2, 2)),
    (points(r1=["c"]), points(r1=["d"]), values(1, 1, 0)),
    (points(r1=["c"]), {}, values(1, 1, 0)),
    (points(r1=["c"]), points(r1=["c"]), values(1, 1, 1)),
    (points(r1=["d"]), points(r1=["d"]), None),
    ({"r1": {**points(r1=["c"])["r1"], "status": "retired"}}, {}, None),
])
def test_what_loses_a_control_is_counted_there_and_back(before: Any, after: Any, expected: Any) -> None:
    other = {"d": {"name": "录像", "kind": "trace"}}
    base = catalog(powers=POWERS, controls={"c": CONTROL, **other}, risk_points=before)
    head = catalog(powers=POWERS, controls=other, risk_points=after)
    assert effects(RULE, base, head) == ([("weakens", "c", None, expected)] if expected else [])
    assert effects(RULE, head, base) == ([("strengthens", "c", None, expected)] if expected else [])


def test_a_renamed_control_is_not_removed() -> None:
    base = catalog(controls={"c": CONTROL}, risk_points=points(r1=["c"]))
    head = catalog(controls={"c2": CONTROL}, risk_points=points(r1=["c2"]))
    assert effects(RULE, base, head) == []
