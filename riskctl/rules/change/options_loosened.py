"""Options by which a rule of the check no longer finds what it found."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.findings import Effect, Rule, Severity, Text, fingerprint
from riskctl.model.catalog import Catalog
from riskctl.rules.change._severities import rule_of


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for code, changes in _changed(comparison).items():
        rule = rule_of(code)
        if rule is None or rule.options is None or rule.deep or rule.after:
            continue
        lost = {one for catalog in (comparison.base, comparison.head)
                for one in _found(rule, catalog, comparison.base) - _found(rule, catalog, comparison.head)}
        if lost:
            yield EffectHit(changes, {"code": code, "count": len(lost)})


def _changed(comparison: Comparison) -> Mapping[str, tuple[Change, ...]]:
    """By the code of each rule of which an option changed, the changes; of settings as a whole, for every rule they name."""
    changes = comparison.of_manifest("rules")
    found: dict[str, tuple[Change, ...]] = {}
    for catalog in (comparison.base, comparison.head):
        for code, setting in (catalog.manifest.rules or {}).items():
            own = tuple(change for change in changes if len(change.keys) < 2 or change.keys[1] == code)
            own = tuple(change for change in own if change.keys[-1] != "severity")
            if own and isinstance(setting, dict):
                found[code] = own
    return found


def _found(rule: Rule, catalog: Catalog, manifest_of: Catalog) -> set[str]:
    """What the rule finds in the catalog with the options that a manifest gives, by fingerprint."""
    return {fingerprint(rule, hit) for hit in rule.check(catalog, _options(rule, manifest_of))}


def _options(rule: Rule, catalog: Catalog) -> Any:
    """The options by the manifest; what it spells wrongly counts as not said."""
    assert rule.options is not None
    defaults = rule.options()
    setting = (catalog.manifest.rules or {}).get(rule.code)
    given = setting if isinstance(setting, dict) else {}
    types = {one.name: type(getattr(defaults, one.name)) for one in fields(defaults)}
    return rule.options(**{name: value for name, value in given.items() if types.get(name) is type(value)})


RULE = Rule(
    "DF507", "options-loosened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("规则 {code} 的选项改动以后，原来能查出的问题有 {count} 个查不出",
                 "with its new options rule {code} misses findings that it had: {count}"),
    mirror=Text("规则 {code} 的选项改动以后，能多查出 {count} 个问题", "with its new options rule {code} has more findings: {count}"),
    fault=Text("清单改了规则的选项，用新选项检查改动前后的目录，比用旧选项少查出问题。",
               "The manifest changes the options of a rule, and with these it finds less, in the catalog before or after, than with the "
               "former ones."),
    why=Text("把期限、比例放宽，和降低规则级别一样能让问题消失；合并本次改动仍按旧版本的选项检查。",
             "A period or share that is relaxed makes findings go away as a milder severity does; this change itself is still checked "
             "with the options of the base."),
    fix=Text("恢复选项；只对个别记录不适用的，用豁免。", "Restore the options; if they do not fit a single record, waive it there."),
    not_flagged=Text("新旧选项查出的问题相同的（松紧无从判断）；配备、串通一类只在深度检查时运行的规则。",
                     "Options with which the same is found, so that neither can be called stricter; rules that run only in a deep check."),
)
