"""Which risk points are looked at: by unit, type and level; and the unit that each belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import RiskStatus, RiskType
from riskctl.risk.assessment import assessor_of
from riskctl.risk.roll_up import places_of


@dataclass(frozen=True, slots=True)
class Scope:
    """What risk points must be of: one of the units or below it, one of the types, one of the levels; empty is any.

    The level is the one before controls.
    """

    units: frozenset[str] = frozenset()
    types: frozenset[RiskType] = frozenset()
    levels: frozenset[str] = frozenset()


EVERYTHING = Scope()


def points_in(catalog: Catalog, scope: Scope = EVERYTHING) -> Iterator[RiskPoint]:
    """Every risk point in the scope that is not retired, in the order of the catalog."""
    assessor = assessor_of(catalog)
    for point in catalog.risk_points.values():
        if point.status is RiskStatus.RETIRED or (scope.types and scope.types.isdisjoint(point.type)):
            continue
        if scope.units and scope.units.isdisjoint(places_of(catalog, point, "unit")):
            continue
        level = assessor.assess(point).inherent
        if not scope.levels or (level is not None and level.id in scope.levels):
            yield point


def unit_of(catalog: Catalog, point: RiskPoint) -> str | None:
    """The unit in which the risk lies: of the power, post, unit or institution that it is attached to first."""
    return next(iter(places_of(catalog, point, "unit")), None)
