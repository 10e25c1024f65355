"""A waiver that runs for longer."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.separation import Waiver


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Waiver):
        changes: tuple[Change, ...] = ()
        if before.expires and (after.expires is None or after.expires > before.expires):
            changes += comparison.of(after, "expires")
        if before.from_ and (after.from_ is None or after.from_ < before.from_):
            changes += comparison.of(after, "from")
        if changes:
            yield EffectHit(changes, {"rule": after.rule or "", "on": comparison.head.label_of(after.record or ""),
                                      "before": str(before.expires or "–"), "after": str(after.expires or "–")}, (after.record or "",))


RULE = Rule(
    "DF506", "waiver-prolonged", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("豁免“{record}”（规则 {rule}，“{on}”）延长：{before} → {after}",
                 "waiver '{record}' ({rule} on '{on}') runs longer: {before} → {after}"),
    mirror=Text("豁免“{record}”（规则 {rule}，“{on}”）缩短：{after} → {before}",
                "waiver '{record}' ({rule} on '{on}') runs shorter: {after} → {before}"),
    fault=Text("豁免的到期日推后，或起始日提前。", "A waiver ends later or begins earlier."),
    why=Text("豁免本应到期重审，一延再延就成了常态。", "A waiver is to be argued anew when it ends; prolonged again and again it becomes the rule."),
    fix=Text("重新审批后另立一项，写明新的理由。", "Have it approved anew, with a reason of today."),
    not_flagged=Text("只改理由或批准岗位的。", "A change of the reason or of who approved it."),
)
