"""A text that describes and does not bind."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text

_WORDS = frozenset({"name", "manifestation", "cause", "consequence", "version"})
_ARRANGED = frozenset({"lanes", "tags"})


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if _only_describes(change):
            yield EffectHit((change,))


def _only_describes(change: Change) -> bool:
    if not change.path or change.kind is ChangeKind.RENAMED:
        return False
    keys = change.keys
    is_text = keys[-1] in _WORDS and (change.kind is ChangeKind.CHANGED or keys[-1] == "version")
    return is_text or (change.record_kind == "powers" and keys[0] in _ARRANGED) or keys[0].startswith("x-")


RULE = Rule(
    "DF902", "reworded", Severity.INFO, since="0.1", check=check, effect=Effect.NEUTRAL,
    message=Text("只改了说明性内容（{where}）", "only what describes is changed ({where})"),
    no_mirror=Text("改回去同样没有影响。", "The way back does as little."),
    fault=Text("名称、表现形式、成因、后果、版本、标签、泳道次序或自定义键（x-）的改动。",
               "A change of a name, manifestation, cause, consequence, version, tag, order of lanes, or of a key of one's own (x-)."),
    why=Text("这些内容说明事情，不决定谁在什么时候做什么。", "These describe, and do not decide who does what and when."),
    fix=Text("读一遍改动的文字即可。", "Read the changed words."),
    not_flagged=Text("条件、理由、证据等决定办理的文字：列为待判断或由别的规则报告。",
                     "Conditions, reasons, evidence and other texts that decide: they are unknown, or told by other rules."),
)
