"""ST118: a step that nobody performs."""

from typing import Any

import pytest

from riskctl.rules.flow.no_actor import RULE
from tests.building import facts
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at


@pytest.mark.parametrize(("step", "found"), [
    ({}, True),
    ({"post": None}, True),
    ({"post": ""}, True),
    ({"any_of": []}, True),
    ({"authority": []}, True),
    ({"people": 2, "qualified": "执法资格"}, True),
    ({"post": "reviewer"}, False),
    ({"post": "nowhere"}, False),
    ({"post": 5}, False),
    ({"any_of": ["reviewer"]}, False),
    ({"all_of": ["reviewer"]}, False),
    ({"body": "board"}, False),
    ({"party": "applicant"}, False),
    ({"authority": [{"post": "reviewer"}]}, False),
])
def test_a_step_says_who_acts(step: dict[str, Any], found: bool) -> None:
    expected = [at("a", "post", amounts="")] if found else []
    assert facts(RULE, catalog_of({"a": {**step, "next": ["end"]}})) == expected


def test_each_band_of_authority_says_who_acts() -> None:
    bands = [{"to": 5, "post": "head"}, {"over": 5, "to": 9}, {"over": 9, "body": "board"}, {"over": "多"}]
    assert facts(RULE, catalog_of({"a": {"authority": bands, "next": ["end"]}})) == [
        at("a", "authority", amounts="> 5, ≤ 9"), at("a", "authority", amounts="")]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["end"]}, status="retired")) == []
