"""A control that is still written down and is no longer in force."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.reach import answering, gone_with_power, powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import Control
from riskctl.rules.change._ending import is_on


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Control):
        changes = (*comparison.of(after, "valid_to"), *comparison.of(after, "valid_from"))
        if changes and is_on(before, comparison.base) and not is_on(after, comparison.head):
            answered = answering(comparison.base, after.id)
            points = [point for point in answered if gone_with_power(comparison, point) is None]
            if answered and not points:
                continue
            powers = dict.fromkeys(power for point in points for power in powers_of(comparison.base, point.id))
            yield EffectHit(changes, {"name": after.label, "points": len(points), "powers": len(powers)},
                            (*(point.id for point in points), *powers))


RULE = Rule(
    "DF108", "control-ended", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("措施“{name}”按新的有效期已不在执行：{powers} 项权力的 {points} 个风险点不再有它",
                 "control '{record}' is no longer in force; risk points that lose it: {points}, in powers: {powers}"),
    mirror=Text("措施“{name}”按新的有效期重新执行：{powers} 项权力的 {points} 个风险点有了它",
                "control '{record}' is in force again; risk points that gain it: {points}, in powers: {powers}"),
    fault=Text("措施的生效或失效日期改动后，截至检查之日不在有效期内。",
               "By a changed first or last day, a control is not in force on the day of the check."),
    why=Text("写着而不执行的措施，和删除一样，只是不容易看出来。",
             "A control that is written down and not carried out is as good as removed, and harder to notice."),
    fix=Text("说明由什么代替；仍在执行的，改正日期。", "Say what takes its place; if it is still carried out, correct the day."),
    not_flagged=Text("失效日期在检查之日以后的；没有改动而自然到期的；所防控的风险点随权力一并结束的（由 DF310 报告）。",
                     "A last day after the day of the check; controls that ran out with no change made; those whose risk points end "
                     "with their power (DF310 tells that)."),
)
