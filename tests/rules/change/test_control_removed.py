"""DF101: a control that is there no more."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@st.composite
def edited(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Powers, controls and risk points, and the same after some were removed, retired or put to other controls."""
    powers = {id: {"name": f"事项{id}", "start": "s", "steps": {"s": {"name": "核查"}}} for id in ("w1", "w2", "w3")}
    controls = {id: {"name": f"措施{id}", "kind": kind} for id, kind in (("c1", "trace"), ("c2", "training"), ("c3", "rotation"))}
    places = st.lists(st.sampled_from(["w1/s", "w2", "w3/*"]), min_size=1, max_size=2, unique=True)
    points: dict[str, Any] = {f"r{at}": {"name": f"风险{at}", "at": draw(places),
                         "status": draw(st.sampled_from([None, None, "accepted"])),
                         "controls": draw(st.lists(st.sampled_from(sorted(controls)), max_size=3, unique=True))}
              for at in range(draw(st.integers(1, 5)))}
    left = [draw(st.sets(st.sampled_from(sorted(some)))) if draw(st.booleans()) else set() for some in (powers, controls, points)]
    ended = draw(st.sets(st.sampled_from(sorted(powers)), max_size=1))
    after = {"powers": {id: {**one, **({"status": "retired"} if id in ended else {})} for id, one in powers.items() if id not in left[0]},
             "controls": {id: one for id, one in controls.items() if id not in left[1]},
             "risk_points": {id: {**one, "status": draw(st.sampled_from([one["status"], "retired"])),
                                  "controls": [held for held in one["controls"] if held not in left[1] or draw(st.booleans())]}
                             for id, one in points.items() if id not in left[2]}}
    return {"powers": powers, "controls": controls, "risk_points": points}, after


def counted(before: dict[str, Any], after: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    """By control that went: the open risk points that had it, their powers, and those that are still open and have none."""
    over = {id for id in before["powers"] if after["powers"].get(id, {"status": "retired"}).get("status") == "retired"}
    found = {}
    for control in before["controls"].keys() - after["controls"].keys():
        had = {}
        for id, one in before["risk_points"].items():
            powers = {at.split("/")[0] for at in one["at"]}
            now = after["risk_points"].get(id)
            is_kept = now is not None and (powers.isdisjoint(after["powers"]) or now["status"] is None)
            if control in one["controls"] and one["status"] is None and (is_kept or len(powers) > 1 or not powers <= over):
                had[id] = powers
        bare = [id for id in had if (now := after["risk_points"].get(id)) and now["status"] is None
                and not set(now["controls"]) & after["controls"].keys()]
        if had:
            found[control] = len(had), len(set().union(*had.values())), len(bare)
    return found


@given(edited())
def test_the_numbers_are_those_of_a_count_by_hand(two: tuple[dict[str, Any], dict[str, Any]]) -> None:
    told = {record: (values["points"], values["powers"], values["bare"])
            for effect, record, _, values in effects(RULE, *(catalog(**some) for some in two)) if effect == "weakens"}
    assert told == counted(*two)
