"""Risk points against controls: which control answers which risk, what is the matter with it, and where the holes are."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from riskctl.flow.ended import control_has_ended
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.model.language import Word
from riskctl.model.risk import Answer, Control, RiskPoint
from riskctl.model.vocabulary import Timing
from riskctl.risk.assessment import assessor_of
from riskctl.risk.contribution import is_soft, part_without_effect
from riskctl.risk.tested import is_tested


class Gap(Word):
    """What is the matter with the answer to a risk, or with one control of it."""

    NO_CONTROL = "no_control", "没有防控措施", "no control"
    NONE_IN_FORCE = "none_in_force", "所列措施都不在有效期内", "no control in force"
    ONLY_TRAINING = "only_training", "只有教育培训或号召性措施", "only training or exhortation"
    NO_PREVENTIVE = "no_preventive", "没有事前预防措施", "no preventive control"
    OWN = "own", "责任岗位就是被控制的岗位", "owned by whom it controls"
    NOT_WORKING = "not_working", "评为无效", "found not to work"
    OVERDUE = "overdue", "测试已过期", "test overdue"
    UNTESTED = "untested", "没有仍在有效期内的测试", "no test that still holds"
    ENDED = "ended", "已失效", "ended"
    NOT_BEGUN = "not_begun", "尚未生效", "not begun"
    TRAINING = "training", "教育培训或号召性措施", "training or exhortation"
    UNKNOWN = "unknown", "没有这项措施", "no such control"


WAIVED_BY: Mapping[Gap, tuple[str, ...]] = {
    Gap.NO_CONTROL: ("RP201",), Gap.NONE_IN_FORCE: ("RP202", "RP204"), Gap.ONLY_TRAINING: ("RP203",),
    Gap.NO_PREVENTIVE: ("RP204",), Gap.OWN: ("CT109",), Gap.NOT_WORKING: ("CT110",), Gap.OVERDUE: ("TM102",),
}
"""The rules that find what a hole says, for every hole there is; a waiver of one of them justifies it."""
_ABSENT = frozenset({Gap.UNKNOWN, Gap.ENDED, Gap.NOT_BEGUN})
_FLAWS = (Gap.OWN, Gap.NOT_WORKING, Gap.OVERDUE)


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
    are owned by whom they control, were found not to work (as designed or as operated), or should have been tested by
    now. That a control was not tested yet is no hole: it only takes nothing off the level of today.
    """
    answers = tuple(_answered(catalog, point, answer) for answer in point.controls)
    gap, live = opening_of(catalog, point), [answer for answer in answers if answer.is_in_force]
    found = [] if gap is None else [(gap, _ids(answers if gap is Gap.NONE_IN_FORCE else live if gap is Gap.ONLY_TRAINING else ()))]
    found += [(flaw, ids) for flaw in _FLAWS if (ids := _ids(answer for answer in live if flaw in answer.flaws))]
    return Coverage(point, answers, tuple(Hole(gap, ids, waiver_of(catalog, gap, point, ids)) for gap, ids in found))


def opening_of(catalog: Catalog, point: RiskPoint) -> Gap | None:
    """Why the risk stands open as a whole, if it does: the first of the four gaps of that sort that there is."""
    controls = [catalog.controls.get(answer.control or "") for answer in point.controls]
    live = [control for control in controls if control and in_force(control.valid_from, control.valid_to, catalog.as_of)]
    hard = [control for control in live if not is_soft(control)]
    if any(control.timing is Timing.PREVENTIVE for control in hard):
        return None
    if hard:
        return Gap.NO_PREVENTIVE
    return Gap.ONLY_TRAINING if live else Gap.NONE_IN_FORCE if controls else Gap.NO_CONTROL


def _ids(answers: Iterable[Answered]) -> tuple[str, ...]:
    """The controls of the answers, each once."""
    return tuple(dict.fromkeys(answer.id for answer in answers))


def _answered(catalog: Catalog, point: RiskPoint, answer: Answer) -> Answered:
    control = catalog.controls.get(answer.control or "")
    if control is None:
        return Answered(answer.control or "", None, (Gap.UNKNOWN,))
    assessor = assessor_of(catalog)
    is_overdue = control.id in assessor.overdue
    facts = (
        (Gap.ENDED, control_has_ended(control, catalog.as_of)),
        (Gap.NOT_BEGUN, control.valid_from is not None and control.valid_from > catalog.as_of),
        (Gap.TRAINING, is_soft(control)),
        (Gap.OWN, assessor.ownership.is_own(control, point)),
        (Gap.NOT_WORKING, part_without_effect(answer, control) is not None),
        (Gap.OVERDUE, is_overdue),
        (Gap.UNTESTED, not is_overdue and not is_tested(control, catalog.as_of, assessor.usual_test)),
    )
    return Answered(control.id, control, tuple(gap for gap, holds in facts if holds))


def waiver_of(catalog: Catalog, gap: Gap, point: RiskPoint, controls: Iterable[str]) -> str | None:
    """The waiver in force of a rule that finds the gap, on the risk point or on every one of the controls."""
    rules = WAIVED_BY.get(gap, ())
    held = {waiver.record: waiver.id for waiver in catalog.waivers.values()
            if waiver.rule in rules and waiver.expires and in_force(waiver.from_, waiver.expires, catalog.as_of)}
    if point.id in held:
        return held[point.id]
    named = [held.get(id) for id in controls]
    return named[0] if named and all(named) else None
