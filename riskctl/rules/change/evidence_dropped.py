"""A control or step that no longer leaves a trace."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text

_OF_STEPS = ("trace", "documents")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.kind is ChangeKind.REMOVED and _is_trace(change):
            where = f"{change.record}/{change.keys[1]}" if change.record_kind == "powers" else change.record
            yield EffectHit((change,), {"name": comparison.head.label_of(where), "evidence": _evidence(comparison, change)})


def _evidence(comparison: Comparison, change: Change) -> str:
    """The words that were there; of a document, its name."""
    return comparison.base.label_of(str(change.old)) if "documents" in change.keys else str(change.old)


def _is_trace(change: Change) -> bool:
    if change.record_kind == "controls":
        return change.keys == ("evidence",)
    return change.record_kind == "powers" and len(change.keys) == 4 and change.keys[0] == "steps" and change.keys[2] in _OF_STEPS


RULE = Rule(
    "DF106", "evidence-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”不再留下“{evidence}”", "'{name}' no longer leaves '{evidence}'"),
    mirror=Text("“{name}”新留下“{evidence}”", "'{name}' now leaves '{evidence}'"),
    fault=Text("措施的留存证据，或环节的留痕、文书被去掉。", "The evidence of a control, or a trace or document of a step, is dropped."),
    why=Text("没有留痕，做没做、谁做的、做得怎样，事后都查不清。",
             "Without a trace nobody can tell afterwards whether it was done, by whom, and how."),
    fix=Text("写明改由什么记录代替。", "Say which record takes its place."),
    not_flagged=Text("文字改写而仍有留痕的；环节整个删除的（由 DF301 报告）。",
                     "Evidence that is worded otherwise; steps that are removed as a whole (DF301 tells that)."),
)
