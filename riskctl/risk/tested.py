"""Whether a control was tested lately enough for its operation to be believed."""

from datetime import date

from riskctl.flow.dates import last_day
from riskctl.flow.due import YEARLY
from riskctl.model.risk import Control


def holds_until(control: Control) -> date | None:
    """The last day on which the latest test of the control surely holds; None if it was never tested.

    The period is `test_every`, or a year.
    """
    return None if control.tested is None else last_day(control.tested, control.test_every or YEARLY)


def is_tested(control: Control, day: date) -> bool:
    """Whether the control was tested by that day, and within its period."""
    last = holds_until(control)
    return last is not None and control.tested is not None and control.tested <= day <= last
