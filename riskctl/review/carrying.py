"""Staffing and collusion before and after a change, for the powers that it can touch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from riskctl.change.comparison import Comparison
from riskctl.check.base import under_rules_of
from riskctl.collusion.answer import Collusion, Question
from riskctl.collusion.survey import collusion_survey
from riskctl.collusion.thresholds import Thresholds
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.review.touched import touched_powers
from riskctl.staffing.answer import Staffing
from riskctl.staffing.survey import answer_for, share_solving

MOST_POWERS = 100
"""For how many powers the numbers are worked out, unless all are asked for."""
Answer = TypeVar("Answer", Staffing, Collusion)


class Turn(NamedTuple, Generic[Answer]):
    """The answer for a power before and after the change, of which the numbers differ; None where it has no process.

    `is_worse` is None where neither is worse: a power that came or went, or something not decided.
    """

    power: str
    before: Answer | None
    after: Answer | None
    is_worse: bool | None = None


class Carrying(NamedTuple):
    """What a change does to who can carry powers: the worse first.

    `examined` powers were worked out, for `left_out` the work was more than was allowed. Where files were not read nothing
    is compared (`is_withheld`): who is missing may only not have been read.
    """

    staffing: tuple[Turn[Staffing], ...] = ()
    collusion: tuple[Turn[Collusion], ...] = ()
    examined: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    is_withheld: bool = False


def carrying(comparison: Comparison, thresholds: Thresholds | None, most: int | None) -> Carrying:
    """Staffing and collusion of the touched powers whose numbers changed; of at most so many powers, None for all.

    The rules of separation of the base decide, and what duties mean there; where these tell no difference, those of the head.
    """
    base, head = comparison.base, comparison.head
    touched = touched_powers(comparison)
    if touched and (base.unread or head.unread):
        return Carrying(left_out=touched, is_withheld=True)
    examined = touched[:most]
    if not examined:
        return Carrying(left_out=touched)
    judged = under_rules_of(head, base)
    laters = (head,) if judged is head else (judged, head)
    for later in laters:
        share_solving(base, later)
    return Carrying(
        _turns(examined, _staffing(base, examined), [_staffing(later, examined) for later in laters], _staffed),
        _turns(examined, _collusion(base, examined, thresholds), [_collusion(later, examined, thresholds) for later in laters], _colluding),
        examined, touched[len(examined):])


def _in_force(catalog: Catalog, ids: Sequence[str]) -> list[Power]:
    wanted = set(ids)
    return [power for power, _ in processes(catalog) if power.id in wanted]


def _staffing(catalog: Catalog, ids: Sequence[str]) -> Mapping[str, Staffing]:
    return {power.id: answer_for(power, catalog) for power in _in_force(catalog, ids)}


def _collusion(catalog: Catalog, ids: Sequence[str], thresholds: Thresholds | None) -> Mapping[str, Collusion]:
    return {one.power: one for one in collusion_survey(catalog, thresholds, _in_force(catalog, ids))}


def _turns(ids: Sequence[str], before: Mapping[str, Answer], afters: Sequence[Mapping[str, Answer]],
           turned: Callable[[Answer, Answer], tuple[bool, bool | None]]) -> tuple[Turn[Answer], ...]:
    """What changed, the worse first, in the order of the ids; `turned` says of two answers whether they differ, and how.

    Of several accounts of what is after, the first that tells a difference is told.
    """
    found = filter(None, (next(filter(None, (_turn(id, before.get(id), after.get(id), turned) for after in afters)), None) for id in ids))
    return tuple(sorted(found, key=lambda turn: (turn.is_worse is not True, turn.is_worse is False)))


def _turn(id: str, was: Answer | None, now: Answer | None,
          turned: Callable[[Answer, Answer], tuple[bool, bool | None]]) -> Turn[Answer] | None:
    differs, is_worse = turned(was, now) if was is not None and now is not None else (was is not now, None)
    return Turn(id, was, now, is_worse) if differs else None


def _staffed(was: Staffing, now: Staffing) -> tuple[bool, bool | None]:
    """Whether a power can be staffed, or how many absences it survives, is another answer; whether it is a worse one."""
    if (was.is_satisfiable, was.resilience, was.survives) == (now.is_satisfiable, now.resilience, now.survives):
        return False, None
    first, second = _survived(was), _survived(now)
    return True, None if first is None or second is None or first == second else second < first


def _survived(answer: Staffing) -> float | None:
    """How many absences are survived: -1 where the power cannot be staffed, None where that is not known exactly."""
    if answer.is_satisfiable is None or (answer.open is not None and answer.resilience is None):
        return None
    return -1 if not answer.is_satisfiable else float("inf") if answer.resilience is None else answer.resilience


def _colluding(was: Collusion, now: Collusion) -> tuple[bool, bool | None]:
    """Whether how many it takes, or whether there is a bypass, is another answer; whether it is a worse one."""
    if _numbers(was) == _numbers(now):
        return False, None
    signs = []
    if was.number is not None and now.number is not None and was.number != now.number:
        signs.append(now.number < was.number)
    if Question.BYPASS not in {*was.open, *now.open} and (was.bypass is None) != (now.bypass is None):
        signs.append(now.bypass is not None)
    return True, any(signs) if signs else None


def _numbers(answer: Collusion) -> tuple[object, ...]:
    return answer.number, answer.without_rules, answer.bypass is None, tuple(answer.open)
