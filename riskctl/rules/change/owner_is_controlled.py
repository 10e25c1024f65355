"""A control that now belongs to whom it controls."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.reach import answering, powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control
from riskctl.risk.assessment import assessor_of


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Control):
        changes = (*comparison.of(after, "owner"), *comparison.of(after, "performed_by"))
        if not changes:
            continue
        was = _own(comparison.base, before)
        points = [point for point in _own(comparison.head, after) if point not in was]
        if points:
            powers = dict.fromkeys(power for point in points for power in powers_of(comparison.head, point))
            yield EffectHit(changes, {"name": after.label, "owner": comparison.head.label_of(after.owner or ""),
                                      "points": len(points)}, (*points, *powers))


def _own(catalog: Catalog, control: Control) -> list[str]:
    """The risk points for which the control is in the hands of the controlled."""
    ownership = assessor_of(catalog).ownership
    return [point.id for point in answering(catalog, control.id) if ownership.is_own(control, point)]


RULE = Rule(
    "DF105", "owner-is-controlled", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("措施“{name}”交给了被它约束的岗位“{owner}”，涉及 {points} 个风险点",
                 "control '{record}' now belongs to '{owner}', whom it controls; risk points: {points}"),
    mirror=Text("措施“{name}”不再由被它约束的人负责，涉及 {points} 个风险点",
                "control '{record}' no longer belongs to whom it controls; risk points: {points}"),
    fault=Text("措施的责任岗位或执行岗位改成了对风险点直接负责的人，或办理该环节的人。",
               "The owner or performer of a control is now the post that is accountable for the risk or performs the step."),
    why=Text("自己监督自己等于没有监督；评定等级时这样的措施不计分。",
             "Who watches over himself is watched by nobody; such a control counts nothing when levels are assessed."),
    fix=Text("由另一岗位负责，最好不在同一条报告线上。", "Give it to another post, best of another line of reporting."),
    not_flagged=Text("改动前已经如此的。", "What was so before the change."),
)
