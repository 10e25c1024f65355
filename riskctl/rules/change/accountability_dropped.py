"""A risk point for which somebody is no longer answerable."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import RiskPoint


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for _, after in comparison.changed(RiskPoint):
        for change in comparison.of(after, "accountable"):
            if change.kind is ChangeKind.REMOVED:
                held = change.old if isinstance(change.old, dict) else {"": change.old}
                posts = [comparison.base.label_of(str(post)) for post in held.values()]
                yield EffectHit((change,), {"name": after.label, "posts": posts}, tuple(powers_of(comparison.head, after.id)))


RULE = Rule(
    "DF204", "accountability-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”不再由 {posts:list} 负责", "{posts:list} no longer answers for risk point '{record}'"),
    mirror=Text("风险点“{name}”增加责任岗位 {posts:list}", "{posts:list} now answers for risk point '{record}'"),
    fault=Text("风险点的直接责任人、部门责任人或责任领导被去掉。",
               "The post that answers for a risk point, directly, in the unit or among the leaders, is dropped."),
    why=Text("责任人一空，出了问题就追不到人。", "With nobody answerable, nobody can be held to account."),
    fix=Text("写上接替的岗位。", "Name the post that takes over."),
    not_flagged=Text("换成另一岗位的。", "A post that takes the place of another."),
)
