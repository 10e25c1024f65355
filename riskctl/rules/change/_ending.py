"""What belonged to a power that went or ended, asked by rules of this family."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.entry import Change
from riskctl.change.reach import gone_with_power, has_ended_since, naming
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.risk import Control, RiskPoint


def ended(comparison: Comparison) -> Iterator[Power]:
    """The powers that both have and that are exercised no more, as they are now."""
    return (after for _, after in comparison.changed(Power) if has_ended_since(comparison, after.id) and endings(comparison, after))


def endings(comparison: Comparison, power: Power) -> tuple[Change, ...]:
    """The changes by which the power ended."""
    return (*comparison.of(power, "status"), *comparison.of(power, "valid_to"))


def points_with(comparison: Comparison, power: str) -> list[RiskPoint]:
    """The risk points of this power alone that went or were closed with it, as they were; those that were open."""
    named = (comparison.base.risk_points.get(id) for id in naming(comparison.base, power))
    return [point for point in named if point and point.is_open and gone_with_power(comparison, point) == power]


def controls_with(comparison: Comparison, power: str, points: set[str]) -> list[Control]:
    """The controls that went or ended, as they were, and that served this power alone."""
    over = (before for before, after in comparison.changed(Control)
            if is_on(before, comparison.base) and not is_on(after, comparison.head))
    return [control for control in (*comparison.gone(Control), *over) if _is_of(comparison, control, power, points)]


def is_on(control: Control, catalog: Catalog) -> bool:
    """Whether the control is in force on the day of the catalog."""
    return in_force(control.valid_from, control.valid_to, catalog.as_of)


def _is_of(comparison: Comparison, control: Control, power: str, points: set[str]) -> bool:
    answered = {id for id in naming(comparison.base, control.id) if id in comparison.base.risk_points}
    return bool(answered or control.at) and answered <= points and {at.partition("/")[0] for at in control.at} <= {power}


def still_there(comparison: Comparison, power: Power) -> tuple[str, ...]:
    """What says that the power goes on: risk points in force at it, and delegations of it that hold."""
    head = comparison.head
    points = (id for id in naming(head, power.id) if id in head.risk_points and head.risk_points[id].is_open)
    loans = (id for id in naming(head, power.id) if id in head.delegations
             and in_force(head.delegations[id].valid_from, head.delegations[id].valid_to, head.as_of))
    return (*points, *loans)
