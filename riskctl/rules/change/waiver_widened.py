"""A waiver that now covers what it did not."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.separation import Waiver

_BOUNDS = ("rule", "record", "field", "between")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Waiver):
        changes = [change for key in _BOUNDS for change in comparison.of(after, key)] if _covers_more(before, after) else []
        changes += [change for change in comparison.of(after, "compensating") if change.kind is ChangeKind.REMOVED]
        if changes:
            yield EffectHit(tuple(changes), {"rule": after.rule or "", "on": comparison.head.label_of(after.record or "")},
                            tuple(dict.fromkeys(id for id in (after.record, before.record) if id)))


def _covers_more(before: Waiver, after: Waiver) -> bool:
    """Whether the later waiver covers anything that the earlier one did not."""
    is_other = (before.rule, before.record) != (after.rule, after.record)
    return is_other or before.field not in (None, after.field) or not set(before.between) <= set(after.between)


RULE = Rule(
    "DF505", "waiver-widened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("豁免“{record}”（规则 {rule}，“{on}”）覆盖了原先没有批准的内容，或少了补偿措施",
                 "waiver '{record}' ({rule} on '{on}') covers what it did not, or lost a compensating control"),
    mirror=Text("豁免“{record}”（规则 {rule}，“{on}”）不再覆盖原先的部分内容，或多了补偿措施",
                "waiver '{record}' ({rule} on '{on}') no longer covers all that it did, or gained a compensating control"),
    fault=Text("豁免不再限于原来的字段或双方，改为针对另一规则或另一记录，或去掉了补偿性控制。",
               "A waiver is no longer limited to its field or its two parties, is now of another rule or record, or loses a compensating "
               "control."),
    why=Text("豁免一旦放宽或移作他用，当初没有批准的问题也一并放过。",
             "A waiver that is widened, or put to another use, also passes faults that nobody approved."),
    fix=Text("恢复范围；需要扩大或另有所指的，另立一项并重新审批。",
             "Restore its bounds; if more or something else must be waived, have that approved separately."),
    not_flagged=Text("随编号变更而改写的规则或记录；理由、批准岗位的改动。",
                     "A rule or record that only has a new id; another reason or approving post."),
)
