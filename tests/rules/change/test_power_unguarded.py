"""DF311: a power that is retired while something of it goes on."""

import pytest

from riskctl.model.catalog import Catalog
from riskctl.rules.change.power_unguarded import RULE
from tests.rules.change.ending import CLOSED, OVER, PAST, RETIRED, bureau
from tests.rules.change.trying import assert_told


@pytest.mark.parametrize(("head", "points", "delegations"), [
    (bureau(RETIRED), 1, 0),
    (bureau(RETIRED, CLOSED, loan={}), 0, 1),
    (bureau(RETIRED, loan={"powers": [], "steps": ["w/s"]}), 1, 1),
    (bureau(RETIRED, loan={"valid_to": "2026-06-29"}), 1, 0),
])
def test_a_power_that_ends_while_something_of_it_goes_on_weakens(head: Catalog, points: int, delegations: int) -> None:
    assert_told(RULE, bureau(), head, "w", "status", {"name": "许可", "points": points, "delegations": delegations})


@pytest.mark.parametrize("head", [bureau(RETIRED, CLOSED, OVER), bureau({"status": "suspended"}), bureau({"valid_to": "2026-06-30"})])
def test_a_power_that_ends_as_a_whole_or_not_at_all_is_not_told(head: Catalog) -> None:
    assert_told(RULE, bureau(), head, "w", None, None)


def test_what_ended_before_ends_no_more() -> None:
    assert_told(RULE, bureau(RETIRED), bureau(PAST), "w", None, None)
