"""DF506: a waiver that runs for longer."""

from typing import Any

import pytest

from riskctl.rules.change.waiver_prolonged import RULE
from tests.building import effects
from tests.rules.change.trying import of


@pytest.mark.parametrize(("before", "after", "field", "expires"), [
    ({"expires": "2026-06-30"}, {"expires": "2026-12-31"}, "expires", ("2026-06-30", "2026-12-31")),
    ({"expires": "2026-06-30"}, {}, "expires", ("2026-06-30", "–")),
    ({"from": "2026-02-01", "expires": "2026-06-30"}, {"from": "2026-01-01", "expires": "2026-06-30"}, "from", ("2026-06-30", "2026-06-30")),
    ({"expires": "2026-06-30", "reason": "甲"}, {"expires": "2026-06-30", "reason": "乙"}, None, None),
    ({"expires": "2026-06-30"}, {"expires": "2026-06-30"}, None, None),
])
def test_a_longer_run_is_told(before: Any, after: Any, field: str | None, expires: Any) -> None:
    base, head = (of("waivers", {"rule": "RP201", "record": "r", **fields}) for fields in (before, after))
    values = {"rule": "RP201", "on": "r", "before": expires[0], "after": expires[1]} if expires else None
    assert effects(RULE, base, head) == ([("weakens", "x", field, values)] if values else [])


def test_a_shorter_run_is_told_on_the_way_back() -> None:
    base, head = (of("waivers", {"rule": "RP201", "record": "r", "expires": day}) for day in ("2026-12-31", "2026-06-30"))
    assert effects(RULE, base, head) == [
        ("strengthens", "x", "expires", {"rule": "RP201", "on": "r", "before": "2026-06-30", "after": "2026-12-31"})]
