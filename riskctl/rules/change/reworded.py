"""A text that describes and does not bind."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.sod_rules import rules_in_force

_WORDS = frozenset({"name", "manifestation", "cause", "consequence", "version"})
_NAMED = frozenset({"steps", "measure", "tiers"})
_ARRANGED = frozenset({"lanes", "tags"})


def check(comparison: Comparison) -> Iterator[EffectHit]:
    asked = {tag for catalog in (comparison.base, comparison.head) for rule in rules_in_force(catalog)
             if rule.record.applies_to for tag in rule.record.applies_to.tags}
    for change in comparison.changes:
        if _only_describes(change) and not (change.keys[0] == "tags" and asked & _tags(change)):
            yield EffectHit((change,))


def _only_describes(change: Change) -> bool:
    if not change.path or change.kind is ChangeKind.RENAMED:
        return False
    keys = change.keys
    is_text = (len(keys) == 1 and keys[0] in _WORDS) or (keys[-1] == "name" and keys[0] in _NAMED)
    return (is_text and (change.kind is ChangeKind.CHANGED or keys[-1] == "version")) \
        or (change.record_kind == "powers" and keys[0] in _ARRANGED) or keys[0].startswith("x-")


def _tags(change: Change) -> set[str]:
    """The tags that came or went."""
    held = (one if isinstance(one, list) else [one] for one in (change.old, change.new) if one is not None)
    return {str(tag) for tags in held for tag in tags}


RULE = Rule(
    "DF902", "reworded", Severity.INFO, since="0.1", check=check, effect=Effect.NEUTRAL,
    message=Text("只改了说明性内容（{where}）", "only what describes is changed ({where})"),
    no_mirror=Text("改回去同样没有影响。", "The way back does as little."),
    fault=Text("名称、表现形式、成因、后果、版本、标签、泳道次序或自定义键（x-）的改动。",
               "A change of a name, manifestation, cause, consequence, version, tag, order of lanes, or of a key of one's own (x-)."),
    why=Text("这些内容说明事情，不决定谁在什么时候做什么。", "These describe, and do not decide who does what and when."),
    fix=Text("读一遍改动的文字即可。", "Read the changed words."),
    not_flagged=Text("条件、理由、证据等决定办理的文字，评分所依的后果，职责分离规则据以适用的标签：列为待判断或由别的规则报告。",
                     "Conditions, reasons, evidence and other texts that decide, the consequence that a level is scored by, tags by which a "
                     "rule of separation applies: they are unknown, or told by other rules."),
)
