"""A risk point whose level was lowered although no control was added."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level
from riskctl.risk.assessment import Assessor, assessor_of

_CAUSES = ("level", "scoring", "class")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(RiskPoint):
        changes = tuple(change for key in _CAUSES for change in comparison.of(after, key))
        lowered = _lowered(comparison, before, after) if changes else None
        if lowered is None:
            continue
        was, now = lowered
        if not {answer.control for answer in after.controls} - {answer.control for answer in before.controls}:
            yield EffectHit(changes, {"name": after.label, "before": was.label, "after": now.label},
                            tuple(powers_of(comparison.head, after.id)))


def _lowered(comparison: Comparison, before: RiskPoint, after: RiskPoint) -> tuple[Level, Level] | None:
    """The level before and after, as declared or as it counts before controls, by the scheme of the base, else as each side has it."""
    earlier, later = assessor_of(comparison.base), assessor_of(comparison.head)
    was = _declared(earlier, before), earlier.inherent(before)
    now = (_declared(earlier, after), earlier.inherent(after)), (_declared(later, after), later.inherent(after))
    return next((pair for levels in now for pair in zip(was, levels, strict=True) if _is_milder(*pair)), None)  # type: ignore[return-value]


def _declared(assessor: Assessor, point: RiskPoint) -> Level | None:
    return assessor.scale.level(point.level) if assessor.scale else None


def _is_milder(was: Level | None, now: Level | None) -> bool:
    return was is not None and now is not None and was.scheme == now.scheme and now.gravity > was.gravity


RULE = Rule(
    "DF202", "level-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”由{before}级降为{after}级，没有增加措施",
                 "risk point '{record}' goes from level {before} to {after} with no new control"),
    mirror=Text("风险点“{name}”由{after}级升为{before}级", "risk point '{record}' goes from level {after} to {before}"),
    fault=Text("风险点评定的等级或防控前的等级降低，而没有新的措施。",
               "The declared level of a risk point, or its level before controls, is lowered, and no control was added."),
    why=Text("等级决定由谁监督、多久复核一次；没有依据地降级，就是放松监督。",
             "The level decides who supervises and how often it is reviewed; to lower it without grounds is to look away."),
    fix=Text("写明降级的依据（审定机构和日期）；确有新措施的，一并写上。",
             "Give the grounds (who determined it and when); if there is a new control, write it down too."),
    not_flagged=Text("同时增加了措施的；换了等级方案而无法比较的。",
                     "Where a control was added at the same time; levels of two schemes, which cannot be compared."),
)
