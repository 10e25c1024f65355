"""ST116: a return that gives no reason."""

from typing import Any

import pytest

from riskctl.rules.flow.return_without_reason import RULE
from tests.building import facts, run
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at

BACK = {"to": "a", "return": "send_back"}


@pytest.mark.parametrize(("way", "found"), [
    (BACK, True),
    ({**BACK, "reason": None}, True),
    ({**BACK, "reason": ""}, True),
    ({**BACK, "reason": "材料不齐"}, False),
    ({**BACK, "reason": 5}, False),
    ({**BACK, "when": "材料不齐"}, True),
    ({**BACK, "return": "sendback"}, True),
    ({**BACK, "return": None}, False),
    ({"to": "a"}, False),
])
def test_a_return_gives_its_reason(way: dict[str, Any], found: bool) -> None:
    expected = [at("b", "next", to="a", to_name="a")] if found else []
    assert facts(RULE, catalog_of({"a": ["b"], "b": ["end", way]})) == expected


def test_a_return_to_somewhere_unknown_is_named_as_it_is_written() -> None:
    of = catalog_of({"a": [{"to": "nowhere", "return": "send_back"}, {"return": "send_back"}]})
    assert [fact[2]["to_name"] for fact in facts(RULE, of)] == ["nowhere", ""]


def test_two_returns_of_a_step_are_told_apart() -> None:
    steps = {"a": ["b"], "b": ["c"], "c": ["end", BACK, {**BACK, "to": "b"}]}
    findings = run(catalog_of(steps), "ST116").findings
    assert len({finding.fingerprint for finding in findings if "-" not in finding.fingerprint}) == 2


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["b"], "b": ["end", BACK]}, status="retired")) == []
