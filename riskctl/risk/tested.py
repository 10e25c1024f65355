"""Whether a control was tested lately enough for its operation to be believed."""

from datetime import date

from riskctl.flow.dates import add_days, add_months
from riskctl.model.quantity import Limit
from riskctl.model.risk import Control

DEFAULT_PERIOD = Limit(12, "months")


def holds_until(control: Control) -> date | None:
    """The last day on which the latest test of the control surely holds; None if it was never tested.

    The period is `test_every`, or 12 months. Workdays count as days, since workday n is never before day n; hours as
    the whole days in them.
    """
    if control.tested is None:
        return None
    period = control.test_every or DEFAULT_PERIOD
    match period.unit:
        case "months":
            return add_months(control.tested, period.amount)
        case "days" | "workdays":
            return add_days(control.tested, period.amount)
        case "hours":
            return add_days(control.tested, period.amount // 24)


def is_tested(control: Control, day: date) -> bool:
    """Whether the control was tested by that day, and within its period."""
    last = holds_until(control)
    return last is not None and control.tested is not None and control.tested <= day <= last
