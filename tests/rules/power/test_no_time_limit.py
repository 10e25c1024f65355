"""PW103: a power of a class that needs a time limit and has none."""

import pytest

from riskctl.rules.power.no_time_limit import RULE
from tests.building import catalog, facts
from tests.rules.power.ended import ENDED, IN_FORCE

POWER = {"name": "食品经营许可", "type": "national:license", "unit": "food-safety"}
VALUES = {"name": "食品经营许可", "type": "national:license", "type_zh": "行政许可", "type_en": "administrative licence"}


@pytest.mark.parametrize(("changes", "found"), [
    ({}, True),
    ({"time_limit": None}, True),
    ({"time_limit": {}}, True),
    ({"time_limit": {"from": "accept", "to": "decide"}}, True),
    ({"time_limit": {"statutory": None, "promised": ""}}, True),
    ({"time_limit": {"statutory": "20 workdays"}}, False),
    ({"time_limit": {"promised": "10 workdays"}}, False),
    ({"time_limit": {"statutory": "二十日"}}, False),
    ({"time_limit": "20 workdays"}, False),
    *((ended, False) for ended in ENDED),
    *((standing, True) for standing in IN_FORCE),
])
def test_a_licence_needs_a_limit(changes: dict[str, object], found: bool) -> None:
    of = catalog(powers={"p": {**POWER, **changes}})
    assert facts(RULE, of) == ([("p", "time_limit", VALUES)] if found else [])


@pytest.mark.parametrize(("type", "found"), [
    ("national:penalty", True), ("national:coercion", True), ("national:levy", True), ("national:payment", True),
    ("national:confirmation", True), ("national:adjudication", True), ("zhanhua:license", True),
    ("national:inspection", False), ("national:reward", False), ("national:other", False),
    ("national:public_service", False), ("internal:finance", False), ("zhanhua:guidance", False),
    ("license", False), ("national:permit", False), ("local:license", False), (None, False), (5, False),
])
def test_the_class_decides_whether_a_limit_is_needed(type: object, found: bool) -> None:
    of = catalog(powers={"p": {**POWER, "type": type}})
    assert [record for record, _, _ in facts(RULE, of)] == (["p"] if found else [])
