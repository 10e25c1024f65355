"""A control that is said to work less well than before."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.vocabulary import Effectiveness

_ORDER = [word.value for word in Effectiveness]
_PARTS = ("design", "operation")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.record_kind in ("controls", "risk_points") and _is_lower(change):
            control = change.record if change.record_kind == "controls" else change.keys[1]
            yield EffectHit((change,), {"name": comparison.head.label_of(control), "before": str(change.before),
                                        "after": str(change.after)}, (control,))


def _is_lower(change: Change) -> bool:
    is_effect = len(change.keys) > 1 and change.keys[-2] == "effect" and change.keys[-1] in _PARTS
    return is_effect and change.kind is ChangeKind.CHANGED and change.before in _ORDER and change.after in _ORDER \
        and _ORDER.index(change.after) > _ORDER.index(change.before)


RULE = Rule(
    "DF104", "effectiveness-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("措施“{name}”的有效性由{before:effectiveness}降为{after:effectiveness}",
                 "control '{name}' went from {before:effectiveness} to {after:effectiveness}"),
    mirror=Text("措施“{name}”的有效性由{after:effectiveness}升为{before:effectiveness}",
                "control '{name}' went from {after:effectiveness} to {before:effectiveness}"),
    fault=Text("措施的设计或执行有效性，或它对某个风险点的有效性，写得比原来低。",
               "The design or operation of a control, or its effect on one risk point, is rated lower than before."),
    why=Text("评定下降说明防控确实弱了；设计上的等级和现状等级都随之上升。",
             "A lower rating says that control did get weaker; the planned and the current level rise with it."),
    fix=Text("写明整改办法和期限，或另加措施。", "Say how and by when it will be mended, or add a control."),
    not_flagged=Text("首次填写或取消评定的。", "A rating that is given for the first time or taken back."),
)
