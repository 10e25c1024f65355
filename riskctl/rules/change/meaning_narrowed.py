"""A duty or domain that takes in less, so that rules of separation speak of less."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.change.reach import naming
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.block import Record
from riskctl.model.organization import Domain, Duty

_OF_DUTIES = ("kinds", "implies", "same_as")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for _, duty in comparison.changed(Duty):
        changes = tuple(change for key in _OF_DUTIES for change in comparison.of(duty, key) if _is_less(comparison, change))
        yield from _told(comparison, duty, changes)
    for _, domain in comparison.changed(Domain):
        changes = tuple(change for change in comparison.of(domain, "parent") if _is_less(comparison, change))
        yield from _told(comparison, domain, changes)
    for gone in (*comparison.gone(Duty), *comparison.gone(Domain)):
        whole = comparison.whole(gone)
        yield from _told(comparison, gone, (whole,) if whole is not None and _rules_of(comparison, gone) else ())


def _is_less(comparison: Comparison, change: Change) -> bool:
    return change.kind is ChangeKind.REMOVED and not comparison.is_left_behind(change)


def _told(comparison: Comparison, record: Record, changes: tuple[Change, ...]) -> Iterator[EffectHit]:
    if changes:
        yield EffectHit(changes, {"name": record.label, "kind_zh": record.title.zh, "kind_en": record.title.en},
                        _rules_of(comparison, record))


def _rules_of(comparison: Comparison, record: Record) -> tuple[str, ...]:
    """The rules of separation that name the record."""
    return tuple(id for id in naming(comparison.base, record.id) if id in comparison.base.sod_rules)


RULE = Rule(
    "DF509", "meaning-narrowed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("{kind_zh}“{name}”所指的内容变少，依它适用的职责分离规则管得更少",
                 "the {kind_en} '{record}' takes in less, and rules of separation that speak of it reach less far"),
    mirror=Text("{kind_zh}“{name}”所指的内容变多，依它适用的职责分离规则管得更多",
                "the {kind_en} '{record}' takes in more, and rules of separation that speak of it reach further"),
    fault=Text("职责去掉了环节类型（kinds）、所包含的职责（implies）或等同的标准职责（same_as），权域去掉了上级权域，或职责分离规则写到的"
               "职责、权域被删除。",
               "A duty loses a kind of step, a duty that it implies or the standard duty that it is the same as; a domain lies in no "
               "other any more; or a duty or domain that a rule of separation names is removed."),
    why=Text("规则一个字没有改，原来算数的岗位、环节、事项却不再算，冲突也不再报告。",
             "Not a word of any rule is changed, and posts, steps and powers that counted count no more, nor are their conflicts found."),
    fix=Text("恢复；确需调整的，逐条看过引用它的职责分离规则。", "Restore it; if it must change, go through the rules of separation that name it."),
    not_flagged=Text("换成另一项的：列为待判断；没有规则写到而被删除的。",
                     "One entry in the place of another, which is unknown; what is removed and no rule names."),
)
