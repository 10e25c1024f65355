"""DF312: a limit of time that binds less."""

import pytest

from riskctl.rules.change.limit_loosened import _WORDS, RULE
from tests.building import effects
from tests.rules.change.trying import assert_told, of, power_of


@pytest.mark.parametrize(("before", "after", "told"), [
    (None, "outside", True),
    ("counts", "stops", True),
    ("outside", "stops", False),
    (None, "counts", False),
])
def test_a_step_that_counts_no_more_is_told(before: str | None, after: str | None, told: bool) -> None:
    base, head = (power_of({"s": {"name": "核查", **({"clock": clock} if clock else {})}}) for clock in (before, after))
    assert_told(RULE, base, head, "w", "steps.s.clock", {"name": "许可/核查", **_WORDS["clock"]} if told else None)


def test_an_extension_that_nobody_approves_is_told() -> None:
    base, head, other = (of("powers", {"name": "许可", "time_limit": {"statutory": "20 days", "extend": {"by": "10 days", **approved}}})
                         for approved in ({"approved_by": "p"}, {}, {"approved_by": "q"}))
    assert_told(RULE, base, head, "x", "time_limit.extend.approved_by", {"name": "许可", **_WORDS["extension"]})
    assert effects(RULE, base, other) == []
