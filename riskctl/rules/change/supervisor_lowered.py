"""A risk point that is supervised by somebody lower, or by nobody."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.risk.assessment import assessor_of
from riskctl.risk.scale import scale_of
from riskctl.risk.supervision import Supervision
from riskctl.rules.change._reporting import is_above


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(RiskPoint):
        for change in comparison.of(after, "supervisor"):
            if change.kind is ChangeKind.REMOVED or _is_lower(comparison, before, after):
                yield EffectHit((change,), {"name": after.label, "before": comparison.head.label_of(before.supervisor or ""),
                                            "after": comparison.head.label_of(after.supervisor or "") or "–"},
                                tuple(powers_of(comparison.head, after.id)))


def _is_lower(comparison: Comparison, before: RiskPoint, after: RiskPoint) -> bool:
    """Whether the supervisor is below the former one, or too low for the level where the former one was not."""
    was, now = before.supervisor, after.supervisor
    if not was or not now:
        return False
    below = any(is_above(catalog, was, now) for catalog in (comparison.base, comparison.head))
    return below or any(_suffices(comparison.head, was, after, scheme_of) is True
                        and _suffices(comparison.head, now, after, scheme_of) is False for scheme_of in (comparison.base, comparison.head))


def _suffices(catalog: Catalog, supervisor: str, point: RiskPoint, scheme_of: Catalog) -> bool | None:
    """Whether the post is one that the level of the risk point calls for, or higher; None where nothing is called for."""
    scheme = scheme_of.level_scheme
    level = assessor_of(scheme_of).inherent(point) if scheme and supervisor in catalog.posts else None
    words = scale_of(scheme).entry(level).supervisors if scheme and level else ()
    return Supervision(catalog).is_high_enough(supervisor, words, point) if words else None


RULE = Rule(
    "DF203", "supervisor-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”的监督岗位由“{before}”降为“{after}”", "the supervisor of risk point '{record}' goes down: '{before}' → '{after}'"),
    mirror=Text("风险点“{name}”的监督岗位由“{after}”升为“{before}”", "the supervisor of risk point '{record}' goes up: '{after}' → '{before}'"),
    fault=Text("风险点的监督岗位改成了原岗位的下级，或由够等级方案要求的改成不够的，或不再写监督岗位。",
               "A risk point is now supervised by a post below the former one, by one too low for its level where the former was "
               "not, or by none."),
    why=Text("等级越高的风险，监督的层级应当越高。", "The graver a risk, the higher the post that supervises it should stand."),
    fix=Text("恢复原监督岗位；等级已依程序降低的，写明审定日期。",
             "Restore the supervisor; if the level was duly lowered, give the date of the determination."),
    not_flagged=Text("新旧岗位之间没有上下级关系，而都够（或都不够）等级方案要求的。",
                     "Posts of which neither reports to the other, and both or neither are high enough for the level."),
)
