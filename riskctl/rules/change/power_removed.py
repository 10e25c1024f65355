"""A power that is there no more, with the risk points and controls that went with it."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.change.reach import gone_with_power, naming
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.block import Record
from riskctl.model.power import Power
from riskctl.rules.change._ending import controls_with


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for power in comparison.gone(Power):
        cause = comparison.whole(power)
        named = [comparison.base.risk_points.get(id) for id in naming(comparison.base, power.id)]
        points = [point for point in named if point and gone_with_power(comparison, point) == power.id]
        controls = controls_with(comparison, power.id, {point.id for point in points})
        if cause is not None:
            following = tuple(_removals(comparison, [*points, *controls]))
            yield EffectHit((cause, *following), {"name": power.label, "points": len(points), "controls": len(controls)},
                            tuple(change.record for change in following))


def _removals(comparison: Comparison, records: list[Record]) -> Iterator[Change]:
    return (whole for record in records if (whole := comparison.whole(record)) is not None)


RULE = Rule(
    "DF306", "power-removed", Severity.INFO, since="0.1", check=check, effect=Effect.UNKNOWN,
    message=Text("删除权力事项“{name}”，随之删除 {points} 个风险点、{controls} 项防控措施",
                 "power '{record}' removed; with it risk points: {points}, controls: {controls}"),
    mirror=Text("新增权力事项“{name}”，随之新增 {points} 个风险点、{controls} 项防控措施",
                "power '{record}' added; with it risk points: {points}, controls: {controls}"),
    fault=Text("一项权力连同它的风险点和专用措施从目录中删除。",
               "A power is removed from the catalog, with its risk points and the controls that served it alone."),
    why=Text("权力依法取消，防控随之结束；权力仍在行使而从目录里拿掉，就没有任何防控。目录本身分不清这两种情况。",
             "If the power was abolished, its controls end with it; if it is still exercised, nothing guards it any more. "
             "The catalog cannot tell which."),
    fix=Text("写明取消或划转的文件；仍在行使的，恢复。", "Name the document that abolished or moved it; if it is still exercised, restore it."),
    not_flagged=Text("措施还为其他权力服务的（由 DF101 报告）；改了编号的权力；停止行使而记录还在的（由 DF310、DF311 报告）。",
                     "Controls that serve other powers too (DF101 tells that); powers with another id, or retired (DF310, DF311)."),
)
