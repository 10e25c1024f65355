"""A public notice that stands for a shorter time, or no more."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.limits import is_longer
from riskctl.model.quantity import Limit, parse_limit


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.record_kind == "powers" and len(change.keys) > 2 and change.keys[0] == "steps" and change.keys[2] == "notice" \
                and _is_shorter(change):
            values = {"step": comparison.head.label_of(f"{change.record}/{change.keys[1]}"), "before": _at_least(change.old),
                      "after": _at_least(change.new)}
            yield EffectHit((change,), values)


def _is_shorter(change: Change) -> bool:
    if change.kind is ChangeKind.REMOVED and change.keys[3:] in ((), ("at_least",)):
        return True
    before, after = parse_limit(str(change.before)), parse_limit(str(change.after))
    return change.keys[3:] == ("at_least",) and isinstance(before, Limit) and isinstance(after, Limit) and is_longer(before, after) is True


def _at_least(notice: object) -> str:
    return str((notice.get("at_least") if isinstance(notice, dict) else notice) or "–")


RULE = Rule(
    "DF305", "notice-shortened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{step}”的公示期由不少于 {before:limit} 缩短为 {after:limit}", "the notice of '{step}' is shorter: {before:limit} → {after:limit}"),
    mirror=Text("“{step}”的公示期由不少于 {after:limit} 延长为 {before:limit}", "the notice of '{step}' is longer: {after:limit} → {before:limit}"),
    fault=Text("环节的公示期缩短，或不再公示。", "The public notice of a step stands for a shorter time, or is dropped."),
    why=Text("公示是群众监督的机会，缩短或取消就没有人来得及提异议。",
             "A notice lets the public object; shortened or dropped, it comes and goes before anybody can."),
    fix=Text("恢复公示期；不得少于规定的最短期限。", "Restore the time; it may not be less than the least that is laid down."),
    not_flagged=Text("只改公示渠道的（渠道减少由 DF601 报告）。", "A change of channels alone (DF601 tells channels that are dropped)."),
)
