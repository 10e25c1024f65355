"""RP204: a risk of the gravest level that nothing in force prevents."""

from itertools import combinations
from typing import Any

import pytest

from riskctl.risk.coverage import Gap, coverage_of
from riskctl.rules.risk_point.no_preventive import RULE
from tests.building import catalog, facts, run

CONTROLS: dict[str, dict[str, object]] = {
    "stop": {"name": "双人核查", "kind": "dual_person", "timing": "preventive"},
    "look": {"name": "抽看录像", "kind": "spot_check", "timing": "detective"},
    "mend": {"name": "追责", "kind": "trace", "timing": "corrective"},
    "train": {"name": "业务培训", "kind": "training", "timing": "preventive"},
    "urge": {"name": "加强廉政教育，提高思想认识", "kind": "trace", "timing": "preventive"},
    "old": {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "valid_to": "2026-06-29"},
    "soon": {"name": "双人核查", "kind": "dual_person", "timing": "preventive", "valid_from": "2026-07-01"},
    "blank": {"name": "未写清", "kind": "trace"},
}


@pytest.mark.parametrize(("controls", "found"), [
    (["stop"], False), (["look"], True), (["mend"], True), (["look", "stop"], False), (["look", "train"], True),
    (["look", "urge"], True), (["look", "old"], True), (["look", "soon"], True), (["soon"], True),
    (["old"], False), (["old", "soon"], False), (["train"], False), (["train", "soon"], False), ([], False),
    (["look", "none-such"], False), (["look", "blank"], False),
])
def test_the_gravest_risk_is_prevented(controls: list[str], found: bool) -> None:
    of = catalog(controls=CONTROLS, risk_points={"r": {"name": "核查不实", "level": "high", "controls": controls}})
    assert facts(RULE, of) == ([("r", "controls", {"name": "核查不实", "level": "高"})] if found else [])


@pytest.mark.parametrize(("point", "usual", "every"), [
    ({"level": "high"}, True, True), ({"level": "medium"}, False, True), ({}, False, False),
    ({"level": "high", "status": "accepted"}, False, False), ({"level": "high", "status": "retired"}, False, False),
])
def test_milder_levels_are_reported_if_wanted(point: dict[str, Any], usual: bool, every: bool) -> None:
    of = catalog(controls=CONTROLS, risk_points={"r": {"name": "核查不实", "controls": ["look"], **point}})
    assert (bool(facts(RULE, of)), bool(facts(RULE, of, every_level=True))) == (usual, every)


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_whatever_leaves_the_gravest_risk_open_is_one_finding(size: int) -> None:
    """Each way a risk can stand open has its rule, and no two have the same."""
    opening = {Gap.NO_CONTROL, Gap.NONE_IN_FORCE, Gap.ONLY_TRAINING, Gap.NO_PREVENTIVE}
    for controls in combinations([id for id in CONTROLS if id not in ("blank", "old")], size):
        of = catalog(controls=CONTROLS, risk_points={"r": {"name": "核查不实", "level": "high", "controls": list(controls)}})
        holes = {hole.gap for hole in coverage_of(of, of.risk_points["r"]).holes} & opening
        assert len(run(of, "RP201", "RP202", "RP203", "RP204").findings) == len(holes), controls
