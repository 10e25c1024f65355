"""The risk points that rules about what must answer a risk look at: those of the gravest level, or all."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control, RiskPoint
from riskctl.model.scheme import Level
from riskctl.risk.assessment import assessor_of


@dataclass(frozen=True, slots=True)
class Options:
    """`every_level`: whether risks of milder levels are reported too."""

    every_level: bool = False


def answered(catalog: Catalog, options: Options) -> Iterator[tuple[RiskPoint, Level, list[Control]]]:
    """Each open risk point of the gravest level (of any, if wanted) that lists controls, with its level and its controls.

    One that lists a control which does not exist is left out: nobody knows what that one would do.
    """
    assessor = assessor_of(catalog)
    for point in catalog.risk_points.values():
        level = assessor.inherent(point) if point.is_open and point.controls else None
        if level is None or not (level.is_gravest or options.every_level):
            continue
        controls = [control for answer in point.controls if (control := catalog.controls.get(answer.control or ""))]
        if len(controls) == len(point.controls):
            yield point, level, controls
