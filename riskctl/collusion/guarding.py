"""Which steps of a power are effects, and which controls act at which step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.risk import Answer, Control
from riskctl.model.vocabulary import Effectiveness, StepKind, Timing

EFFECTS = frozenset({StepKind.DECIDE, StepKind.APPROVE, StepKind.EXECUTE, StepKind.COLLECT, StepKind.PAY})
"""The kinds of step by which a power has its effect."""
CONTROLLING = frozenset({StepKind.LEGAL_REVIEW, StepKind.DISCUSS, StepKind.SUPERVISE})
"""The kinds of step that control by themselves what comes after them."""

_KEPT = "timings of controls by step"


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
    acting = _timings(catalog)
    timings = {key: acting.get(f"{power.id}/{key}", frozenset()) for key in power.steps}
    return Guarding(
        effects=frozenset(key for key, step in power.steps.items() if step.kind in EFFECTS),
        controls=frozenset(key for key, step in power.steps.items() if timings[key] or step.kind in CONTROLLING),
        preventive=frozenset(key for key, found in timings.items() if Timing.PREVENTIVE in found),
    )


def _timings(catalog: Catalog) -> Mapping[str, frozenset[Timing]]:
    """For each step, the timings of the effective preventive and detective controls that act at it; found once and kept."""
    found: dict[str, frozenset[Timing]] | None = catalog.__dict__.get(_KEPT)
    if found is None:
        collected: dict[str, set[Timing]] = {}
        for step, timing in _acting(catalog):
            collected.setdefault(step, set()).add(timing)
        found = catalog.__dict__[_KEPT] = {step: frozenset(timings) for step, timings in collected.items()}
    return found


def _acting(catalog: Catalog) -> Iterator[tuple[str, Timing]]:
    """Each step with the timing of a control that acts there, with effect.

    A control acts at the steps it names itself, or, where it names none, at those of the open risk points that it
    answers. What a risk point at the step says of its effect goes before what the control says.
    """
    answers = _answers(catalog)
    for control in catalog.controls.values():
        timing = control.timing
        if timing not in (Timing.PREVENTIVE, Timing.DETECTIVE) or not in_force(control.valid_from, control.valid_to, catalog.as_of):
            continue
        answered = answers.get(control.id, {})
        for step in _steps(control.at, catalog) if control.at else answered:
            said: Sequence[Answer | None] = answered.get(step) or [None]
            if any(_works(control, answer) for answer in said):
                yield step, timing


def _answers(catalog: Catalog) -> Mapping[str, Mapping[str, list[Answer]]]:
    """For each control, the steps of the open risk points that it answers, with the answers there."""
    found: dict[str, dict[str, list[Answer]]] = {}
    for point in catalog.risk_points.values():
        if point.is_open:
            for answer in point.controls:
                if answer.control:
                    for step in _steps(point.at, catalog):
                        found.setdefault(answer.control, {}).setdefault(step, []).append(answer)
    return found


def _steps(places: Iterable[str], catalog: Catalog) -> Iterator[str]:
    """The steps among the places; `power/*` is all steps of the power. A bare power is no step."""
    for place in dict.fromkeys(places):
        power, _, key = place.partition("/")
        if key == "*" and power in catalog.powers:
            yield from (id for id, _ in catalog.powers[power].each_step())
        elif place in catalog.steps:
            yield place


def _works(control: Control, answer: Answer | None) -> bool:
    """Whether neither the design nor the operation is said to be without effect."""
    return all(_said(control, answer, part) is not Effectiveness.NONE for part in ("design", "operation"))


def _said(control: Control, answer: Answer | None, part: str) -> Effectiveness | None:
    for effect in (answer.effect if answer else None, control.effect):
        found: Effectiveness | None = getattr(effect, part) if effect else None
        if found is not None:
            return found
    return None
