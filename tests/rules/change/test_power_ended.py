"""DF310: a power that is retired, and all that belonged to it with it."""

import pytest

from riskctl.change.comparison import compare
from riskctl.model.catalog import Catalog
from riskctl.review.effects import entries_of
from riskctl.rules import effect_rules
from riskctl.rules.change.power_ended import RULE
from tests.building import catalog
from tests.rules.change.ending import CLOSED, OVER, PAST, RETIRED, STEPS, bureau
from tests.rules.change.trying import assert_told


def told(base: Catalog, head: Catalog) -> list[tuple[str, str, str]]:
    entries, crashes = entries_of(compare(base, head), effect_rules())
    assert crashes == ()
    return [(entry.effect.value, entry.reason.rule.code if entry.reason.rule else "", entry.change.record) for entry in entries]


@pytest.mark.parametrize("end", [RETIRED, PAST])
def test_a_power_that_ends_with_its_risk_points_is_one_entry(end: dict[str, str]) -> None:
    field = next(iter(end))
    assert_told(RULE, bureau(), bureau(end, CLOSED, OVER), "w", field, {"name": "许可", "points": 1, "controls": 1})
    assert told(bureau(), bureau(end, CLOSED, OVER)) == [("unknown", "DF310", "w")]


def test_what_is_removed_with_it_counts_as_well() -> None:
    rest = catalog(powers={"w": {"name": "许可", "start": "s", "steps": STEPS, **RETIRED}, "v": {"name": "处罚"}})
    assert told(bureau(), rest) == [("unknown", "DF310", "w")]
    assert_told(RULE, bureau(), rest, "w", "status", {"name": "许可", "points": 1, "controls": 1})


@pytest.mark.parametrize("power", [{"status": "suspended"}, {"valid_to": "2026-06-30"}, {"valid_to": "2027-01-01"}])
def test_a_power_that_is_still_checked_has_not_ended(power: dict[str, str]) -> None:
    assert_told(RULE, bureau(), bureau(power, CLOSED), "w", None, None)
    assert ("weakens", "DF201", "r") in told(bureau(), bureau(power, CLOSED))


def test_a_risk_point_of_another_power_too_is_no_part_of_it() -> None:
    both = {"at": ["w/s", "v"]}
    assert told(bureau(point=both), bureau(RETIRED, {**both, **CLOSED})) == [("weakens", "DF201", "r"), ("unknown", "DF310", "w")]
