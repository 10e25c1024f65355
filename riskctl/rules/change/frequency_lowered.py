"""A control that is performed or tested less often."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.due import usual_test
from riskctl.flow.limits import is_longer
from riskctl.model.catalog import Catalog
from riskctl.model.quantity import Limit, parse_limit
from riskctl.model.risk import Control
from riskctl.model.vocabulary import Frequency

_ORDER = [word.value for word in Frequency if word is not Frequency.ON_EVENT]


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for _, after in comparison.changed(Control):
        for change in (*comparison.of(after, "frequency"), *comparison.of(after, "test_every")):
            if _is_rarer(change) if change.keys[0] == "frequency" else _is_tested_later(comparison, change):
                yield EffectHit((change,), {"name": after.label, "before": change.old or "–", "after": change.new or "–"})


def _is_rarer(change: Change) -> bool:
    if change.kind is ChangeKind.REMOVED:
        return True
    return change.before in _ORDER and change.after in _ORDER and _ORDER.index(change.after) > _ORDER.index(change.before)


def _is_tested_later(comparison: Comparison, change: Change) -> bool:
    """Whether the interval grew; where none is written, to the usual one of either side, which may be never."""
    before = _interval(change.before, comparison.base)
    return isinstance(before, Limit) and any(
        after is None or (isinstance(after, Limit) and is_longer(after, before) is True)
        for after in (_interval(change.after, catalog) for catalog in (comparison.base, comparison.head)))


def _interval(written: object, catalog: Catalog) -> object:
    """The interval as written, else the usual one; None for never."""
    return parse_limit(str(written)) if written else usual_test(catalog.manifest)


RULE = Rule(
    "DF107", "frequency-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("措施“{name}”的频次或测试周期由 {before:interval} 改为 {after:interval}，间隔更长",
                 "control '{record}' is performed or tested less often: {before:interval} → {after:interval}"),
    mirror=Text("措施“{name}”的频次或测试周期由 {after:interval} 改为 {before:interval}，间隔更短",
                "control '{record}' is performed or tested more often: {after:interval} → {before:interval}"),
    fault=Text("措施的频次降低或取消，或测试周期（不写的按 TM102 的 months，为 12 个月）拉长。",
               "A control's frequency is lowered or dropped, or its interval of testing grows (where none is "
               "written: months of TM102, 12)."),
    why=Text("间隔越长，问题积得越多，发现得越晚。", "The longer the interval, the more has gathered and the later it is found."),
    fix=Text("说明间隔为什么可以拉长；风险等级高的不要拉长。", "Say why it may be longer; where the level is high, leave it."),
    not_flagged=Text("与“事项触发”之间的改动：比不出长短。", "Changes from or to 'on event', which cannot be compared."),
)
