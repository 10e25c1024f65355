"""ST101: a power with steps of which none is named as the start."""

import pytest

from riskctl.rules.flow.no_start import RULE
from tests.building import catalog, facts, read

POWER = {"name": "食品经营许可", "steps": {"apply": {"next": ["end"]}}}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"start": None}, True),
    ({"start": []}, True),
    ({"start": ""}, True),
    ({"start": "apply"}, False),
    ({"start": ["apply"]}, False),
    ({"start": "aply"}, False),
    ({"start": 5}, False),
    ({"steps": {}}, False),
    ({"steps": None}, False),
    ({"status": "retired"}, False),
    ({"valid_to": "2026-06-29"}, False),
    ({"valid_to": "2026-06-30"}, True),
])
def test_a_power_with_steps_needs_a_start(changes: dict[str, object], found: bool) -> None:
    expected = [("X", "start", {"name": "食品经营许可"})] if found else []
    assert facts(RULE, catalog(powers={"X": {**POWER, **changes}})) == expected


def test_the_place_is_the_key_of_the_steps() -> None:
    of = read("powers:\n  X:\n    name: 许可\n    steps:\n      a:\n        next: [end]\n")
    assert [hit.at[:3] for hit in RULE.check(of)] == [("a.yaml", 4, 5)]
