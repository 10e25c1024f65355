"""Which records belong to the past on a day."""

import pytest

from riskctl.flow.ended import control_has_ended, institution_has_ended, is_past, power_has_ended
from riskctl.model.power import Power
from riskctl.model.risk import Control, Institution
from tests.building import TODAY

DATES = [({}, False), ({"valid_to": "2026-06-30"}, False), ({"valid_to": "2026-06-29"}, True),
         ({"valid_to": "2026-07-01"}, False), ({"valid_from": "2027-01-01"}, False), ({"valid_to": "昨天"}, False)]


@pytest.mark.parametrize(("node", "ended"), [
    *DATES, ({"status": "retired"}, True), ({"status": "suspended"}, False), ({"status": "active"}, False),
    ({"status": "active", "valid_to": "2026-06-29"}, True)])
def test_powers(node: dict[str, object], ended: bool) -> None:
    assert power_has_ended(Power("p", node), TODAY) is ended


@pytest.mark.parametrize(("node", "ended"), DATES)
def test_controls(node: dict[str, object], ended: bool) -> None:
    assert control_has_ended(Control("c", node), TODAY) is ended


@pytest.mark.parametrize(("node", "ended"), [
    *DATES, ({"status": "repealed"}, True), ({"status": "revising"}, False), ({"status": "in_force"}, False)])
def test_institutions(node: dict[str, object], ended: bool) -> None:
    assert institution_has_ended(Institution("i", node), TODAY) is ended


def test_no_last_day_is_never_past() -> None:
    assert not is_past(None, TODAY)
