"""CT110: a control that was found to be without effect and still answers a risk."""

from typing import Any

import pytest

from riskctl.rules.control.without_effect import RULE
from tests.building import catalog, facts, hits, read

CONTROL = {"name": "抽看录像", "kind": "spot_check", "timing": "detective"}


@pytest.mark.parametrize(("control", "answer", "part"), [
    ({"design": "none"}, None, "design"),
    ({"operation": "none"}, None, "operation"),
    ({"design": "none", "operation": "none"}, None, "design"),
    ({"design": "partial", "operation": "partial"}, None, None),
    ({}, None, None),
    (None, {"operation": "none"}, "operation"),
    ({"operation": "none"}, {"operation": "full"}, None),
    ({"operation": "full"}, {"operation": "none"}, "operation"),
    ({"design": "none"}, {"operation": "full"}, "design"),
    ({"operation": "nil"}, None, None),
])
def test_what_the_risk_point_says_goes_first(control: Any, answer: Any, part: str | None) -> None:
    listed = {"control": "c", "effect": answer} if answer else "c"
    of = catalog(controls={"c": {**CONTROL, "effect": control}}, risk_points={"r": {"name": "核查不实", "controls": [listed]}})
    words = {"design": ("设计", "as designed"), "operation": ("执行", "as operated")}
    zh, en = words.get(part or "", ("", ""))
    values = {"name": "抽看录像", "part": part, "part_zh": zh, "part_en": en, "point": "r", "point_name": "核查不实", "count": 1}
    assert facts(RULE, of) == ([("c", f"effect.{part}", values)] if part else [])


@pytest.mark.parametrize(("point", "control"), [
    ({"status": "accepted"}, {}), ({"status": "retired"}, {}), ({"controls": []}, {}), ({"controls": ["none-such"]}, {}),
    ({}, {"valid_to": "2026-06-29"}), ({}, {"valid_from": "2026-07-01"}),
])
def test_what_nobody_relies_on_today_is_left_alone(point: dict[str, Any], control: dict[str, Any]) -> None:
    of = catalog(controls={"c": {**CONTROL, "effect": {"design": "none"}, **control}},
                 risk_points={"r": {"name": "核查不实", "controls": ["c"], **point}})
    assert facts(RULE, of) == []


def test_the_place_is_where_it_is_written() -> None:
    text = """\
controls:
  c:
    name: 抽看录像
    effect: {design: full, operation: %s}
risk_points:
  a: {name: 一, controls: [c]}
  b: {name: 二, controls: [{control: c, effect: {operation: none}}]}
"""
    own, elsewhere = hits(RULE, read(text % "none")), hits(RULE, read(text % "full"))
    assert [(hit.at.line, [related.record for related in hit.related]) for hit in own] == [(4, ["a", "b"])]
    assert [(hit.at.line, [related.record for related in hit.related]) for hit in elsewhere] == [(7, ["b"])]
