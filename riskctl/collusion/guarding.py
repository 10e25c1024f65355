"""Which steps of a power are effects, and which controls act at which step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.risk import Answer, Control, RiskPoint
from riskctl.model.vocabulary import Effectiveness, StepKind, Timing

EFFECTS = frozenset({StepKind.DECIDE, StepKind.APPROVE, StepKind.EXECUTE, StepKind.COLLECT, StepKind.PAY})
"""The kinds of step by which a power has its effect."""
CONTROLLING = frozenset({StepKind.LEGAL_REVIEW, StepKind.DISCUSS, StepKind.SUPERVISE})
"""The kinds of step that control by themselves what comes after them."""

_KEPT = "controls and risk points by power"
P = TypeVar("P", Control, RiskPoint)


class Guarding(NamedTuple):
    """The keys of a power's steps by what they are for bypasses: effects, controls for what follows, prevented ones."""

    effects: frozenset[str]
    controls: frozenset[str]
    preventive: frozenset[str]


def guarding_of(power: Power, catalog: Catalog) -> Guarding:
    """What the steps of the power are on the day of the catalog.

    A control step is one of a kind that controls, or one at which an effective preventive or detective control acts; it
    controls what follows. At its own step only a preventive control counts.
    """
    timings: dict[str, set[Timing]] = {key: set() for key in power.steps}
    for key, timing in _acting(power, catalog):
        timings[key].add(timing)
    return Guarding(
        effects=frozenset(key for key, step in power.steps.items() if step.kind in EFFECTS),
        controls=frozenset(key for key, step in power.steps.items() if timings[key] or step.kind in CONTROLLING),
        preventive=frozenset(key for key, found in timings.items() if Timing.PREVENTIVE in found),
    )


def _acting(power: Power, catalog: Catalog) -> Iterator[tuple[str, Timing]]:
    """Each step of the power with the timing of a preventive or detective control that acts there, with effect.

    A control acts at the steps it names itself, or, where it names none, at those of the open risk points that it
    answers. What a risk point at the step says of its effect goes before what the control says.
    """
    placed = _placed(catalog)
    answers: dict[str, dict[str, list[Answer]]] = {}
    for point in placed.points.get(power.id, ()):
        for answer in point.controls:
            for key in _steps(point.at, power) if answer.control in catalog.controls else ():
                answers.setdefault(answer.control or "", {}).setdefault(key, []).append(answer)
    answering = (catalog.controls[id] for id in answers)
    for control in (*placed.controls.get(power.id, ()), *(control for control in answering if not control.at)):
        timing = control.timing
        if timing not in (Timing.PREVENTIVE, Timing.DETECTIVE) or not in_force(control.valid_from, control.valid_to, catalog.as_of):
            continue
        answered = answers.get(control.id, {})
        for key in _steps(control.at, power) if control.at else answered:
            said: Sequence[Answer | None] = answered.get(key) or [None]
            if any(_works(control, answer) for answer in said):
                yield key, timing


class _Placed(NamedTuple):
    """The controls and the open risk points that say that they are in a power, by its id."""

    controls: Mapping[str, Sequence[Control]]
    points: Mapping[str, Sequence[RiskPoint]]


def _placed(catalog: Catalog) -> _Placed:
    """What is where in the catalog; looked up once and kept."""
    found = catalog.__dict__.get(_KEPT)
    if not isinstance(found, _Placed):
        points = (point for point in catalog.risk_points.values() if point.is_open)
        found = catalog.__dict__[_KEPT] = _Placed(_by_power(catalog.controls.values()), _by_power(points))
    return found


def _by_power(records: Iterable[P]) -> Mapping[str, Sequence[P]]:
    found: dict[str, list[P]] = {}
    for record in records:
        for power in dict.fromkeys(place.partition("/")[0] for place in record.at):
            found.setdefault(power, []).append(record)
    return found


def _steps(places: Iterable[str], power: Power) -> Iterator[str]:
    """The keys of the power's steps that are among the places; `power/*` is all of them. A bare power is no step."""
    for place in dict.fromkeys(places):
        id, _, key = place.partition("/")
        if id == power.id:
            yield from power.steps if key == "*" else (key,) if key in power.steps else ()


def _works(control: Control, answer: Answer | None) -> bool:
    """Whether neither the design nor the operation is said to be without effect."""
    return all(_said(control, answer, part) is not Effectiveness.NONE for part in ("design", "operation"))


def _said(control: Control, answer: Answer | None, part: str) -> Effectiveness | None:
    for effect in (answer.effect if answer else None, control.effect):
        found: Effectiveness | None = getattr(effect, part) if effect else None
        if found is not None:
            return found
    return None
