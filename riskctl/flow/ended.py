"""Which records belong to the past on a day, so that nobody need complete them any more."""

from datetime import date

from riskctl.model.power import Power
from riskctl.model.risk import Control, Institution
from riskctl.model.vocabulary import InstitutionStatus, PowerStatus


def is_past(last: date | None, day: date) -> bool:
    """Whether a last day is written and lies before the day."""
    return last is not None and last < day


def power_has_ended(power: Power, day: date) -> bool:
    """Whether the power is exercised no more: retired, or past its last day."""
    return power.status is PowerStatus.RETIRED or is_past(power.valid_to, day)


def control_has_ended(control: Control, day: date) -> bool:
    """Whether the control is past its last day."""
    return is_past(control.valid_to, day)


def institution_has_ended(institution: Institution, day: date) -> bool:
    """Whether the institution is repealed or past its last day."""
    return institution.status is InstitutionStatus.REPEALED or is_past(institution.valid_to, day)
