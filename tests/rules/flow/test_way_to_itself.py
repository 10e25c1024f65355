"""ST122: a way from a step to itself."""

from typing import Any

import pytest

from riskctl.rules.flow.way_to_itself import RULE
from tests.building import facts
from tests.flow.drawing import catalog_of
from tests.rules.flow.naming import at


@pytest.mark.parametrize(("next_", "found"), [
    (["a", "end"], True),
    ("a", True),
    ([{"to": "a", "return": "send_back"}, "end"], True),
    (["a", {"to": "a", "return": "send_back"}], True),
    (["b"], False),
    (["end"], False),
    ([{"when": "a"}], False),
    (None, False),
])
def test_a_step_does_not_lead_to_itself(next_: Any, found: bool) -> None:
    of = catalog_of({"a": {"next": next_}, "b": ["end"]})
    assert facts(RULE, of) == ([at("a", "next")] if found else [])


def test_a_power_that_has_ended_is_left_alone() -> None:
    assert facts(RULE, catalog_of({"a": ["a"]}, status="retired")) == []
