"""A control that is there no more."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.change.reach import answering, gone_with_power, powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import Control, RiskPoint


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for control in comparison.gone(Control):
        points = [point for point in answering(comparison.base, control.id) if gone_with_power(comparison, point) is None]
        following = [change for point in points for change in _dropped(comparison, point, control.id)]
        bare = [point.id for point in points if _is_bare(comparison, point)]
        powers = dict.fromkeys(power for point in points for power in powers_of(comparison.base, point.id))
        cause = comparison.whole(control)
        if cause is not None and points:
            yield EffectHit((cause, *following), {"name": control.label, "points": len(points), "powers": len(powers),
                                                  "bare": len(bare)}, (*(point.id for point in points), *powers))


def _dropped(comparison: Comparison, point: RiskPoint, control: str) -> Iterator[Change]:
    """The change by which the risk point no longer lists the control."""
    return (change for change in comparison.of(point, "controls", control) if len(change.path) == 2)


def _is_bare(comparison: Comparison, point: RiskPoint) -> bool:
    """Whether the risk point is still in force and has no control that is there."""
    now = comparison.head.risk_points.get(point.id)
    return now is not None and now.is_open and not any(answer.control in comparison.head.controls for answer in now.controls)


RULE = Rule(
    "DF101", "control-removed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("删除措施“{name}”：{powers} 项权力的 {points} 个风险点不再有它，其中 {bare} 个没有其他措施",
                 "control '{record}' removed; risk points that lose it: {points}, in powers: {powers}; left with no other: {bare}"),
    mirror=Text("新增措施“{name}”：{powers} 项权力的 {points} 个风险点有了它，其中 {bare} 个原先没有措施",
                "control '{record}' added; risk points that gain it: {points}, in powers: {powers}; that had none: {bare}"),
    fault=Text("一项防控措施从目录中删除。", "A control is removed from the catalog."),
    why=Text("措施一撤，靠它防控的风险点就少了一道关；没有其他措施的，就完全敞开了。",
             "Without the control, the risk points that it answered have one guard fewer; those that had no other have none."),
    fix=Text("说明由什么代替；风险点没有其他措施的，先补上再删。",
             "Say what takes its place; where risk points have no other control, add one before this one goes."),
    not_flagged=Text("改了编号而内容不变的措施；随所防控的权力一并删除的（由 DF306 报告）。",
                     "A control that was given another id and still says the same; one that went with the power it served (DF306)."),
)
