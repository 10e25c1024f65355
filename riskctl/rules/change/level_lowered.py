"""A risk point whose level was lowered although no control was added."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import RiskPoint
from riskctl.risk.assessment import assessor_of

_CAUSES = ("level", "scoring", "class")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(RiskPoint):
        changes = tuple(change for key in _CAUSES for change in comparison.of(after, key))
        was, now = assessor_of(comparison.base).inherent(before), assessor_of(comparison.head).inherent(after)
        if not changes or was is None or now is None or was.scheme != now.scheme or now.gravity <= was.gravity:
            continue
        if not {answer.control for answer in after.controls} - {answer.control for answer in before.controls}:
            yield EffectHit(changes, {"name": after.label, "before": was.label, "after": now.label},
                            tuple(powers_of(comparison.head, after.id)))


RULE = Rule(
    "DF202", "level-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”由{before}级降为{after}级，没有增加措施",
                 "risk point '{record}' goes from level {before} to {after} with no new control"),
    mirror=Text("风险点“{name}”由{after}级升为{before}级", "risk point '{record}' goes from level {after} to {before}"),
    fault=Text("风险点防控前的等级降低，而没有新的措施。", "The level before controls of a risk point is lowered, and no control was added."),
    why=Text("等级决定由谁监督、多久复核一次；没有依据地降级，就是放松监督。",
             "The level decides who supervises and how often it is reviewed; to lower it without grounds is to look away."),
    fix=Text("写明降级的依据（审定机构和日期）；确有新措施的，一并写上。",
             "Give the grounds (who determined it and when); if there is a new control, write it down too."),
    not_flagged=Text("同时增加了措施的；换了等级方案而无法比较的。",
                     "Where a control was added at the same time; levels of two schemes, which cannot be compared."),
)
