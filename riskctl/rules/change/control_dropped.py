"""A risk point that a control no longer answers, though the control is still there."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import RiskPoint


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for _, after in comparison.changed(RiskPoint):
        left = sum(answer.control in comparison.head.controls for answer in after.controls)
        for change in comparison.of(after, "controls"):
            control = comparison.head.controls.get(change.keys[-1])
            is_dropped = change.kind is ChangeKind.REMOVED and len(change.path) == 2 and not comparison.is_left_behind(change)
            if is_dropped and control is not None and after.is_open:
                yield EffectHit((change,), {"name": after.label, "control": control.label, "left": left},
                                (control.id, *powers_of(comparison.head, after.id)))


RULE = Rule(
    "DF102", "control-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”不再由措施“{control}”防控，还剩 {left} 项措施",
                 "risk point '{record}' is no longer answered by '{control}'; controls left: {left}"),
    mirror=Text("风险点“{name}”增加措施“{control}”，此前有 {left} 项措施",
                "risk point '{record}' is now answered by '{control}' too; controls before: {left}"),
    fault=Text("措施还在，但从某个风险点的 controls 里去掉了。", "A control is still there, but is taken off the list of a risk point."),
    why=Text("措施不再对着这个风险点，检查、测试和追责时就不会再想到它。",
             "Once a control is not said to answer a risk point, nobody will look for it there, test it there or answer for it."),
    fix=Text("说明为什么不再适用；仍在防控的，写回去。", "Say why it no longer applies; if it still does, write it back."),
    not_flagged=Text("措施本身被删除的（由 DF101 报告）；已接受或停用的风险点。",
                     "Controls that are themselves removed (DF101 tells that); risk points that are accepted or retired."),
)
