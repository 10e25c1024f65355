"""A new waiver."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.separation import Waiver


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for waiver in comparison.come(Waiver):
        whole = comparison.whole(waiver)
        if whole is not None:
            record = waiver.record or ""
            yield EffectHit((whole,), {"rule": waiver.rule or "", "on": comparison.head.label_of(record),
                                       "expires": str(waiver.expires or "–"), "reason": waiver.reason or ""}, (record,))


RULE = Rule(
    "DF504", "waiver-added", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("新增豁免：规则 {rule} 对“{on}”不再计，到 {expires} 为止{reason:bracketed}",
                 "waiver added: {rule} no longer counts on '{on}' until {expires}{reason:bracketed}"),
    mirror=Text("撤销豁免：规则 {rule} 对“{on}”恢复计入{reason:bracketed}，原定到 {expires}",
                "waiver removed: {rule} counts on '{on}' again{reason:bracketed}; it ran until {expires}"),
    fault=Text("新增一项豁免。", "A waiver is added."),
    why=Text("豁免是对问题的容忍，应当由看得见的人批准；本次改动仍按旧版本的豁免检查。",
             "A waiver lets a fault stand and should be approved in the open; this change itself is still checked with the waivers of the base."),
    fix=Text("核对批准岗位、理由和期限；能整改的先整改。", "Check who approves it, why, and until when; mend what can be mended."),
    not_flagged=Text("改了编号的豁免。", "A waiver with another id."),
)
