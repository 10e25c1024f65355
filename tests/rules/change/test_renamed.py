"""DF901: a record or step under another id."""

from typing import Any

import pytest

from riskctl.rules.change.renamed import RULE
from tests.rules.change.trying import assert_told, of, power_of


@pytest.mark.parametrize(("id", "told"), [("y", True), ("x", False)])
def test_a_new_id_is_told(id: str, told: bool) -> None:
    base, head = of("controls", {"name": "双人核查"}), of("controls", {"name": "双人核查"}, id)
    assert_told(RULE, base, head, id, None, {"before": "x", "after": "y"} if told else None)


def test_a_new_key_of_a_step_is_told() -> None:
    step: Any = {"name": "核查", "kind": "verify"}
    assert_told(RULE, power_of({"s": {"name": "受理"}, "a": step}), power_of({"s": {"name": "受理"}, "b": step}), "w", "steps.b",
                {"before": "a", "after": "b"})
