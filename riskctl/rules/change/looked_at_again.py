"""A record that somebody looked at, determined or tested anew."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.change.notes import NOTES
from riskctl.findings import Effect, Rule, Severity, Text


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.path and change.keys[0] in NOTES.get(change.record_kind, ()) and change.kind is not ChangeKind.REMOVED and not _is_earlier(change):
            yield EffectHit((change,), {"field": change.keys[0], "after": _day(change.new)})


def _is_earlier(change: Change) -> bool:
    """Whether a date was set back."""
    is_date = change.keys[-1] in ("date", "tested")
    return is_date and change.kind is ChangeKind.CHANGED and str(change.after) < str(change.before)


def _day(value: object) -> str:
    return str(value.get("date") or "") if isinstance(value, dict) else str(value)


RULE = Rule(
    "DF903", "looked-at-again", Severity.INFO, since="0.1", check=check, effect=Effect.NEUTRAL,
    message=Text("更新了复核、审定、测试或查找的记载：{after}", "a note of review, determination, test or search is brought up to date: {after}"),
    no_mirror=Text("日期改回去的列为待判断：可能是更正，也可能是倒填。",
                   "A date that is set back is unknown: it may correct a slip, or be false."),
    fault=Text("复核、审定、测试或查找来源的日期或人员更新。",
               "The date or person of a review, determination, test or search is brought up to date."),
    why=Text("这是对记录的确认，不是对内容的改动。", "It confirms the record and does not change what it says."),
    fix=Text("核对日期和人员属实。", "Check that date and person are true."),
    not_flagged=Text("日期提前或记载被删除的。", "A date that is set back, or a note that is removed."),
)
