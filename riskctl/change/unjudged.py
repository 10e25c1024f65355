"""Why no rule says what a change does to control, in words."""

from collections.abc import Mapping, Sequence

from riskctl.change.entry import Change, ChangeKind
from riskctl.change.notes import NOTES
from riskctl.model.language import Text

_WHO = Text("谁在什么位置，本身看不出松紧，以下文的冲突、配备和串通为准",
            "who is where says nothing by itself: the conflicts, staffing and collusion that are told tell whether it is better or worse")
_OTHER = Text("一项换成了另一项，看不出松紧，须对照原文", "one thing takes the place of another, and which is stricter is for a reader to say")
_COMES = Text("记录的增减本身看不出松紧，以下文的问题、冲突为准",
              "that a record came or went says nothing by itself: the findings and conflicts that are told tell what it means")
_NOTE = Text("记载被删除或日期提前，可能是更正，也可能是倒填", "a note was removed or a day set back, which may correct a slip, or be false")
_NONE = Text("没有规则判断这项改动的影响", "no rule says what this does to control")
_PLACING: Mapping[str, frozenset[str]] = {
    "people": frozenset({"unit", "assignments", "qualifications", "kin"}), "units": frozenset({"parent", "head", "kind"}),
    "posts": frozenset({"unit", "duties", "reports_to", "headcount"}), "portfolios": frozenset({"leader", "in_charge", "assists", "from", "to"}),
    "delegations": frozenset({"from", "to"}), "bodies": frozenset({"members", "observers", "chair"}),
}
"""The fields that say who is where."""


def why_unknown(changes: Sequence[Change]) -> Text:
    """Why what is told as one change is unknown: because of what it is about, or because one thing takes the place of another."""
    first = changes[0]
    key = first.keys[0] if first.path else ""
    if key in _PLACING.get(first.record_kind, ()):
        return _WHO
    if key in NOTES.get(first.record_kind, ()):
        return _NOTE
    if first.is_whole:
        return _WHO if first.record_kind in _PLACING else _COMES
    return _OTHER if len({one.kind for one in changes}) > 1 or first.kind is ChangeKind.CHANGED else _NONE
