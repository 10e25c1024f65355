"""A separation rule that was removed, made milder, or may now be compensated."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.separation import SodRule
from riskctl.model.vocabulary import Compensation
from riskctl.rules.change._severities import is_milder


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for rule in comparison.gone(SodRule):
        whole = comparison.whole(rule)
        if whole is not None:
            yield EffectHit((whole,), {"name": rule.label})
    for before, after in comparison.changed(SodRule):
        changes: tuple[Change, ...] = ()
        if is_milder(_severity(after), _severity(before)):
            changes += comparison.of(after, "severity")
        if before.compensating is Compensation.FORBIDDEN and after.compensating is not Compensation.FORBIDDEN:
            changes += comparison.of(after, "compensating")
        if changes:
            yield EffectHit(changes, {"name": after.label})


def _severity(rule: SodRule) -> str:
    return str((rule.severity or Severity.ERROR).value)


RULE = Rule(
    "DF503", "separation-softened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("职责分离规则“{name}”被删除或放松", "separation rule '{record}' is removed or softened"),
    mirror=Text("职责分离规则“{name}”为新增或收紧", "separation rule '{record}' is added or made stricter"),
    fault=Text("职责分离规则被删除、降低级别，或改为允许补偿性控制。",
               "A separation rule is removed, made milder, or may now be compensated."),
    why=Text("规则一放松，不相容的职责就可以合到一个人手里。", "Without the rule, duties that do not go together may end in one hand."),
    fix=Text("恢复规则；个别岗位做不到的，用有期限的豁免。", "Restore the rule; where a post cannot comply, waive it for a time."),
    not_flagged=Text("规则内容（不相容的两侧、适用范围）的改动：不判断松紧，列为待判断。",
                     "What a rule says and where it applies: such a change is listed as unknown."),
)
