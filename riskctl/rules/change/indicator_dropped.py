"""A risk point that fewer indicators watch."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import RiskPoint


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(RiskPoint):
        left = len(set(after.indicators))
        if left >= len(set(before.indicators)) or not after.is_open:
            continue
        for change in comparison.of(after, "indicators"):
            if change.kind is ChangeKind.REMOVED:
                yield EffectHit((change,), {"name": after.label, "indicator": change.old or "", "left": left},
                                tuple(powers_of(comparison.head, after.id)))


RULE = Rule(
    "DF205", "indicator-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”不再监测“{indicator}”，还剩 {left} 项监测指标",
                 "risk point '{record}' is no longer watched by '{indicator}'; indicators left: {left}"),
    mirror=Text("风险点“{name}”增加监测指标“{indicator}”，此前有 {left} 项",
                "risk point '{record}' is now watched by '{indicator}' too; indicators before: {left}"),
    fault=Text("风险点的监测指标比原来少了。", "A risk point has fewer monitoring indicators than before."),
    why=Text("没有指标盯着，风险要等出了事才看得见。", "What nothing watches is seen only once it has happened."),
    fix=Text("说明为什么不再监测；换了指标的，写上新的。", "Say why it is no longer watched; if another indicator does it, write that one."),
    not_flagged=Text("换成别的指标、总数没有减少的；已接受或停用的风险点；风险点整个删除的（由 DF201 报告）。",
                     "Indicators replaced by as many others; risk points that are accepted or retired, or removed as a whole "
                     "(DF201 tells that)."),
)
