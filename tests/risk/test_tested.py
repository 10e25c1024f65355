"""Until when a test of a control holds, and that every part of riskctl goes by the same period."""

from datetime import date, timedelta

import pytest

from riskctl.flow.due import YEARLY, usual_test
from riskctl.model.quantity import Limit
from riskctl.model.risk import Control
from riskctl.risk import assessor_of
from riskctl.risk.coverage import Gap, coverage_of
from riskctl.risk.tested import holds_until, is_tested
from riskctl.rules.time.control_not_tested import RULE
from tests.building import catalog, facts_of_run


@pytest.mark.parametrize(("fields", "usual", "last"), [
    ({}, YEARLY, None),
    ({"test_every": "1 month"}, YEARLY, None),
    ({"tested": "2025-06-30"}, YEARLY, date(2026, 6, 30)),
    ({"tested": "2024-02-29"}, YEARLY, date(2025, 2, 28)),
    ({"tested": "2026-01-31", "test_every": "1 month"}, YEARLY, date(2026, 2, 28)),
    ({"tested": "2026-01-31", "test_every": "30 days"}, YEARLY, date(2026, 3, 2)),
    ({"tested": "2026-01-31", "test_every": "30 workdays"}, YEARLY, date(2026, 3, 2)),
    ({"tested": "2026-01-31", "test_every": "47 hours"}, YEARLY, date(2026, 2, 1)),
    ({"tested": "2026-01-31", "test_every": "often"}, YEARLY, date(2027, 1, 31)),
    ({"tested": "31 January"}, YEARLY, None),
    ({"tested": "2026-01-31"}, Limit(6, "months"), date(2026, 7, 31)),
    ({"tested": "2026-01-31", "test_every": "1 month"}, Limit(6, "months"), date(2026, 2, 28)),
    ({"tested": "2026-01-31", "test_every": "1 month"}, None, date(2026, 2, 28)),
])
def test_the_last_day_of_a_test(fields: dict[str, object], usual: Limit | None, last: date | None) -> None:
    control = Control("c", fields)
    assert holds_until(control, usual) == last
    if last is not None and control.tested is not None:
        days = (control.tested - timedelta(1), control.tested, last, last + timedelta(1))
        assert [is_tested(control, day, usual) for day in days] == [False, True, True, False]
    else:
        assert not is_tested(control, date(2026, 6, 30), usual)


def test_a_test_holds_for_good_where_nothing_is_tested_again() -> None:
    control = Control("c", {"tested": "2026-01-31"})
    assert [is_tested(control, day, None) for day in (date(2026, 1, 30), date(2026, 1, 31), date.max)] == [False, True, True]
    assert not is_tested(Control("c", {}), date.max, None)


@pytest.mark.parametrize(("rules", "usual"), [
    ({}, YEARLY),
    ({"TM102": "error"}, YEARLY),
    ({"TM102": {"severity": "error"}}, YEARLY),
    ({"TM102": {"months": 6}}, Limit(6, "months")),
    ({"TM102": {"months": 0}}, None),
    ({"TM102": {"months": "six"}}, YEARLY),
    ({"TM102": {"months": True}}, YEARLY),
])
def test_the_usual_period_is_that_of_the_manifest(rules: dict[str, object], usual: Limit | None) -> None:
    assert usual_test(catalog({"rules": rules}).manifest) == usual


@pytest.mark.parametrize("tested", ["2025-06-29", "2025-06-30", "2025-12-29", "2025-12-30", "2026-06-30"])
@pytest.mark.parametrize("every", [None, "3 months", "6 months", "24 months"])
@pytest.mark.parametrize("months", [None, 6, 12, 24, 0])
def test_rule_coverage_and_level_say_the_same(months: int | None, every: str | None, tested: str) -> None:
    control = {"name": "复核", "kind": "authorisation", "timing": "preventive", "owner": "q", "tested": tested,
               "effect": {"design": "full", "operation": "full"}, **({"test_every": every} if every else {})}
    of = catalog({"rules": {"TM102": {"months": months}}} if months is not None else {}, controls={"c": control},
                 risk_points={"r": {"name": "甲", "level": "high", "controls": ["c"]}})
    late = bool(facts_of_run(RULE, of))
    covered = coverage_of(of, of.risk_points["r"])
    contribution = assessor_of(of).assess(of.risk_points["r"]).contributions[0]
    assert [Gap.OVERDUE in answer.flaws for answer in covered.answers] == [late]
    assert (contribution.is_tested, contribution.operation) == ((False, "untested") if late else (True, "full"))
    assert contribution.current == (contribution.planned if not late else min(contribution.points))
