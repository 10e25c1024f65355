"""Until when a test of a control holds."""

from datetime import date, timedelta

import pytest

from riskctl.model.risk import Control
from riskctl.risk.tested import holds_until, is_tested


@pytest.mark.parametrize(("fields", "last"), [
    ({}, None),
    ({"test_every": "1 month"}, None),
    ({"tested": "2025-06-30"}, date(2026, 6, 30)),
    ({"tested": "2024-02-29"}, date(2025, 2, 28)),
    ({"tested": "2026-01-31", "test_every": "1 month"}, date(2026, 2, 28)),
    ({"tested": "2026-01-31", "test_every": "30 days"}, date(2026, 3, 2)),
    ({"tested": "2026-01-31", "test_every": "30 workdays"}, date(2026, 3, 2)),
    ({"tested": "2026-01-31", "test_every": "47 hours"}, date(2026, 2, 1)),
    ({"tested": "2026-01-31", "test_every": "often"}, date(2027, 1, 31)),
    ({"tested": "31 January"}, None),
])
def test_the_last_day_of_a_test(fields: dict[str, object], last: date | None) -> None:
    control = Control("c", fields)
    assert holds_until(control) == last
    if last is not None and control.tested is not None:
        days = (control.tested - timedelta(1), control.tested, last, last + timedelta(1))
        assert [is_tested(control, day) for day in days] == [False, True, True, False]
    else:
        assert not is_tested(control, date(2026, 6, 30))
