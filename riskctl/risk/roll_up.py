"""The levels of risk points summed up by step, power, post or unit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from riskctl.flow.naming import WHOLE
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level
from riskctl.model.vocabulary import RiskStatus
from riskctl.risk.assessment import Assessment, assessor_of

Place = Literal["step", "power", "post", "unit"]
Stage = Literal["inherent", "planned", "current"]
STAGES: tuple[Stage, ...] = ("inherent", "planned", "current")


@dataclass(slots=True)
class RollUp:
    """The risk points at one place: how many are of each level, by stage; `unlevelled` have none.

    `counts` has every level of the scheme in force that occurs, by stage and id. `points` are the ids, in the order of
    the catalog.
    """

    place: Place
    id: str
    points: list[str] = field(default_factory=list)
    counts: dict[Stage, dict[str, int]] = field(default_factory=lambda: {stage: {} for stage in STAGES})
    gravest: dict[Stage, Level | None] = field(default_factory=lambda: dict.fromkeys(STAGES))
    unlevelled: int = 0

    def add(self, assessment: Assessment) -> None:
        """Count one risk point in."""
        self.points.append(assessment.point.id)
        self.unlevelled += assessment.inherent is None
        for stage in STAGES:
            level: Level | None = getattr(assessment, stage)
            if level is None:
                continue
            self.counts[stage][level.id] = self.counts[stage].get(level.id, 0) + 1
            gravest = self.gravest[stage]
            if gravest is None or level.gravity < gravest.gravity:
                self.gravest[stage] = level


def roll_up(catalog: Catalog, place: Place, points: Iterable[RiskPoint] | None = None) -> Mapping[str, RollUp]:
    """For each step, power, post or unit that has any, the risk points there; in the order of the catalog.

    Without `points`, every risk point that is not retired. A step has the risk points at it; a power those at it or at
    its steps; a post those it is directly accountable for or that are at it; a unit those of its powers, of its posts
    and at it, and those of the units below it.
    """
    assessor = assessor_of(catalog)
    if points is None:
        points = (point for point in catalog.risk_points.values() if point.status is not RiskStatus.RETIRED)
    found: dict[str, RollUp] = {}
    for point in points:
        for id in places_of(catalog, point, place):
            found.setdefault(id, RollUp(place, id)).add(assessor.assess(point))
    return {id: found[id] for id in _in_order(catalog, place) if id in found}


def places_of(catalog: Catalog, point: RiskPoint, place: Place) -> tuple[str, ...]:
    """The steps, powers, posts or units that a risk point belongs to, each once."""
    match place:
        case "step":
            found: Iterable[str] = (target for target in point.at if target in catalog.steps)
        case "power":
            found = _powers(catalog, point)
        case "post":
            direct = point.accountable.direct if point.accountable else None
            found = (post for post in (direct, *point.at) if post in catalog.posts)  # type: ignore[misc]
        case "unit":
            parents = {unit.id: unit.parent for unit in catalog.units.values() if unit.parent}
            found = (unit for own in own_units(catalog, point) for unit in (own, *ancestors(own, parents)))
    return tuple(dict.fromkeys(found))


def _powers(catalog: Catalog, point: RiskPoint) -> Iterator[str]:
    for target in point.at:
        power = catalog.steps[target][0].id if target in catalog.steps else target.removesuffix("/" + WHOLE)
        if power in catalog.powers:
            yield power


def own_units(catalog: Catalog, point: RiskPoint) -> tuple[str, ...]:
    """The units of the risk point's powers and of what it is at; without a power also that of the post answerable."""
    powers = list(dict.fromkeys(_powers(catalog, point)))
    found = [catalog.powers[id].lead_unit for id in powers]
    for target in point.at:
        if target in catalog.posts:
            found.append(catalog.posts[target].unit)
        elif target in catalog.institutions:
            found.append(catalog.institutions[target].owner_unit)
        else:
            found.append(target)
    if not powers:
        found += [catalog.posts[post].unit for post in places_of(catalog, point, "post")]
    return tuple(dict.fromkeys(unit for unit in found if unit in catalog.units))  # type: ignore[misc]


def _in_order(catalog: Catalog, place: Place) -> Iterable[str]:
    match place:
        case "step":
            return catalog.steps
        case "power":
            return catalog.powers
        case "post":
            return catalog.posts
        case "unit":
            return catalog.units
