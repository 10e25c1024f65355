"""A step that checked what others did, and now does something else."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.power import Power
from riskctl.rules.change._checking import CHECKING


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Power):
        for key, step in after.steps.items():
            known = before.steps.get(key)
            changes = comparison.of(after, "steps", key, "kind")
            if known and changes and known.kind in CHECKING and step.kind is not None and step.kind not in CHECKING:
                yield EffectHit(changes, {"step": step.name or key, "before": known.kind.value, "after": step.kind.value},
                                (f"{after.id}/{key}",))


RULE = Rule(
    "DF309", "check-recast", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("环节“{step}”由{before:step_kind}改为{after:step_kind}，不再把关",
                 "step '{step}' of '{record}' does not check any more: {before:step_kind} → {after:step_kind}"),
    mirror=Text("环节“{step}”由{after:step_kind}改为{before:step_kind}，开始把关",
                "step '{step}' of '{record}' now checks: {after:step_kind} → {before:step_kind}"),
    fault=Text("审核、核查、审批、决定一类的环节改成了登记、归档、送达等不把关的环节。",
               "A step that reviewed, verified, approved or decided is now one that only registers, files, serves or the like."),
    why=Text("名称还在，审核已经没有了；与它相关的职责分离也随之不再检查。",
             "The step stands and the check is gone, and with it the separation of duties that hung on it."),
    fix=Text("恢复原环节类型；确属类型写错的，在评审中说明。",
             "Restore the kind; if it was wrong from the start, say so in the review."),
    not_flagged=Text("把关环节之间类型的改动，如由审查改为核查；被删除的环节（由 DF301 报告）。",
                     "One kind of check in the place of another, such as review and verify; steps removed (DF301 tells those)."),
)
