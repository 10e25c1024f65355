"""Whether a control was tested lately enough for its operation to be believed."""

from datetime import date

from riskctl.flow.dates import last_day
from riskctl.model.quantity import Limit
from riskctl.model.risk import Control


def holds_until(control: Control, usual: Limit | None) -> date | None:
    """The last day on which the latest test of the control surely holds; None if it was never tested.

    The period is `test_every`, or the usual one (`usual_test`); without either a test holds for good.
    """
    if control.tested is None:
        return None
    period = control.test_every or usual
    return last_day(control.tested, period) if period else date.max


def is_tested(control: Control, day: date, usual: Limit | None) -> bool:
    """Whether the control was tested by that day, and within its period or else the usual one."""
    last = holds_until(control, usual)
    return last is not None and control.tested is not None and control.tested <= day <= last
