"""A risk point that is supervised by somebody lower, or by nobody."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(RiskPoint):
        for change in comparison.of(after, "supervisor"):
            if change.kind is ChangeKind.REMOVED or (before.supervisor and after.supervisor and any(
                    _is_above(catalog, before.supervisor, after.supervisor) for catalog in (comparison.base, comparison.head))):
                yield EffectHit((change,), {"name": after.label, "before": comparison.head.label_of(before.supervisor or ""),
                                            "after": comparison.head.label_of(after.supervisor or "") or "–"},
                                tuple(powers_of(comparison.head, after.id)))


def _is_above(catalog: Catalog, upper: str, lower: str) -> bool:
    """Whether the line of reporting leads from the lower post to the upper one."""
    return upper in ancestors(lower, {post.id: post.reports_to for post in catalog.posts.values() if post.reports_to})


RULE = Rule(
    "DF203", "supervisor-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”的监督岗位由“{before}”降为“{after}”", "the supervisor of risk point '{record}' goes down: '{before}' → '{after}'"),
    mirror=Text("风险点“{name}”的监督岗位由“{after}”升为“{before}”", "the supervisor of risk point '{record}' goes up: '{after}' → '{before}'"),
    fault=Text("风险点的监督岗位改成了原岗位的下级，或不再写监督岗位。",
               "A risk point is now supervised by a post below the former one, or by none."),
    why=Text("等级越高的风险，监督的层级应当越高。", "The graver a risk, the higher the post that supervises it should stand."),
    fix=Text("恢复原监督岗位；等级已依程序降低的，写明审定日期。",
             "Restore the supervisor; if the level was duly lowered, give the date of the determination."),
    not_flagged=Text("新旧岗位之间没有上下级关系的。", "Posts of which neither reports to the other."),
)
