"""A risk point that is removed or retired while what it is at stays."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.reach import gone_with_power, powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.risk.assessment import assessor_of


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for point in comparison.gone(RiskPoint):
        whole = comparison.whole(point)
        if whole is not None and point.is_open and _stays(comparison.head, point) and gone_with_power(comparison, point) is None:
            yield EffectHit((whole,), _values(comparison, point), tuple(powers_of(comparison.base, point.id)))
    for before, after in comparison.changed(RiskPoint):
        if before.is_open and not after.is_open and gone_with_power(comparison, before) is None:
            yield EffectHit(comparison.of(after, "status"), _values(comparison, before), tuple(powers_of(comparison.base, before.id)))
        elif before.is_open:
            yield from _left(comparison, before, after)


def _left(comparison: Comparison, before: RiskPoint, after: RiskPoint) -> Iterator[EffectHit]:
    """Each place that is still there and no longer watched, where the risk point is now at fewer places."""
    places = set(after.at)
    for change in comparison.of(after, "at") if places < set(before.at) else ():
        at = str(change.old)
        if at not in places and _is_there(comparison.head, at) and not any(_lies_in(at, place) for place in places):
            yield EffectHit((change,), {**_values(comparison, before), "at": [comparison.base.label_of(at)]},
                            tuple(powers_of(comparison.base, before.id)))


def _lies_in(at: str, place: str) -> bool:
    """Whether a step belongs to a power that is a place as a whole."""
    return at.partition("/")[0] == place.removesuffix("/*")


def _stays(catalog: Catalog, point: RiskPoint) -> bool:
    return any(_is_there(catalog, at) for at in point.at)


def _is_there(catalog: Catalog, at: str) -> bool:
    return at in catalog.steps or at.removesuffix("/*") in catalog.by_id


def _values(comparison: Comparison, point: RiskPoint) -> dict[str, object]:
    level = assessor_of(comparison.base).inherent(point)
    return {"name": point.label, "level": level.label if level else "", "at": [comparison.base.label_of(at) for at in point.at]}


RULE = Rule(
    "DF201", "risk-point-removed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("风险点“{name}”{level:bracketed}不再在管，所在的 {at:list} 仍在",
                 "risk point '{record}'{level:bracketed} is no longer watched, while {at:list} stays"),
    mirror=Text("风险点“{name}”{level:bracketed}列入在管，位于 {at:list}",
                "risk point '{record}'{level:bracketed} is now watched, at {at:list}"),
    fault=Text("风险点被删除，或状态改为已接受、已停用，或不再位于原来的某一处，而那个环节、岗位或单位还在。",
               "A risk point is removed, accepted or retired, or no longer at one of its places, while that step, post or unit is still "
               "there."),
    why=Text("环节照样办理，风险就还在，只是没有人再看着它。",
             "While the work goes on the risk is there, and nobody looks after it any more."),
    fix=Text("说明风险为什么没有了；由别的风险点覆盖的，写明是哪一个。", "Say why the risk is gone, or which other risk point covers it."),
    not_flagged=Text("所在环节一并删除、所在权力一并停止行使的；原本就不在管的；换到另一处的。",
                     "Risk points whose step goes with them or whose power ends with them; those that were not in force; a "
                     "place that takes that of another."),
)
