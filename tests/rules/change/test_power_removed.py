"""DF306: a power that is there no more, with what went with it."""

from typing import Any

from riskctl.change.comparison import compare
from riskctl.review.effects import entries_of
from riskctl.rules import effect_rules
from riskctl.rules.change.power_removed import RULE
from tests.building import catalog
from tests.rules.change.trying import assert_told

POWERS: dict[str, Any] = {"w": {"name": "许可", "start": "s", "steps": {"s": {"name": "核查", "kind": "verify"}}}, "v": {"name": "处罚"}}
POINTS: dict[str, Any] = {"r": {"name": "走过场", "at": "w/s", "controls": ["c", "shared"]}, "q": {"name": "压案不办", "at": ["w", "v"]},
                          "z": {"name": "选择性执法", "at": "v", "controls": ["shared"]}}
CONTROLS: dict[str, Any] = {"c": {"name": "双人核查"}, "d": {"name": "录像", "at": "w/s"}, "e": {"name": "抽查", "at": ["w/s", "v"]},
                            "shared": {"name": "随机派单"}}
WHOLE = catalog(powers=POWERS, risk_points=POINTS, controls=CONTROLS)


def without(*ids: str) -> dict[str, Any]:
    return {kind: {id: held for id, held in section.items() if id not in ids}
            for kind, section in (("powers", POWERS), ("risk_points", POINTS), ("controls", CONTROLS))}


def test_what_went_with_the_power_is_told_with_it() -> None:
    assert_told(RULE, WHOLE, catalog(**without("w", "r", "c", "d")), "w", None, {"name": "许可", "points": 1, "controls": 2})


def test_what_served_others_too_is_not() -> None:
    assert_told(RULE, WHOLE, catalog(**without("w", "r", "q", "e", "shared")), "w", None, {"name": "许可", "points": 1, "controls": 0})


def test_a_power_under_another_id_is_none() -> None:
    renamed = {**without("w"), "powers": {"n": POWERS["w"], "v": POWERS["v"]}}
    assert_told(RULE, WHOLE, catalog(**renamed), "w", None, None)


def test_it_is_one_entry() -> None:
    entries, crashes = entries_of(compare(WHOLE, catalog(**without("w", "r", "c", "d"))), effect_rules())
    assert crashes == ()
    assert [(entry.change.record, entry.effect.value, sorted(change.record for change in entry.also)) for entry in entries] == [
        ("w", "unknown", ["c", "d", "r"])]


def test_a_control_that_others_lose_as_well_is_told_for_these() -> None:
    entries, _ = entries_of(compare(WHOLE, catalog(**without("w", "r", "shared"))), effect_rules())
    [lost] = [entry for entry in entries if entry.change.record == "shared"]
    assert lost.reason.values == {"name": "随机派单", "points": 1, "powers": 1, "bare": 1}
