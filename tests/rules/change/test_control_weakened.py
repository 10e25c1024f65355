"""DF103: a control of a weaker kind, or that acts later."""

from typing import Any

import pytest

from riskctl.rules.change.control_weakened import RULE
from tests.rules.change.trying import assert_told, of


@pytest.mark.parametrize(("before", "after", "field"), [
    (("dual_person", "preventive"), ("training", "preventive"), "kind"),
    (("dual_person", "preventive"), ("dual_person", "corrective"), "timing"),
    (("system_block", "preventive"), ("dual_person", "detective"), "kind"),
    (("dual_person", "preventive"), ("separation", "preventive"), None),
    (("dual_person", "detective"), ("training", "preventive"), None),
    (("dual_person", "preventive"), ("dual_person", "preventive"), None),
])
def test_points_of_the_scheme_decide(before: tuple[str, str], after: tuple[str, str], field: str | None) -> None:
    values: Any = None if field is None else {"name": "核查", "kind": before[0], "new_kind": after[0], "timing": before[1], "new_timing": after[1]}
    base, head = (of("controls", {"name": "核查", "kind": kind, "timing": timing}) for kind, timing in (before, after))
    assert_told(RULE, base, head, "x", field, values)


def test_the_table_of_the_scheme_in_force_counts() -> None:
    table = {"points_per_level": 2, "together": "best_of_each_timing", "kind": {"training": 4, "dual_person": 1},
             "timing": {"preventive": 1}, "design": {}, "operation": {}}
    scheme = {"own": {"name": "自定", "by": "declared", "levels": [{"id": "a", "label": "甲"}], "reduces": table}}
    base, head = (of("controls", {"name": "核查", "kind": kind, "timing": "preventive"}, manifest={"level_scheme": "own"},
                     level_schemes=scheme) for kind in ("training", "dual_person"))
    assert_told(RULE, base, head, "x", "kind", {"name": "核查", "kind": "training", "new_kind": "dual_person", "timing": "preventive",
                                                "new_timing": "preventive"})
