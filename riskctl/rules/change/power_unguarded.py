"""A power that is retired while risk points of it are still open, or somebody is still authorised to exercise it."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.rules.change._ending import ended, endings, still_there


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for power in ended(comparison):
        left = still_there(comparison, power)
        if left:
            points = [id for id in left if id in comparison.head.risk_points]
            yield EffectHit(endings(comparison, power), {"name": power.label, "points": len(points), "delegations": len(left) - len(points)},
                            left)


RULE = Rule(
    "DF311", "power-unguarded", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("权力事项“{name}”停止行使，环节不再检查，而它仍有 {points} 个在管的风险点、{delegations} 项有效的授权",
                 "power '{record}' is exercised no more and its steps are not checked, while it still has open risk points: {points}, "
                 "delegations: {delegations}"),
    mirror=Text("权力事项“{name}”恢复行使，环节重新受检查，它有 {points} 个在管的风险点、{delegations} 项有效的授权",
                "power '{record}' is exercised again and its steps are checked; it has open risk points: {points}, delegations: "
                "{delegations}"),
    fault=Text("一项权力改为已取消或已过失效日期，而它的风险点还列为在管，或还有人受托行使。",
               "A power is retired or past its last day, while risk points of it are still open or somebody is still authorised to "
               "exercise it."),
    why=Text("取消以后，环节的人数、审核、时限、职责分离都不再检查；风险点和授权还在，说明事情还在办，只是没有人看着。",
             "Once it is retired, neither people nor reviews, limits or separation in its steps are checked; risk points and "
             "delegations that stay say that the work goes on, and nobody looks."),
    fix=Text("确已取消的，一并关闭风险点、收回授权；仍在行使的，恢复状态。",
             "If it was abolished, close the risk points and end the delegations as well; if it is still exercised, restore its status."),
    not_flagged=Text("风险点和授权一并结束的（由 DF310 报告）；记录整个删除的（由 DF306 报告）。",
                     "Where both ended with it (DF310 tells that); a record that is removed (DF306)."),
)
