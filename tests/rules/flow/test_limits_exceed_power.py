"""ST117: steps whose limits add up to more than the power's."""

from typing import Any

import pytest

from riskctl.rules.flow.limits_exceed_power import RULE, WHICH
from tests.building import facts, hits
from tests.flow.drawing import catalog_of

STEPS = {"a": {"name": "受理", "time_limit": "5 workdays", "next": ["b"]},
         "b": {"time_limit": "4 workdays", "next": ["c"]},
         "c": {"time_limit": "3 workdays", "next": ["end"]}}


def too_long(which: str, limit: str, sums: str, path: str) -> list[Any]:
    return [("X", f"time_limit.{which}",
             {"name": "事项", "limit": limit, "sums": [sums], **WHICH[which], "path": " → ".join(path),
              "path_names": " → ".join("受理" if key == "a" else key for key in path)})]


@pytest.mark.parametrize(("limits", "expected"), [
    ({"promised": "12 workdays"}, []),
    ({"promised": "11 workdays"}, too_long("promised", "11 workdays", "12 workdays", "abc")),
    ({"statutory": "11 workdays"}, too_long("statutory", "11 workdays", "12 workdays", "abc")),
    ({"statutory": "11 workdays", "promised": "12 workdays"}, []),
    ({"statutory": "20 workdays", "promised": "11 workdays"},
     too_long("promised", "11 workdays", "12 workdays", "abc")),
    ({"promised": "6 workdays", "from": "a"}, too_long("promised", "6 workdays", "7 workdays", "abc")),
    ({"promised": "7 workdays", "from": "a"}, []),
    ({"promised": "8 workdays", "to": "b"}, too_long("promised", "8 workdays", "9 workdays", "ab")),
    ({"promised": "3 workdays", "from": "a", "to": "b"},
     too_long("promised", "3 workdays", "4 workdays", "ab")),
    ({"promised": "1 workday", "from": "c", "to": "b"}, []),
    ({"promised": "11 workdays", "to": "end"}, too_long("promised", "11 workdays", "12 workdays", "abc")),
    ({"promised": "11 days"}, too_long("promised", "11 days", "12 workdays", "abc")),
    ({"promised": "12 days"}, []),
    ({"promised": "1 workday", "from": "nowhere"}, []),
    ({"promised": "1 workday", "to": "nowhere"}, []),
    ({"promised": "1 workday", "from": 5}, []),
    ({"promised": "1 workday", "to": 5}, []),
    ({"statutory": "1 workday", "promised": "soon"}, []),
    ({}, []),
    (None, []),
    ("5 workdays", []),
])
def test_the_longest_way_is_held_against_the_limit(limits: Any, expected: list[Any]) -> None:
    assert facts(RULE, catalog_of(STEPS, time_limit=limits)) == expected


def test_the_steps_that_count_are_related() -> None:
    steps = {**STEPS, "b": {**STEPS["b"], "clock": "stops"}}
    [hit] = hits(RULE, catalog_of(steps, time_limit={"promised": "2 workdays", "from": "a"}))
    assert [related.field for related in hit.related] == ["steps.c.time_limit"]


def test_of_branches_the_longest_counts() -> None:
    steps = {"a": {"split": "all", "next": ["b", "c"]}, "b": {"time_limit": "4 days", "next": ["d"]},
             "c": {"time_limit": "3 days", "next": ["d"]}, "d": {"join": "all", "next": ["end"]}}
    assert facts(RULE, catalog_of(steps, time_limit={"promised": "4 days"})) == []
    [(_, _, values)] = facts(RULE, catalog_of(steps, time_limit={"promised": "3 days"}))
    assert values["path"] == "a → b"


def test_without_a_span_or_a_start_nothing_is_said() -> None:
    assert facts(RULE, catalog_of(STEPS, start=None, time_limit={"promised": "1 workday"})) == []


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of(STEPS, status="retired", time_limit={"promised": "1 workday"})) == []
