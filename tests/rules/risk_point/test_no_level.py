"""RP101: a risk point without a level and without what a level would be worked out from."""

import pytest

from riskctl.rules.risk_point.no_level import RULE
from tests.building import catalog, facts

POINT = {"at": "p/s", "name": "核查不实", "type": ["process"]}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"level": None}, True),
    ({"level": ""}, True),
    ({"level": "high"}, False),
    ({"level": "较高"}, False),
    ({"level": 1}, False),
    ({"class": "许可"}, True),
    ({"scoring": {"likelihood": "high", "impact": "high"}}, True),
    ({"also": {"consequence": "一"}}, True),
    ({"type": ["morality"]}, True),
    ({"status": "accepted"}, False),
    ({"status": "retired"}, False),
    ({"status": "open"}, True),
])
def test_an_open_risk_point_has_a_declared_level(changes: dict[str, object], found: bool) -> None:
    of = catalog(risk_points={"r": {**POINT, **changes}})
    values = {"name": "核查不实", "scheme": "hml", "scheme_name": "高、中、低三级"}
    assert facts(RULE, of) == ([("r", "level", values)] if found else [])


@pytest.mark.parametrize(("scheme", "changes", "found"), [
    ("class", {}, True),
    ("class", {"class": "许可"}, False),
    ("class", {"class": ""}, True),
    ("class", {"class": 1}, False),
    ("class", {"scoring": {"power": "重要权力"}}, True),
    ("class", {"type": ["morality"]}, False),
    ("class", {"type": ["institution", "external"]}, False),
    ("class", {"type": ["morality", "post_duty"]}, True),
    ("class", {"type": []}, True),
    ("consequence", {"scoring": {"consequence": "刑事"}}, False),
    ("consequence", {"scoring": {"power": "重要权力"}}, True),
    ("consequence", {"class": "许可"}, True),
    ("power", {"scoring": {"power": "重要权力"}}, False),
    ("power", {"scoring": {}}, True),
    ("power", {"scoring": "重要权力"}, False),
    ("power", {"type": ["morality"]}, True),
    ("matrix", {"scoring": {"likelihood": "high", "impact": "low"}}, False),
    ("matrix", {"scoring": {"likelihood": "high"}}, True),
    ("matrix", {"scoring": {"impact": {"loss": "great"}}}, True),
    ("matrix", {"scoring": {"likelihood": {"history": "single"}, "impact": {"loss": "great"}}}, False),
    ("criteria", {"scoring": {"criteria": {"control": True}}}, False),
    ("criteria", {"scoring": {"criteria": {}}}, True),
    ("matrix", {"level": "一"}, False),
    ("none-such", {}, True),
    ("none-such", {"class": "许可"}, False),
    ("none-such", {"scoring": {"power": "重要权力"}}, False),
])
def test_what_the_scheme_reads_stands_in_for_the_level(scheme: str, changes: dict[str, object], found: bool) -> None:
    of = catalog({"riskctl": 1, "level_scheme": scheme}, risk_points={"r": {**POINT, **changes}})
    assert [record for record, _, _ in facts(RULE, of)] == (["r"] if found else [])


def test_a_scheme_that_does_not_say_how_it_goes_asks_for_anything() -> None:
    own = {"own": {"name": "本局方案", "levels": [{"id": "a", "label": "甲"}]}}
    points = {"r": POINT, "s": {**POINT, "class": "许可"}}
    of = catalog({"riskctl": 1, "level_scheme": "own"}, level_schemes=own, risk_points=points)
    assert facts(RULE, of) == [("r", "level", {"name": "核查不实", "scheme": "own", "scheme_name": "本局方案"})]
