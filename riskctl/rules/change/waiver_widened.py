"""A waiver that now covers more."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.separation import Waiver


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Waiver):
        changes = [change for change in comparison.of(after, "field") if change.kind is ChangeKind.REMOVED]
        if set(after.between) < set(before.between):
            changes += comparison.of(after, "between")
        changes += [change for change in comparison.of(after, "compensating") if change.kind is ChangeKind.REMOVED]
        if changes:
            yield EffectHit(tuple(changes), {"rule": after.rule or "", "on": comparison.head.label_of(after.record or "")},
                            (after.record or "",))


RULE = Rule(
    "DF505", "waiver-widened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("豁免“{record}”（规则 {rule}，“{on}”）范围扩大或不再有补偿措施",
                 "waiver '{record}' ({rule} on '{on}') covers more, or has no compensating control any more"),
    mirror=Text("豁免“{record}”（规则 {rule}，“{on}”）范围缩小或有了补偿措施",
                "waiver '{record}' ({rule} on '{on}') covers less, or has a compensating control now"),
    fault=Text("豁免不再限于某个字段或某两者之间，或去掉了补偿性控制。",
               "A waiver is no longer limited to a field or to two parties, or loses a compensating control."),
    why=Text("范围一宽，当初没有批准的问题也一并放过。", "A wider waiver also passes faults that nobody approved."),
    fix=Text("恢复范围；需要扩大的，另立一项并重新审批。", "Restore its bounds; if more must be waived, have that approved separately."),
    not_flagged=Text("改为豁免另一规则或另一记录的：列为待判断。", "A waiver of another rule or record: it is listed as unknown."),
)
