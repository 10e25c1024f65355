"""Which risk points are looked at."""

import pytest

from riskctl.model.vocabulary import RiskType
from riskctl.risk.scope import Scope, points_in, unit_of
from tests.building import catalog

OF = catalog(
    units={"bureau": {"name": "局"}, "u": {"name": "甲股", "parent": "bureau"}, "v": {"name": "乙股", "parent": "bureau"}},
    posts={"a": {"name": "甲岗", "unit": "u"}, "b": {"name": "乙岗", "unit": "v"}},
    powers={"X": {"name": "事项", "unit": "u", "steps": {"s": {"name": "环节", "kind": "verify", "post": "b"}}}},
    institutions={"i": {"name": "制度", "owner_unit": "v"}},
    risk_points={
        "p1": {"at": "X/s", "type": ["process"], "level": "high"}, "p2": {"at": "b", "type": ["morality", "process"], "level": "low"},
        "p3": {"at": "i", "type": ["institution"]}, "p4": {"at": "X", "type": ["process"], "level": "low", "status": "retired"},
        "p5": {"at": "bureau", "type": ["external"], "level": "medium", "status": "accepted"},
        "p6": {"at": "nowhere", "type": ["external"], "level": "medium"}})


@pytest.mark.parametrize(("scope", "expected"), [
    (Scope(), ["p1", "p2", "p3", "p5", "p6"]),
    (Scope(units=frozenset({"u"})), ["p1"]),
    (Scope(units=frozenset({"v"})), ["p2", "p3"]),
    (Scope(units=frozenset({"u", "v"})), ["p1", "p2", "p3"]),
    (Scope(units=frozenset({"bureau"})), ["p1", "p2", "p3", "p5"]),
    (Scope(types=frozenset({RiskType.PROCESS})), ["p1", "p2"]),
    (Scope(levels=frozenset({"low", "high"})), ["p1", "p2"]),
    (Scope(frozenset({"bureau"}), frozenset({RiskType.PROCESS}), frozenset({"high"})), ["p1"]),
])
def test_a_scope_takes_units_with_those_below_types_and_levels(scope: Scope, expected: list[str]) -> None:
    assert [point.id for point in points_in(OF, scope)] == expected


def test_the_unit_of_a_risk_is_that_of_what_it_is_at_first() -> None:
    assert [unit_of(OF, point) for point in OF.risk_points.values()] == ["u", "v", "v", "u", "bureau", None]
