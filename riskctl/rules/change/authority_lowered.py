"""A step that somebody lower than before now takes, for some amounts or for all."""

from collections.abc import Iterator
from math import inf

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.amounts import EVERY_AMOUNT, Range, common, range_of, union
from riskctl.model.power import Authority, Power, Step
from riskctl.model.vocabulary import StepKind
from riskctl.rules.change._reporting import is_above

_DECIDING = frozenset({StepKind.REVIEW, StepKind.LEGAL_REVIEW, StepKind.DISCUSS, StepKind.DECIDE, StepKind.APPROVE,
                       StepKind.ADJUDICATE})
_ACTORS = ("authority", "post", "any_of", "all_of", "body")
_Actor = Step | Authority


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Power):
        for key, step in after.steps.items():
            known = before.steps.get(key)
            if known is None or not (known.authority or step.authority or step.kind in _DECIDING):
                continue
            changes = tuple(change for field in _ACTORS for change in comparison.of(after, "steps", key, field))
            lowered = list(_lowered(comparison, known, step)) if changes else []
            if lowered:
                was, now, _ = lowered[0]
                amounts = union(amount for *_, amount in lowered)
                yield EffectHit(changes, {"step": step.name or key, "before": _names(comparison, was), "after": _names(comparison, now),
                                          "amounts": "" if amounts == EVERY_AMOUNT else _shown(amounts, after)}, (f"{after.id}/{key}",))


def _lowered(comparison: Comparison, before: Step, after: Step) -> Iterator[tuple[_Actor, _Actor, Range]]:
    """Who took the step, who does now, and for what amounts, wherever the one is lower than the other."""
    for was, were in _bands(before):
        for now, are in _bands(after):
            for amounts in common([were], [are]):
                if _is_lower(comparison, was, now, has_bands=bool(before.authority or after.authority)):
                    yield was, now, amounts


def _bands(step: Step) -> Iterator[tuple[_Actor, Range]]:
    if not step.authority:
        yield step, EVERY_AMOUNT[0]
    for band in step.authority:
        amounts = range_of(band)
        if amounts is not None:
            yield band, amounts


def _is_lower(comparison: Comparison, was: _Actor, now: _Actor, *, has_bands: bool) -> bool:
    """Whether one may now act who is below all who acted, or somebody alone in the place of a body."""
    earlier, later = _posts(was), _posts(now)
    if was.body or now.body:
        return has_bands and bool(was.body and not now.body and later)
    below = [all(_is_above(comparison, upper, post) for upper in earlier) for post in later if earlier]
    return (all if now.all_of else any)(below) and bool(below)


def _is_above(comparison: Comparison, upper: str, lower: str) -> bool:
    return any(is_above(catalog, upper, lower) for catalog in (comparison.base, comparison.head))


def _posts(actor: _Actor) -> tuple[str, ...]:
    return (*((actor.post,) if actor.post else ()), *actor.any_of, *(one.post for one in actor.all_of if one.post))


def _names(comparison: Comparison, actor: _Actor) -> list[str]:
    return [comparison.head.label_of(id) for id in ((actor.body,) if actor.body else _posts(actor))]


def _shown(amounts: tuple[Range, ...], power: Power) -> str:
    """The amounts as ranges, in the unit of the power's measure."""
    unit = f" {power.measure.unit}" if power.measure and power.measure.unit else ""
    return ", ".join(f">{over:.15g}" if to == inf else f"{over:.15g}–{to:.15g}" for over, to in amounts) + unit


RULE = Rule(
    "DF307", "authority-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("环节“{step}”{amounts:bracketed}由{before:list}降为{after:list}决定",
                 "step '{step}' of '{record}'{amounts:bracketed} is now taken lower: {before:list} → {after:list}"),
    mirror=Text("环节“{step}”{amounts:bracketed}由{after:list}升为{before:list}决定",
                "step '{step}' of '{record}'{amounts:bracketed} is now taken higher: {after:list} → {before:list}"),
    fault=Text("审核、审批、决定环节或有审批权限的环节，全部或一定金额以内改由原岗位的下级办理，或由集体决定改为个人审批。",
               "A step that reviews, approves or decides, or one with bands of authority, is taken for all or some amounts by a post "
               "below the former one, or by somebody alone instead of a body."),
    why=Text("审批权限下移，原来由上一级或集体把关的金额就少了一道制约。",
             "Where the power to approve goes down, amounts that a superior or a body looked at have one check less."),
    fix=Text("恢复原权限；确需下放的，写明依据，并由上级定期抽查。",
             "Restore the bands; if authority must be delegated, give the ground and let the superior sample the cases."),
    not_flagged=Text("新旧岗位之间没有上下级关系的；没有金额权限的环节由集体改为个人（由 DF302 报告）。",
                     "Posts of which neither reports to the other; a body replaced in a step without bands (DF302 tells that)."),
)
