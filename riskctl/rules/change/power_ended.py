"""A power that is retired, and everything that belonged to it with it."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.block import Record
from riskctl.rules.change._ending import controls_with, ended, endings, points_with, still_there


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for power in ended(comparison):
        if still_there(comparison, power):
            continue
        points = points_with(comparison, power.id)
        controls = controls_with(comparison, power.id, {point.id for point in points})
        following = (*(change for point in points for change in _closing(comparison, point, "status")),
                     *(change for control in controls for change in _closing(comparison, control, "valid_from", "valid_to")))
        yield EffectHit((*endings(comparison, power), *following), {"name": power.label, "points": len(points), "controls": len(controls)},
                        tuple(dict.fromkeys(change.record for change in following)))


def _closing(comparison: Comparison, record: Record, *keys: str) -> Iterator[Change]:
    """The change by which the record went, or those by which it was closed."""
    whole = comparison.whole(record)
    yield from (whole,) if whole is not None else (change for key in keys for change in comparison.of(record, key))


RULE = Rule(
    "DF310", "power-ended", Severity.INFO, since="0.1", check=check, effect=Effect.UNKNOWN,
    message=Text("权力事项“{name}”停止行使，随之结束 {points} 个风险点、{controls} 项防控措施",
                 "power '{record}' is exercised no more; with it ended risk points: {points}, controls: {controls}"),
    mirror=Text("权力事项“{name}”恢复行使，随之恢复 {points} 个风险点、{controls} 项防控措施",
                "power '{record}' is exercised again; with it came risk points: {points}, controls: {controls}"),
    fault=Text("一项权力改为已取消或已过失效日期，它的风险点和授权也随之结束。",
               "A power is retired or past its last day, and its risk points and delegations ended with it."),
    why=Text("权力依法取消，环节、风险点、措施不再有约束，是应有之义；仍在行使而写成取消，就没有任何检查。目录本身分不清这两种情况。",
             "If the power was abolished, its steps, risk points and controls bind nobody any more, as they should; if it is still "
             "exercised, nothing of it is checked. The catalog cannot tell which."),
    fix=Text("写明取消或划转的文件；仍在行使的，恢复状态。",
             "Name the document that abolished or moved it; if it is still exercised, restore its status."),
    not_flagged=Text("还有在管的风险点或有效的授权的（由 DF311 报告）；记录整个删除的（由 DF306 报告）；暂停的，仍照常检查。",
                     "Where risk points are still open or delegations hold (DF311 tells that); a record that is removed (DF306); a "
                     "suspended power, which is checked as before."),
)
