"""ST111: a step from which nothing follows."""

import pytest

from riskctl.rules.flow.dead_end import RULE
from tests.building import facts
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at


@pytest.mark.parametrize(("step", "found"), [
    ({}, True),
    ({"next": None}, True),
    ({"next": []}, True),
    ({"next": ""}, True),
    ({"next": ["end"]}, False),
    ({"next": "end"}, False),
    ({"next": ["nowhere"]}, False),
    ({"next": 5}, False),
    ({"next": [{"to": "a", "return": "send_back"}]}, False),
    ({"next": ["b"]}, False),
])
def test_a_step_says_what_follows(step: dict[str, object], found: bool) -> None:
    assert facts(RULE, catalog_of({"a": ["b"], "b": step})) == ([at("b", "next")] if found else [])


def test_a_dead_end_is_found_also_where_no_case_comes() -> None:
    assert facts(RULE, catalog_of({"a": ["end"], "b": {}})) == [at("b", "next")]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": {}}, status="retired")) == []
