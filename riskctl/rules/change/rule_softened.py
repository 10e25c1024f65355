"""A rule of the check that was switched off or made milder."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.change._severities import is_milder, severity_of


def check(comparison: Comparison) -> Iterator[EffectHit]:
    codes = dict.fromkeys(change.keys[1] for change in comparison.of_manifest("rules") if len(change.keys) > 1)
    for code in codes or _all(comparison):
        changes = comparison.of_manifest("rules", code) or comparison.of_manifest("rules")
        was, now = (severity_of(code, _setting(catalog, code)) for catalog in (comparison.base, comparison.head))
        if was is not None and now is not None and is_milder(now, was):
            yield EffectHit(changes, {"code": code, "before": was, "after": now})


def _all(comparison: Comparison) -> list[str]:
    """Every rule that either says something of, where the settings came or went as a whole."""
    if not comparison.of_manifest("rules"):
        return []
    return sorted({*(comparison.base.manifest.rules or {}), *(comparison.head.manifest.rules or {})})


def _setting(catalog: Catalog, code: str) -> object:
    return (catalog.manifest.rules or {}).get(code)


RULE = Rule(
    "DF501", "rule-softened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("规则 {code} 由{before:severity}放松为{after:severity}", "rule {code} is softened: {before:severity} → {after:severity}"),
    mirror=Text("规则 {code} 由{after:severity}收紧为{before:severity}", "rule {code} is made stricter: {after:severity} → {before:severity}"),
    fault=Text("清单里把规则关闭，或降低其级别。", "The manifest switches a rule off or lowers its severity."),
    why=Text("检查放松以后，同样的问题再出现就没有人看到；合并本次改动仍按旧版本的级别检查。",
             "Once a rule is softened nobody sees the fault when it comes back; this change itself is still checked as the base says."),
    fix=Text("只对个别记录不适用的，用豁免，不要关闭规则。", "If it does not fit a single record, waive it there and leave the rule on."),
    not_flagged=Text("规则的选项改动（由 DF507 判断）；没有的规则。",
                     "Options of rules (DF507 judges those); codes that are no rule."),
)
