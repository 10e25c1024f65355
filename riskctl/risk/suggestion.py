"""Which kinds of control would answer a risk point, ranked, each with its reasons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.flow.naming import WHOLE
from riskctl.model.catalog import Catalog, LawfulControl
from riskctl.model.power import Power
from riskctl.model.risk import Control, RiskPoint
from riskctl.model.vocabulary import ControlKind, RiskStatus, StepKind, Timing
from riskctl.risk.assessment import assessor_of
from riskctl.risk.contribution import is_soft
from riskctl.risk.coverage import coverage_of

_KINDS = tuple(ControlKind)
_CLOSES = (Timing.PREVENTIVE, Timing.DETECTIVE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A kind of control, and why: what the law asks, which gap in timing it closes, how many similar risks it answers.

    `example` is the control of this kind that answers the most similar risk points; of equals the first of the catalog.
    """

    kind: ControlKind
    laws: tuple[LawfulControl, ...] = ()
    closes: Timing | None = None
    used_by: int = 0
    example: str | None = None


def suggestions(catalog: Catalog, point: RiskPoint) -> tuple[Suggestion, ...]:
    """Every kind of control that there is a reason for and that is not in force at the risk point already, best first.

    Kinds that the law asks for go first; then those that usually act when nothing does yet, prevention before
    detection; then by how many similar risk points are answered by the kind; then in the order of the vocabulary.
    """
    there = _in_force(catalog, point)
    missing = _missing_timings(there)
    usage, examples = _usage(catalog, point)
    laws = list(laws_for(catalog, point))
    found = []
    for kind in _KINDS:
        if any(control.control_kind is kind for control in there):
            continue
        usual = catalog.shipped.usual_timings.get(kind)
        asked = tuple(law for law in laws if law.kind is kind)
        closes = usual if usual in missing else None
        if asked or closes or usage[kind]:
            found.append(Suggestion(kind, asked, closes, usage[kind], examples.get(kind)))
    return tuple(sorted(found, key=_rank))


def _rank(one: Suggestion) -> tuple[bool, int, int, int]:
    gap = _CLOSES.index(one.closes) if one.closes in _CLOSES else len(_CLOSES)
    return not one.laws, gap, -one.used_by, _KINDS.index(one.kind)


def _in_force(catalog: Catalog, point: RiskPoint) -> list[Control]:
    return [one.control for one in coverage_of(catalog, point).answers if one.control and one.is_in_force]


def _missing_timings(there: list[Control]) -> frozenset[Timing]:
    """Of prevention and detection, what no control does; training and exhortation do neither."""
    done = {control.timing for control in there if not is_soft(control)}
    return frozenset(timing for timing in _CLOSES if timing not in done)


def _usage(catalog: Catalog, point: RiskPoint) -> tuple[Counter[ControlKind], dict[ControlKind, str]]:
    """How many similar risk points have a control of each kind in force, and the control that answers the most."""
    kinds: Counter[ControlKind] = Counter()
    controls: Counter[str] = Counter()
    for other in similar_points(catalog, point):
        there = {control.id: control for control in _in_force(catalog, other)}
        kinds.update({control.control_kind for control in there.values() if control.control_kind})
        controls.update(there.keys())
    order = {id: at for at, id in enumerate(catalog.controls)}
    examples: dict[ControlKind, str] = {}
    for id in sorted(controls, key=lambda id: (-controls[id], order[id])):
        kind = catalog.controls[id].control_kind
        if kind is not None:
            examples.setdefault(kind, id)
    return kinds, examples


def similar_points(catalog: Catalog, point: RiskPoint) -> Iterator[RiskPoint]:
    """The other risk points, retired ones aside, of one of the same types and at one of the same kinds of step.

    A risk point at no step is similar to others at no step.
    """
    kinds = step_kinds(catalog, point)
    for other in catalog.risk_points.values():
        if other.id == point.id or other.status is RiskStatus.RETIRED or set(other.type).isdisjoint(point.type):
            continue
        others = step_kinds(catalog, other)
        if kinds & others or (not kinds and not others):
            yield other


def step_kinds(catalog: Catalog, point: RiskPoint) -> frozenset[StepKind]:
    """The kinds of the steps that the risk point is at; of every step of a power that it is at as a whole."""
    return frozenset(kind for _, kind in _steps(catalog, point))


def laws_for(catalog: Catalog, point: RiskPoint) -> Iterator[LawfulControl]:
    """What the law asks for at the steps that the risk point is at, in the order of the pack."""
    level = assessor_of(catalog).assess(point).inherent
    steps = list(_steps(catalog, point))
    for law in catalog.shipped.lawful_controls:
        if law.for_gravest and not (level and level.is_gravest):
            continue
        if any(kind in law.steps and _concerns(law, power) for power, kind in steps):
            yield law


def _concerns(law: LawfulControl, power: Power) -> bool:
    if law.types and (power.type or "").rpartition(":")[2] not in law.types:
        return False
    words = (power.label, *power.tags)
    return not law.named or any(name in word for name in law.named for word in words)


def _steps(catalog: Catalog, point: RiskPoint) -> Iterator[tuple[Power, StepKind]]:
    for target in point.at:
        if target in catalog.steps:
            power, step = catalog.steps[target]
            if step.kind:
                yield power, step.kind
        elif target.removesuffix("/" + WHOLE) in catalog.powers:
            power = catalog.powers[target.removesuffix("/" + WHOLE)]
            yield from ((power, step.kind) for step in power.steps.values() if step.kind)
