"""A level scheme that asks for less where a risk is of a level."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.limits import is_longer
from riskctl.model.quantity import Limit, parse_limit
from riskctl.model.scheme import LevelScheme


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(LevelScheme):
        left = _supervised(before) - _supervised(after)
        changes = tuple(change for change in comparison.of(after) if _is_later(change) or _is_unsupervised(change, left))
        if changes:
            yield EffectHit(changes, {"name": after.label, "of": list(dict.fromkeys(_called(after, change) for change in changes))})


def _is_later(change: Change) -> bool:
    """Whether an interval of review or the time to answer an alert is longer, or there no more."""
    keys = change.keys
    if not ((keys[:1] == ("levels",) and len(keys) == 3 and keys[2] == "review")
            or (keys[:1] == ("tiers",) and len(keys) == 3 and keys[2] == "respond_within")):
        return False
    before, after = parse_limit(str(change.before)), parse_limit(str(change.after))
    is_gone = change.kind is ChangeKind.REMOVED and isinstance(before, Limit)
    return is_gone or (isinstance(before, Limit) and isinstance(after, Limit) and is_longer(after, before) is True)


def _supervised(scheme: LevelScheme) -> set[str]:
    """The levels of which it is said who supervises."""
    return {entry.id for entry in scheme.levels if entry.id and entry.supervisors}


def _is_unsupervised(change: Change, left: set[str]) -> bool:
    """Whether a level that is still there no longer says who supervises."""
    keys = change.keys
    return change.kind is ChangeKind.REMOVED and len(keys) > 2 and keys[0] == "levels" and keys[1] in left and keys[2] == "supervisors"


def _called(scheme: LevelScheme, change: Change) -> str:
    """The name of the level or tier that the change is about."""
    id = change.keys[1]
    if change.keys[0] == "tiers":
        return scheme.tiers[id].name or id if id in scheme.tiers else id
    return next((entry.label or id for entry in scheme.levels if entry.id == id), id)


RULE = Rule(
    "DF207", "scheme-eased", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("等级方案“{name}”对 {of:list} 的要求放宽：复核或反馈的期限变长，或不再写监督人",
                 "level scheme '{record}' asks for less of {of:list}: a later review or answer, or nobody to supervise"),
    mirror=Text("等级方案“{name}”对 {of:list} 的要求收紧：复核或反馈的期限变短，或写明了监督人",
                "level scheme '{record}' asks for more of {of:list}: an earlier review or answer, or somebody to supervise"),
    fault=Text("等级方案中某一等级的复核周期变长或取消、监督人全部去掉，或预警的反馈时限变长或取消。",
               "In a level scheme the interval of review of a level is longer or gone, all who supervise it are dropped, or the time to "
               "answer an alert is longer or gone."),
    why=Text("风险点一个没有动，这一等级的全部风险点却都可以晚复核、少监督。",
             "No risk point is touched, and all of the level are looked at later or by nobody."),
    fix=Text("恢复期限和监督人；确需放宽的，写明依据。", "Restore the intervals and who supervises; if they must be eased, say what that rests on."),
    not_flagged=Text("监督人换成别的或有增减而仍有人监督的；单位不同而长短取决于日历的；等级本身的增删（由 DF206 判断）。",
                     "Other, more or fewer supervisors where there still are any; intervals in other units, where the calendar decides; "
                     "levels that come or go (DF206 judges what that does)."),
)
