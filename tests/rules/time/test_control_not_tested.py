"""TM102: a control that was not tested in its period."""

from typing import Any

import pytest

from riskctl.rules.time.control_not_tested import RULE
from tests.building import catalog, facts


def control(**fields: Any) -> dict[str, Any]:
    return {"name": "盘点", "owner": "p", **fields}


@pytest.mark.parametrize(("fields", "field", "due", "state"), [
    ({"tested": "2025-06-29"}, "tested", "2026-06-29", "was last tested on 2025-06-29"),
    ({"tested": "2026-05-29", "test_every": "1 month"}, "tested", "2026-06-29", "was last tested on 2026-05-29"),
    ({"tested": "2026-05-30", "test_every": "30 days"}, "tested", "2026-06-29", "was last tested on 2026-05-30"),
    ({"tested": "2025-06-29", "valid_from": "2026-01-01"}, "tested", "2026-06-29", "was last tested on 2025-06-29"),
    ({"tested": "2026-06-09", "test_every": "20 workdays"}, "tested", "2026-06-29", "was last tested on 2026-06-09"),
    ({"valid_from": "2025-06-29"}, "valid_from", "2026-06-29", "has been in force since 2025-06-29 and was never tested"),
])
def test_a_control_past_its_period_is_found(fields: dict[str, Any], field: str, due: str, state: str) -> None:
    ((record, where, values),) = facts(RULE, catalog(controls={"c": control(**fields)}))
    assert (record, where, values["due"], values["state_en"], values["days"]) == ("c", field, due, state, 1)


@pytest.mark.parametrize("fields", [
    {}, {"tested": "2025-06-30"}, {"valid_from": "2025-06-30"}, {"tested": "2020-01-01", "valid_to": "2026-06-29"},
    {"tested": "2020-01-01", "valid_from": "2026-07-01"}, {"tested": "2026-06-10", "test_every": "20 workdays"},
    {"tested": "2020-02-30", "valid_from": "2020-01-01"}, {"tested": "2020-01-01", "test_every": "每年"}, {"valid_from": "很早"},
])
def test_what_is_in_order_or_cannot_be_told_is_not(fields: dict[str, Any]) -> None:
    assert facts(RULE, catalog(controls={"c": control(**fields)})) == []


@pytest.mark.parametrize(("months", "count"), [(12, 0), (11, 1), (0, 0)])
def test_the_usual_period_is_an_option(months: int, count: int) -> None:
    assert len(facts(RULE, catalog(controls={"c": control(tested="2025-07-15")}), months=months)) == count
