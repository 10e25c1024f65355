"""A control or step that no longer leaves a trace."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text

_OF_STEPS = ("trace", "documents")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.path and change.kind is ChangeKind.REMOVED and (_is_trace(change) or _is_signature(comparison, change)):
            where = f"{change.record}/{change.keys[1]}" if change.record_kind == "powers" else change.record
            yield EffectHit((change,), {"name": comparison.head.label_of(where), "evidence": _evidence(comparison, change)})


def _evidence(comparison: Comparison, change: Change) -> str:
    """The words that were there; of a document, its name."""
    if change.record_kind == "documents" and isinstance(change.old, dict):
        who = str(change.old.get("post") or change.old.get("party") or "")
        return comparison.base.label_of(who) or str(change.old.get("as") or "")
    return comparison.base.label_of(str(change.old)) if "documents" in change.keys else str(change.old)


def _is_trace(change: Change) -> bool:
    if change.record_kind == "controls":
        return change.keys == ("evidence",)
    if change.record_kind == "documents":
        return change.keys == ("retain",)
    return change.record_kind == "powers" and len(change.keys) == 4 and change.keys[0] == "steps" and change.keys[2] in _OF_STEPS


def _is_signature(comparison: Comparison, change: Change) -> bool:
    """Whether a document carries a signature less; one in the place of another is none less."""
    if change.record_kind != "documents" or change.keys[0] != "signatures" or len(change.path) > 2:
        return False
    before, after = (catalog.documents[change.record].signatures for catalog in (comparison.base, comparison.head))
    return len(after) < len(before)


RULE = Rule(
    "DF106", "evidence-dropped", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”不再留下“{evidence}”", "'{name}' no longer leaves '{evidence}'"),
    mirror=Text("“{name}”新留下“{evidence}”", "'{name}' now leaves '{evidence}'"),
    fault=Text("措施的留存证据，环节的留痕、文书，或文书上的签署、保存期限被去掉。",
               "The evidence of a control, a trace or document of a step, or a signature on a document or how long it is kept, is dropped."),
    why=Text("没有留痕，做没做、谁做的、做得怎样，事后都查不清。",
             "Without a trace nobody can tell afterwards whether it was done, by whom, and how."),
    fix=Text("写明改由什么记录代替。", "Say which record takes its place."),
    not_flagged=Text("文字改写而仍有留痕的；环节整个删除的（由 DF301 报告）。",
                     "Evidence that is worded otherwise; steps that are removed as a whole (DF301 tells that)."),
)
