"""Risk points against controls: which control answers which risk, what is the matter with it, and where the holes are."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from riskctl.flow.ended import control_has_ended
from riskctl.flow.exhortation import only_exhorts
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.language import Word
from riskctl.model.risk import Answer, Control, RiskPoint
from riskctl.model.vocabulary import ControlKind, Effectiveness, Timing
from riskctl.risk.assessment import assessor_of
from riskctl.risk.tested import is_tested


class Gap(Word):
    """What is the matter with the answer to a risk, or with one control of it."""

    NO_CONTROL = "no_control", "没有防控措施", "no control"
    NONE_IN_FORCE = "none_in_force", "所列措施都不在有效期内", "no control in force"
    ONLY_TRAINING = "only_training", "只有教育培训或号召性措施", "only training or exhortation"
    NO_PREVENTIVE = "no_preventive", "没有事前预防措施", "no preventive control"
    OWN = "own", "责任岗位就是被控制的岗位", "owned by whom it controls"
    NOT_WORKING = "not_working", "评为无效", "found not to work"
    UNTESTED = "untested", "没有仍在有效期内的测试", "no test that still holds"
    ENDED = "ended", "已失效", "ended"
    NOT_BEGUN = "not_begun", "尚未生效", "not begun"
    TRAINING = "training", "教育培训或号召性措施", "training or exhortation"
    UNKNOWN = "unknown", "没有这项措施", "no such control"


# The rule that finds the same; a waiver of it justifies the hole. Rules not named here judge nothing of the kind.
WAIVED_BY = {Gap.NO_CONTROL: "RP201", Gap.NONE_IN_FORCE: "RP202", Gap.ONLY_TRAINING: "RP203", Gap.UNTESTED: "TM102"}
_ABSENT = frozenset({Gap.UNKNOWN, Gap.ENDED, Gap.NOT_BEGUN})
_FLAWS = (Gap.OWN, Gap.NOT_WORKING, Gap.UNTESTED)


class Answered(NamedTuple):
    """A control that a risk point lists, and what is the matter with it there."""

    id: str
    control: Control | None
    flaws: tuple[Gap, ...] = ()

    @property
    def is_in_force(self) -> bool:
        """Whether there is such a control, and it has begun and not ended."""
        return _ABSENT.isdisjoint(self.flaws)


class Hole(NamedTuple):
    """Why a risk is not, or not wholly, answered; by which controls, where it is theirs; and the waiver in force for it."""

    gap: Gap
    controls: tuple[str, ...] = ()
    waiver: str | None = None


class Coverage(NamedTuple):
    """A risk point, its controls and its holes."""

    point: RiskPoint
    answers: tuple[Answered, ...]
    holes: tuple[Hole, ...]

    @property
    def is_justified(self) -> bool:
        """Whether there are holes, and a waiver in force for each."""
        return bool(self.holes) and all(hole.waiver for hole in self.holes)


def coverage_of(catalog: Catalog, point: RiskPoint) -> Coverage:
    """The controls of a risk point and its holes.

    At most one hole says that the risk stands open: nothing is listed; nothing listed is in force; all that is in force
    is training or exhortation; nothing else that is in force is preventive. Three more name the controls in force that
    are owned by whom they control, were found not to work (as designed or as operated), or have no test that still holds,
    which is what the level of today counts them by.
    """
    answers = tuple(_answered(catalog, point, answer) for answer in point.controls)
    found = [*_openings(answers), *_flawed(answers)]
    return Coverage(point, answers, tuple(Hole(gap, ids, waiver_of(catalog, gap, point, ids)) for gap, ids in found))


def _openings(answers: tuple[Answered, ...]) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    live = [answer for answer in answers if answer.is_in_force]
    hard = [answer for answer in live if Gap.TRAINING not in answer.flaws]
    if not answers:
        yield Gap.NO_CONTROL, ()
    elif not live:
        yield Gap.NONE_IN_FORCE, tuple(answer.id for answer in answers)
    elif not hard:
        yield Gap.ONLY_TRAINING, tuple(answer.id for answer in live)
    elif not any(answer.control and answer.control.timing is Timing.PREVENTIVE for answer in hard):
        yield Gap.NO_PREVENTIVE, ()


def _flawed(answers: tuple[Answered, ...]) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    for gap in _FLAWS:
        ids = tuple(answer.id for answer in answers if answer.is_in_force and gap in answer.flaws)
        if ids:
            yield gap, ids


def _answered(catalog: Catalog, point: RiskPoint, answer: Answer) -> Answered:
    control = catalog.controls.get(answer.control or "")
    if control is None:
        return Answered(answer.control or "", None, (Gap.UNKNOWN,))
    facts = (
        (Gap.ENDED, control_has_ended(control, catalog.as_of)),
        (Gap.NOT_BEGUN, control.valid_from is not None and control.valid_from > catalog.as_of),
        (Gap.TRAINING, is_soft(control)),
        (Gap.OWN, assessor_of(catalog).ownership.is_own(control, point)),
        (Gap.NOT_WORKING, not _works(control, answer)),
        (Gap.UNTESTED, not is_tested(control, catalog.as_of)),
    )
    return Answered(control.id, control, tuple(gap for gap, holds in facts if holds))


def _works(control: Control, answer: Answer) -> bool:
    """Whether neither design nor operation was found to be without effect; what the risk point says goes first."""
    for part in ("design", "operation"):
        said = (getattr(effect, part) for effect in (answer.effect, control.effect) if effect)
        if next((effect for effect in said if effect is not None), None) is Effectiveness.NONE:
            return False
    return True


def is_soft(control: Control) -> bool:
    """Whether the control is a training, or only tells people to be better."""
    return control.control_kind is ControlKind.TRAINING or only_exhorts(control.name or "")


def waiver_of(catalog: Catalog, gap: Gap, point: RiskPoint, controls: Iterable[str]) -> str | None:
    """The waiver in force of the rule that finds the gap, on the risk point or on every one of the controls."""
    rule = WAIVED_BY.get(gap)
    if rule is None:
        return None
    held = {waiver.record: waiver.id for waiver in catalog.waivers.values()
            if waiver.rule == rule and waiver.expires and in_force(waiver.from_, waiver.expires, catalog.as_of)}
    if point.id in held:
        return held[point.id]
    named = [held.get(id) for id in controls]
    return named[0] if named and all(named) else None
