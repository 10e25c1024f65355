"""TM106: a key post that will soon have nobody in it."""

from typing import Any

import pytest

from riskctl.rules.time.assignment_near_end import RULE
from tests.building import catalog, facts

ENDS = {"from": "2025-08-01", "to": "2026-07-30"}


@pytest.mark.parametrize(("assignments", "key", "days"), [
    ([ENDS], True, 30),
    ([ENDS], False, None),
    ([{**ENDS, "to": "2026-06-30"}], True, 0),
    ([{**ENDS, "to": "2026-07-31"}], True, None),
    ([{**ENDS, "to": "2026-06-29"}], True, None),
    ([ENDS, {"from": "2026-07-31"}], True, None),
    ([ENDS, {"from": "2026-08-01"}], True, 30),
    ([ENDS, {"as": "backup"}], True, 30),
    ([ENDS, {"from": "2025-01-01"}], True, None),
    ([ENDS, {"from": "2025-01-01", "to": "2026-07-20"}], True, 30),
])
def test_the_last_assignment_to_a_key_post_is_found(assignments: list[dict[str, Any]], key: bool, days: int | None) -> None:
    people = {f"x{at}": {"name": "张某", "assignments": [{"post": "p", "as": "primary", **one}]}
              for at, one in enumerate(assignments)}
    expected = [("x0", "assignments.to", {"post": "p", "post_name": "出纳岗", "due": str(assignments[0].get("to")), "days": days})]
    found = facts(RULE, catalog(posts={"p": {"name": "出纳岗", "key": key}}, people=people))
    assert found == (expected if days is not None else [])


@pytest.mark.parametrize(("days", "count"), [(29, 0), (30, 1)])
def test_how_long_before_is_an_option(days: int, count: int) -> None:
    of = catalog(posts={"p": {"name": "出纳岗", "key": True}},
                 people={"x": {"name": "张某", "assignments": [{"post": "p", "as": "acting", **ENDS}]}})
    assert len(facts(RULE, of, days=days)) == count


def test_a_post_that_does_not_exist_is_left_to_the_references() -> None:
    of = catalog(people={"x": {"name": "张某", "assignments": [{"post": "q", "as": "primary", **ENDS}]}})
    assert facts(RULE, of) == []
