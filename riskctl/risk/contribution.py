"""What one control takes off one risk point."""

from datetime import date
from enum import Enum
from typing import Literal, NamedTuple

from riskctl.flow.ended import control_has_ended
from riskctl.flow.exhortation import only_exhorts
from riskctl.model.quantity import Limit
from riskctl.model.risk import Answer, Control
from riskctl.model.vocabulary import ControlKind, Effectiveness, Timing
from riskctl.risk.reduction import UNTESTED, Reduction
from riskctl.risk.tested import is_tested

Part = Literal["design", "operation"]


class Discount(Enum):
    """Why a control counts for nothing, whatever it is worth."""

    UNKNOWN = "unknown"
    """There is no control with that id."""
    ENDED = "ended"
    """It is past its last day."""
    OWN = "own"
    """It is in the hands of whom it controls."""
    TRAINING = "training"
    """It is a training, or only tells people to be better, and the level is the gravest."""
    NO_TABLE = "no_table"
    """No scheme says what controls take off."""


class Contribution(NamedTuple):
    """What a control is worth to a risk point, in points: as designed (`planned`) and as it operates (`current`).

    The worth is the least of the points for kind, timing and design, and for `current` also for operation. `operation`
    is the word that counts: `untested` where nobody says how it operates, or the latest test is out of date. A control
    that has not begun is worth something only as planned.
    """

    control: str
    kind: ControlKind | None = None
    timing: Timing | None = None
    design: str = ""
    operation: str = ""
    is_tested: bool = False
    has_begun: bool = True
    points: tuple[int, int, int, int] = (0, 0, 0, 0)
    planned: int = 0
    current: int = 0
    discount: Discount | None = None

    def worth(self, stage: Literal["planned", "current"]) -> int:
        """The points at a stage."""
        return self.planned if stage == "planned" else self.current


def contribution(answer: Answer, control: Control | None, table: Reduction | None, day: date, usual: Limit | None, *,
                 is_own: bool, is_gravest: bool) -> Contribution:
    """What the control that the answer names is worth by the table on that day; `usual` is how often controls are tested.

    A design that is not written counts as full: the control is taken at its word. An effect written at the risk point
    goes before the control's own.
    """
    if control is None:
        return Contribution(answer.control or "", discount=Discount.UNKNOWN)
    design, operation = effect_of(answer, control, "design"), effect_of(answer, control, "operation")
    tested = is_tested(control, day, usual)
    words = (control.control_kind.value if control.control_kind else "", control.timing.value if control.timing else "",
             design.value if design else Effectiveness.FULL.value,
             operation.value if operation and tested else UNTESTED)
    discount = _discount(control, table, day, is_own=is_own, is_gravest=is_gravest)
    points = _points(table, words)
    begun = control.valid_from is None or control.valid_from <= day
    return Contribution(
        control.id, control.control_kind, control.timing, words[2], words[3], tested, begun, points,
        0 if discount else min(points[:3]), 0 if discount or not begun else min(points), discount)


def _points(table: Reduction | None, words: tuple[str, str, str, str]) -> tuple[int, int, int, int]:
    if table is None:
        return 0, 0, 0, 0
    kind, timing, design, operation = words
    return table.of("kind", kind), table.of("timing", timing), table.of("design", design), table.of("operation", operation)


def effect_of(answer: Answer, control: Control, part: Part) -> Effectiveness | None:
    """How far the control works in its design or operation; what the risk point says goes before what the control says."""
    for effect in (answer.effect, control.effect):
        found: Effectiveness | None = getattr(effect, part) if effect else None
        if found is not None:
            return found
    return None


def part_without_effect(answer: Answer, control: Control) -> Part | None:
    """Which part of the control was found to be without effect, the design first; None if neither was."""
    if answer.effect is None and control.effect is None:
        return None
    parts: tuple[Part, ...] = ("design", "operation")
    return next((part for part in parts if effect_of(answer, control, part) is Effectiveness.NONE), None)


def is_soft(control: Control) -> bool:
    """Whether the control is a training, or only tells people to be better."""
    return control.control_kind is ControlKind.TRAINING or only_exhorts(control.name or "")


def _discount(control: Control, table: Reduction | None, day: date, *, is_own: bool,
              is_gravest: bool) -> Discount | None:
    if table is None:
        return Discount.NO_TABLE
    if control_has_ended(control, day):
        return Discount.ENDED
    if is_own:
        return Discount.OWN
    return Discount.TRAINING if is_gravest and is_soft(control) else None
