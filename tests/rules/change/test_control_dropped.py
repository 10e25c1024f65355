"""DF102: a risk point that a control no longer answers."""

from typing import Any

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.control_dropped import RULE
from tests.rules.change.trying import assert_told, of

CONTROLS = {"c": {"name": "双人核查"}, "d": {"name": "录像"}}


def point(controls: Any, **more: Any) -> Catalog:
    return of("risk_points", {"name": "核查不实", "controls": controls, **more}, controls=CONTROLS)


@pytest.mark.parametrize(("before", "after", "left"), [
    (["c", "d"], ["d"], 1),
    (["c"], [], 0),
    ([{"control": "c", "how": "逐件"}, "d"], ["d"], 1),
    (["c", "nobody"], ["nobody"], 0),
    (["c"], [{"control": "c", "how": "抽查"}], None),
    (["nobody"], [], None),
])
def test_an_answer_taken_off_is_told_with_what_is_left(before: Any, after: Any, left: int | None) -> None:
    values = None if left is None else {"name": "核查不实", "control": "双人核查", "left": left}
    assert_told(RULE, point(before), point(after), "x", "controls", values)


def test_what_is_not_in_force_and_what_is_removed_itself_are_left_out() -> None:
    assert_told(RULE, point(["c"], status="retired"), point([], status="retired"), "x", "controls", None)
    without = of("risk_points", {"name": "核查不实"}, controls={"d": CONTROLS["d"]})
    assert_told(RULE, point(["c"]), without, "x", "controls", None)
