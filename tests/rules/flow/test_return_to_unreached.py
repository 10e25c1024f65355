"""ST120: a return to a step that the case did not come from."""

from typing import Any

import pytest
from hypothesis import given

from riskctl.rules.flow.return_to_unreached import RULE
from tests.building import facts, run
from tests.flow.drawing import END, Steps, catalog_of, processes, walked
from tests.rules.flow.naming import at


def back(to: str) -> dict[str, str]:
    return {"to": to, "return": "send_back"}


@pytest.mark.parametrize(("steps", "expected"), [
    ({"a": ["b"], "b": ["c"], "c": ["end", back("a"), back("b")]}, []),
    ({"a": ["b", "c"], "b": ["end"], "c": ["end", back("b")]}, [at("c", "next", to="b", to_name="b")]),
    ({"a": ["b", back("b")], "b": ["end"]}, [at("a", "next", to="b", to_name="b")]),
    ({"a": ["b"], "b": ["end", back("end")]}, [at("b", "next", to="end", to_name="结束")]),
    ({"a": ["b", back("a")], "b": ["end"]}, []),
    ({"a": ["b"], "b": ["end", back("nowhere")]}, []),
    ({"a": ["b"], "b": ["end", back("c")], "c": ["end"]}, []),
    ({"a": ["b"], "b": ["end"], "c": ["end", back("b")]}, []),
    ({"a": ["b", "c"], "b": ["nowhere"], "c": ["end", back("b")]}, []),
])
def test_a_return_goes_where_the_case_came_from(steps: dict[str, Any], expected: list[Any]) -> None:
    assert facts(RULE, catalog_of(steps)) == expected


def test_two_wrong_returns_of_a_step_are_told_apart() -> None:
    steps = {"a": ["b", "c", "d"], "b": ["end"], "c": ["end"], "d": ["end", back("b"), back("c")]}
    findings = run(catalog_of(steps), "ST120").findings
    assert len({finding.fingerprint for finding in findings if "-" not in finding.fingerprint}) == 2


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["b", back("b")], "b": ["end"]}, status="retired")) == []


@given(processes())
def test_a_return_is_wrong_just_when_no_way_leads_from_its_target(steps: Steps) -> None:
    reached = walked(steps, "a")
    returns = [(key, way) for key in steps if key in reached for way in steps[key] if "return" in way]
    expected = {(key, way["to"]) for key, way in returns
                if (way["to"] == END or (way["to"] in reached and key not in walked(steps, way["to"])))}
    found = {(str(values["name"]), values["to"]) for _, _, values in facts(RULE, catalog_of(steps))}
    assert found == expected
