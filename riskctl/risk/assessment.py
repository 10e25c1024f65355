"""The three levels of a risk point: inherent, planned, current."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal, NamedTuple

from riskctl.flow.due import control_tests, usual_test
from riskctl.model.catalog import Catalog
from riskctl.model.quantity import Limit
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level, LevelScheme
from riskctl.model.vocabulary import SchemeMethod, Timing
from riskctl.risk.contribution import Contribution, contribution
from riskctl.risk.derivation import Derivation, derive
from riskctl.risk.ownership import Ownership
from riskctl.risk.reduction import Reduction, reduction_for, together
from riskctl.risk.scale import Scale, scale_of

_KEPT = "assessor"
_DERIVED, _INHERENT = "derived level", "inherent level"
"""What is kept with a risk point, and the scheme that it follows from: catalogs that share the point share it too."""


class Assessment(NamedTuple):
    """What a risk is worth: before controls, with the controls as designed, and as they operate today.

    All three levels are of the scheme in force; None if the risk point has none. `planned_points` and `current_points`
    are what the controls are worth together, `planned_off` and `current_off` the levels that this takes off.
    """

    point: RiskPoint
    inherent: Level | None
    planned: Level | None
    current: Level | None
    declared: Level | None = None
    derivation: Derivation | None = None
    contributions: tuple[Contribution, ...] = ()
    table: Reduction | None = None
    planned_points: int = 0
    current_points: int = 0
    planned_off: int = 0
    current_off: int = 0

    def leading(self, stage: Literal["planned", "current"]) -> tuple[Contribution, ...]:
        """The contributions that count at a stage: of each timing the first of the best that are worth anything."""
        best: dict[Timing | None, Contribution] = {}
        for one in self.contributions:
            if one.worth(stage) > (best[one.timing].worth(stage) if one.timing in best else 0):
                best[one.timing] = one
        return tuple(one for one in self.contributions if best.get(one.timing) is one)


class Assessor:
    """Assesses the risk points of one catalog on its day; what they share is worked out once."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.ownership = Ownership(catalog)
        self._done: dict[str, Assessment] = {}

    @cached_property
    def scheme(self) -> LevelScheme | None:
        """The level scheme in force."""
        return self.catalog.level_scheme

    @cached_property
    def scale(self) -> Scale | None:
        """The scale of the scheme in force."""
        return scale_of(self.scheme) if self.scheme else None

    @cached_property
    def table(self) -> Reduction | None:
        """What controls take off under the scheme in force."""
        return reduction_for(self.catalog, self.scheme) if self.scheme else None

    @cached_property
    def usual_test(self) -> Limit | None:
        """How often controls that do not say so themselves are tested; None for never."""
        return usual_test(self.catalog.manifest)

    @cached_property
    def overdue(self) -> frozenset[str]:
        """The controls that should have been tested before today, by the account of what falls due."""
        today = self.catalog.as_of
        return frozenset(due.record.id for due in control_tests(self.catalog, today, self.usual_test) if due.day < today)

    def assess(self, point: RiskPoint) -> Assessment:
        """The three levels of the risk point, and how they come about."""
        known = self._done.get(point.id)
        if known is None or known.point is not point:
            known = self._done[point.id] = self._assessed(point)
        return known

    def derivation(self, point: RiskPoint) -> Derivation | None:
        """How the scheme in force arrives at the level of the risk point; None if it holds nothing to go by."""
        kept: tuple[LevelScheme | None, Derivation | None] | None = point.__dict__.get(_DERIVED)
        if kept is None or kept[0] is not self.scheme:
            kept = point.__dict__[_DERIVED] = self.scheme, derive(self.scheme, point) if self.scheme else None
        return kept[1]

    def inherent(self, point: RiskPoint) -> Level | None:
        """The level before controls: the derived or the declared one, the graver of the two where they differ."""
        kept: tuple[LevelScheme | None, Level | None] | None = point.__dict__.get(_INHERENT)
        if kept is None or kept[0] is not self.scheme:
            kept = point.__dict__[_INHERENT] = self.scheme, self._before_controls(point)
        return kept[1]

    def _before_controls(self, point: RiskPoint) -> Level | None:
        declared = self.scale.level(point.level) if self.scale else None
        if self.scale is None or self.scale.scheme.by is SchemeMethod.DECLARED:
            return declared
        derivation = self.derivation(point)
        return _graver(declared, derivation.level if derivation else None)

    def every(self) -> Mapping[str, Assessment]:
        """The assessment of every risk point, retired ones too, by id."""
        return {id: self.assess(point) for id, point in self.catalog.risk_points.items()}

    def _assessed(self, point: RiskPoint) -> Assessment:
        derivation, inherent = self.derivation(point), self.inherent(point)
        declared = self.scale.level(point.level) if self.scale else None
        found = self._contributions(point, is_gravest=inherent is not None and inherent.is_gravest)
        if inherent is None or self.scale is None or self.table is None:
            return Assessment(point, inherent, inherent, inherent, declared, derivation, found, self.table)
        planned = together((one.timing, one.planned) for one in found)
        current = together((one.timing, one.current) for one in found)
        off = self.table.levels_off(planned), self.table.levels_off(current)
        after = self.scale.milder(inherent, off[0]), self.scale.milder(inherent, off[1])
        return Assessment(point, inherent, *after, declared, derivation, found, self.table, planned, current, *off)

    def _contributions(self, point: RiskPoint, *, is_gravest: bool) -> tuple[Contribution, ...]:
        controls, day = self.catalog.controls, self.catalog.as_of
        found: list[Contribution] = []
        for answer in point.controls:
            control = controls.get(answer.control or "")
            is_own = control is not None and self.ownership.is_own(control, point)
            found.append(contribution(answer, control, self.table, day, self.usual_test, is_own=is_own, is_gravest=is_gravest))
        return tuple(found)


def assess(catalog: Catalog, point: RiskPoint) -> Assessment:
    """The three levels of a risk point, its derivation, and what each of its controls takes off.

    - *Inherent*: the level that the scheme derives, or the declared one; the graver of the two where they differ.
    - *Planned*: less what the controls take off as designed, by the scheme's `reduces` table: a control is worth the
      least of its points for kind, timing and design; of each timing the best counts; the sum divided by the points for
      a level, rounded down, is the number of levels taken off, which has a maximum.
    - *Current*: the same, with the points for operation as well; untested if the latest test is out of date.

    Nothing is taken off by a control that has ended, that is in the hands of whom it controls (`Ownership.is_own`), or
    that is a training or mere exhortation where the level is the gravest. A scheme without a table takes that of a scheme it maps to.
    """
    return assessor_of(catalog).assess(point)


def assessor_of(catalog: Catalog) -> Assessor:
    """The assessor of a catalog; made once and kept with the catalog."""
    kept = catalog.__dict__.get(_KEPT)
    if not isinstance(kept, Assessor):
        kept = catalog.__dict__[_KEPT] = Assessor(catalog)
    return kept


def _graver(first: Level | None, second: Level | None) -> Level | None:
    if first is None or second is None:
        return first or second
    return min(first, second, key=lambda level: level.gravity)
