"""A limit of time that is longer, or there no more."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.limits import is_longer
from riskctl.model.quantity import Limit, parse_limit

_MOST_DAYS_OFF = 14
_OF_POWER = (("time_limit", "statutory"), ("time_limit", "promised"), ("time_limit", "extend", "by"))


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.record_kind == "powers" and _is_limit(change) and _is_stretched(change):
            where = f"{change.record}/{change.keys[1]}" if change.keys[0] == "steps" else change.record
            yield EffectHit((change,), {"name": comparison.head.label_of(where), "before": _text(change.old), "after": _text(change.new)})
        elif change.record_kind == "posts" and change.keys == ("max_tenure_years",) and _is_longer_tenure(change):
            yield EffectHit((change,), {"name": comparison.head.label_of(change.record), "before": _tenure(change.old),
                                        "after": _tenure(change.new)})


def _is_longer_tenure(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, int | float) and (after is None or (isinstance(after, int | float) and after > before))


def _tenure(years: float | None) -> str:
    """So many years as a limit, which has no unit beyond months."""
    return "–" if years is None else f"{round(years * 12)} months"


def _is_limit(change: Change) -> bool:
    keys = change.keys
    return keys in _OF_POWER or keys == ("time_limit",) or (len(keys) == 3 and keys[0] == "steps" and keys[2] == "time_limit")


def _is_stretched(change: Change) -> bool:
    if change.kind is ChangeKind.REMOVED:
        return change.keys[-1] != "by"
    if change.kind is ChangeKind.ADDED:
        return change.keys[-1] == "by"
    before, after = parse_limit(str(change.before)), parse_limit(str(change.after))
    return isinstance(before, Limit) and isinstance(after, Limit) and (is_longer(after, before) is True or _is_far_longer(after, before))


def _is_far_longer(after: Limit, before: Limit) -> bool:
    """Whether so many days or months go far beyond so many workdays, whatever the holidays: these never last two weeks."""
    if before.unit != "workdays" or after.unit not in ("days", "months"):
        return False
    return is_longer(after, Limit(2 * before.amount + _MOST_DAYS_OFF, "days")) is True


def _text(limit: object) -> str:
    if isinstance(limit, dict):
        return str(limit.get("promised") or limit.get("statutory") or "–")
    return str(limit or "–")


RULE = Rule(
    "DF304", "limit-stretched", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”的时限由 {before:limit} 放宽为 {after:limit}", "the time limit of '{name}' is longer: {before:limit} → {after:limit}"),
    mirror=Text("“{name}”的时限由 {after:limit} 收紧为 {before:limit}", "the time limit of '{name}' is shorter: {after:limit} → {before:limit}"),
    fault=Text("权力事项或环节的时限变长或取消，可延长的时间变长，或岗位的任职年限上限变长或取消。",
               "The time limit of a power or step is longer or gone, it may be extended for longer, or the longest tenure of a post "
               "is longer or gone."),
    why=Text("时限是对拖延和“卡要”的约束，放宽就多了可以拖的余地。",
             "A limit of time holds back delay and the favours that it is sold for; a longer one leaves more room."),
    fix=Text("说明为什么需要更长；不得超过法定时限。", "Say why more time is needed; the statutory limit may not be passed."),
    not_flagged=Text("单位不同、长短取决于日历的（工作日改为日或月，超过其两倍又两周的，视为放宽）。",
                     "Limits in other units, where the calendar decides which is longer (more days than twice the workdays and two "
                     "weeks are longer)."),
)
