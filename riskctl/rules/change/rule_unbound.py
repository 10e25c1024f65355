"""A power that a rule of separation no longer binds."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.power import Power
from riskctl.separation.rulebook import applies

_DECIDING = ("type", "domain", "tags")


def check(comparison: Comparison) -> Iterator[EffectHit]:
    base, head = comparison.base, comparison.head
    for before, after in comparison.changed(Power):
        changes = tuple(change for key in _DECIDING for change in comparison.of(after, key) if not comparison.is_left_behind(change))
        if not changes or power_has_ended(after, head.as_of):
            continue
        left = [rule.id for rule in rules_in_force(base)
                if applies(rule, before, base) and not any(applies(rule, after, catalog) for catalog in (base, head))]
        if left:
            yield EffectHit(changes, {"name": after.label, "rules": left}, tuple(id for id in left if id in base.sod_rules))


RULE = Rule(
    "DF510", "rule-unbound", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("权力事项“{name}”改动以后，不再适用职责分离规则 {rules:list}",
                 "power '{record}' is no longer bound by the rules of separation {rules:list}"),
    mirror=Text("权力事项“{name}”改动以后，适用职责分离规则 {rules:list}",
                "power '{record}' is now bound by the rules of separation {rules:list}"),
    fault=Text("事项的类型、权域或标签改动后，原来适用的职责分离规则不再适用。",
               "By its changed type, domain or tags, a power is no longer one of those to which a rule of separation applies."),
    why=Text("规则一个字没有改，这个事项却不再受它约束，冲突也不再报告。",
             "Not a word of the rule is changed, and its conflicts in this power are no longer found."),
    fix=Text("恢复类型、权域或标签；确属归错类的，在评审中说明。",
             "Restore the type, domain or tag; if the power was put in the wrong class, say so in the review."),
    not_flagged=Text("规则自身的适用范围改动（由 DF503 报告）；不再行使的事项。",
                     "What the rule itself says of its scope (DF503 tells that); powers that are exercised no more."),
)
