"""A control that nobody answers for any more, or that is no longer performed at a step that stays."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.change.reach import answering
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.risk import Control


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Control):
        changes = (*comparison.of(after, "owner"), *(comparison.of(after, "at") if set(after.at) < set(before.at) else ()))
        for change in changes:
            if change.kind is ChangeKind.REMOVED and _stays(comparison, change):
                lost = comparison.base.label_of(str(change.old))
                yield EffectHit((change,), {"name": after.label, "lost": lost, **_WORDS[change.keys[0]]},
                                tuple(point.id for point in answering(comparison.head, after.id)))


def _stays(comparison: Comparison, change: Change) -> bool:
    """Whether what is no longer named is still there; what went took the control with it."""
    at = str(change.old)
    return at in comparison.head.steps or at.removesuffix("/*") in comparison.head.by_id


_WORDS = {
    "owner": {"did_zh": "不再写责任岗位", "did_en": "no longer names its owner", "back_zh": "写明责任岗位", "back_en": "now names its owner"},
    "at": {"did_zh": "不再实施于", "did_en": "is no longer performed at", "back_zh": "新实施于", "back_en": "is now performed at"},
}
"""What became of the control, there and back."""


RULE = Rule(
    "DF109", "control-adrift", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("措施“{name}”{did_zh}“{lost}”", "control '{record}' {did_en} '{lost}'"),
    mirror=Text("措施“{name}”{back_zh}“{lost}”", "control '{record}' {back_en} '{lost}'"),
    fault=Text("措施去掉了责任岗位，或少了一个实施环节，而那个岗位或环节还在。",
               "A control no longer names its owner, or one of the steps at which it is performed, while that post or step is still there."),
    why=Text("没有责任岗位就没有人去做；不在环节上实施，办到那一步就没有人把关。",
             "What nobody owns nobody does; where it is not performed, nothing stands in the way at that step."),
    fix=Text("写上接替的岗位或环节。", "Name the post or step that takes its place."),
    not_flagged=Text("换成另一岗位或环节的（责任岗位落到被控制人手里的，由 DF105 报告）；随环节一并删除的。",
                     "A post or step in the place of another (DF105 tells where it falls to whom it controls); steps that are removed."),
)
