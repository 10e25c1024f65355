"""ST121: a step that says in several forms who acts."""

from typing import Any

import pytest

from riskctl.rules.flow.several_actors import RULE
from tests.building import facts, read
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at


@pytest.mark.parametrize(("step", "actors"), [
    ({"post": "p", "body": "b"}, ["post", "body"]),
    ({"body": "b", "post": "p"}, ["body", "post"]),
    ({"any_of": ["p"], "all_of": ["q"], "party": "x"}, ["any_of", "all_of", "party"]),
    ({"post": "p", "body": 5}, ["post", "body"]),
    ({"post": "p", "body": None}, []),
    ({"post": "p", "any_of": []}, []),
    ({"post": "p", "authority": [{"over": 5, "body": "b"}]}, []),
    ({"post": "p"}, []),
    ({}, []),
])
def test_one_form_says_who_acts(step: dict[str, Any], actors: list[str]) -> None:
    expected = [at("a", actors[1], actors=actors)] if actors else []
    assert facts(RULE, catalog_of({"a": {**step, "next": ["end"]}})) == expected


def test_a_band_of_authority_has_one_form_as_well() -> None:
    bands = [{"to": 5, "post": "p"}, {"over": 5, "post": "p", "body": "b"}]
    assert facts(RULE, catalog_of({"a": {"authority": bands, "next": ["end"]}})) == [
        at("a", "authority", actors=["post", "body"])]


def test_the_place_is_the_second_form() -> None:
    of = read("powers:\n  X:\n    start: a\n    steps:\n      a: {post: p, next: [end], body: b}\n")
    assert [hit.at[1:3] for hit in RULE.check(of)] == [(5, 33)]


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": {"post": "p", "body": "b"}}, status="retired")) == []
