"""A law or written rule that is no longer cited."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.kind is ChangeKind.REMOVED and _is_citation(change):
            yield EffectHit((change,), {"name": comparison.head.label_of(change.record),
                                        "citation": comparison.base.label_of(str(change.old))})


def _is_citation(change: Change) -> bool:
    return (len(change.keys) == 2 and change.keys[0] == "legal_basis") or \
        (change.record_kind == "controls" and change.keys == ("institution",))


RULE = Rule(
    "DF602", "citation-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”不再引用“{citation}”", "'{name}' no longer cites '{citation}'"),
    mirror=Text("“{name}”新引用“{citation}”", "'{name}' now cites '{citation}'"),
    fault=Text("权力事项、措施、文书或职责分离规则的依据少了一条，或措施不再写所依制度。",
               "A power, control, document or separation rule cites one law less, or a control its institution no more."),
    why=Text("没有依据的权力不得行使，没有依据的措施推行不下去。",
             "A power without a basis may not be exercised, and a control without one is not kept up."),
    fix=Text("写上现行依据；条号变了的，改条号而不是删除。", "Cite what is in force; where articles moved, change the number."),
    not_flagged=Text("原位换成另一条的。", "A citation that takes the place of another."),
)
