"""DF202: a level that was lowered although no control was added."""

from typing import Any

import pytest

from riskctl.rules.change.level_lowered import RULE
from tests.building import effects
from tests.rules.change.trying import of


@pytest.mark.parametrize(("before", "after", "told"), [
    ({"level": "high"}, {"level": "low"}, ("高", "低")),
    ({"level": "high", "controls": ["c"]}, {"level": "medium", "controls": []}, ("高", "中")),
    ({"level": "high", "controls": ["c"]}, {"level": "medium", "controls": ["c"]}, ("高", "中")),
    ({"level": "low"}, {"level": "low"}, None),
    ({"level": "high"}, {"level": "较低"}, None),
    ({"level": "high"}, {}, None),
])
def test_a_milder_level_is_told(before: Any, after: Any, told: tuple[str, str] | None) -> None:
    values = {"name": "核查不实", "before": told[0], "after": told[1]} if told else None
    base, head = (of("risk_points", {"name": "核查不实", **fields}) for fields in (before, after))
    assert effects(RULE, base, head) == ([("weakens", "x", "level", values)] if values else [])


def test_with_a_new_control_it_is_left_to_the_reader() -> None:
    base, head = (of("risk_points", {"name": "核查不实", **fields}) for fields in ({"level": "high"}, {"level": "low", "controls": ["c"]}))
    assert effects(RULE, base, head) == effects(RULE, head, base) == []


def test_a_level_that_rises_is_told_as_strengthening() -> None:
    base, head = (of("risk_points", {"name": "核查不实", "level": level}) for level in ("low", "high"))
    assert effects(RULE, base, head) == [("strengthens", "x", "level", {"name": "核查不实", "before": "高", "after": "低"})]


def test_a_declared_level_below_the_one_that_the_scheme_derives_is_told_too() -> None:
    base, head = (of("risk_points", {"name": "核查不实", "level": level, "scoring": {"consequence": "刑事"}},
                     manifest={"level_scheme": "consequence"}) for level in ("一", "三"))
    assert [(effect, field) for effect, _, field, _ in effects(RULE, base, head)] == [("weakens", "level")]


def test_a_level_that_the_scheme_derives_is_compared_as_well() -> None:
    base, head = (of("risk_points", {"name": "核查不实", "scoring": {"consequence": word}}, manifest={"level_scheme": "consequence"})
                  for word in ("刑事", "通报"))
    [(effect, record, field, _)] = effects(RULE, base, head)
    assert (effect, record, field) == ("weakens", "x", "scoring.consequence")


@pytest.mark.parametrize(("manifest", "schemes"), [
    ({"level_scheme": "mine"}, ("mine",)),
    ({}, ("hml",)),
    ({"level_scheme": "nowhere"}, ()),
], ids=["another scheme", "the same scheme upside down", "no scheme"])
def test_a_change_of_the_scheme_does_not_hide_it(manifest: dict[str, str], schemes: tuple[str, ...]) -> None:
    levels = [{"id": id, "label": label} for id, label in (("low", "最重"), ("high", "最轻"))]
    base = of("risk_points", {"name": "核查不实", "level": "high"})
    head = of("risk_points", {"name": "核查不实", "level": "low"}, manifest=manifest, level_schemes={
        id: {"name": "等级", "by": "declared", "levels": levels} for id in schemes})
    found = effects(RULE, base, head)
    assert ("weakens", "x", "level", {"name": "核查不实", "before": "高", "after": "低"}) in found
