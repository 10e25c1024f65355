"""A written rule that is in force no more, with nothing in its place, while something still rests on it."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.reach import naming
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.ended import institution_has_ended
from riskctl.model.risk import Control, Institution


def check(comparison: Comparison) -> Iterator[EffectHit]:
    base, head = comparison.base, comparison.head
    for before, after in comparison.changed(Institution):
        changes = (*comparison.of(after, "status"), *comparison.of(after, "valid_to"))
        controls = tuple(id for id in naming(head, after.id) if isinstance(head.by_id.get(id), Control))
        has_ended = institution_has_ended(after, head.as_of) and not institution_has_ended(before, base.as_of)
        if changes and has_ended and controls and not after.replaced_by:
            yield EffectHit(changes, {"name": after.label, "controls": len(controls)}, controls)


RULE = Rule(
    "DF603", "institution-ended", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("制度“{name}”不再有效，没有替代制度，仍有 {controls} 项措施以它为依据",
                 "institution '{record}' is no longer in force, nothing takes its place, and controls still rest on it: {controls}"),
    mirror=Text("制度“{name}”恢复有效，有 {controls} 项措施以它为依据",
                "institution '{record}' is in force again, and controls rest on it: {controls}"),
    fault=Text("制度改为已废止或已过失效日期，没有写替代制度，而措施仍以它为依据。",
               "An institution is repealed or past its last day, names no successor, and controls still rest on it."),
    why=Text("措施失去了依据，就推行不下去，也追究不了责任。", "A control that rests on nothing is not kept up, and nobody can be held to it."),
    fix=Text("写上替代制度，或给措施另写依据。", "Name the institution that takes its place, or give the controls another."),
    not_flagged=Text("写明了替代制度的；没有措施以它为依据的；修订中的；记录整个删除的（措施的引用由引用规则报告）。",
                     "One with a successor, or on which no control rests; one that is being revised; a record that is removed, which the rules "
                     "about references report."),
)
