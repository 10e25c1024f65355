"""Kin in posts too near to one another."""

from typing import Any

import pytest

from riskctl.rules.separation.kin_not_apart import RULE
from tests.building import catalog, hits

POSTS = {"top": {"name": "局长", "unit": "u"}, "mid": {"name": "股长", "unit": "u", "reports_to": "top"},
         "a": {"name": "甲岗", "unit": "u", "reports_to": "mid"},
         "b": {"name": "乙岗", "unit": "u", "reports_to": "mid"}, "c": {"name": "丙岗", "unit": "v"}}


def found(one: str, other: str, role: str = "primary", relation: str = "夫妻",
    **asked: Any) -> list[tuple[str | None, object]]:
    people = {"x": {"name": "周某", "assignments": [{"post": one, "as": "primary"}]},
              "y": {"name": "吴某", "assignments": [{"post": other, "as": role}],
              "kin": [{"person": "x", "relation": relation}]}}
    rule = {"name": "则", "kin_avoidance": {"relations": ["夫妻"], "between": "reporting_line", **asked}}
    return [(hit.record, hit.values["state"]) for hit in hits(RULE,
        catalog(posts=POSTS, people=people, sod_rules={"r": rule}))]


@pytest.mark.parametrize(("one", "other", "near"), [
    ("a", "mid", True), ("a", "top", True), ("top", "a", True), ("a", "b", True), ("a", "a", True),
    ("a", "c", False), ("c", "c", True), ("top", "c", False)])
def test_a_line_is_any_distance_up_or_the_same_superior(one: str, other: str, near: bool) -> None:
    assert found(one, other) == ([("x", "structural")] if near else [])


def test_a_backup_makes_it_potential() -> None:
    assert found("a", "mid", role="backup") == [("x", "potential")]


def test_only_the_relations_named_count_and_all_where_none_is() -> None:
    assert found("a", "mid", relation="表亲") == []
    assert found("a", "mid", relation="表亲", relations=[]) == [("x", "structural")]


def test_a_list_of_posts_stands_for_any_two_of_them() -> None:
    assert found("a", "c", between=["a", "c"]) == [("x", "structural")]
    assert found("a", "mid", between=["a", "c"]) == []


def test_kinship_said_from_both_sides_is_one_conflict() -> None:
    people = {"x": {"name": "周某", "assignments": [{"post": "a", "as": "primary"}],
        "kin": [{"person": "y", "relation": "夫妻"}]},
              "y": {"name": "吴某", "assignments": [{"post": "b", "as": "primary"}],
              "kin": [{"person": "x", "relation": "夫妻"}]}}
    rule = {"name": "则", "kin_avoidance": {"between": "reporting_line"}}
    assert len(hits(RULE, catalog(posts=POSTS, people=people, sod_rules={"r": rule}))) == 1
