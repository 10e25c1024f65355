"""Settings of a catalog that say how it is read and shown, and not what is checked."""

from collections.abc import Iterator

from riskctl.change.comparison import MANIFEST_KIND, Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text

_HOW = frozenset({"language", "unified_code", "requires", "limits"})


def check(comparison: Comparison) -> Iterator[EffectHit]:
    return (EffectHit((change,)) for change in comparison.changes if change.record_kind == MANIFEST_KIND and change.keys[0] in _HOW)


RULE = Rule(
    "DF905", "settings-changed", Severity.INFO, since="0.1", check=check, effect=Effect.NEUTRAL,
    message=Text("只改了读取和显示的设置（{where}）", "only how the catalog is read and shown is changed ({where})"),
    no_mirror=Text("改回去同样没有影响。", "The way back does as little."),
    fault=Text("清单的语言、统一社会信用代码、所需版本或读取限制的改动。",
               "A change of the manifest's language, unified code, required version or limits of reading."),
    why=Text("这些不改变检查什么。读取限制调低后读不到的文件，会使运行以退出码 3 结束，不会悄悄跳过。",
             "None of these changes what is checked. A file that a lower limit leaves unread ends the run with code 3, and is not passed "
             "over in silence."),
    fix=Text("看一眼即可。", "A glance is enough."),
    not_flagged=Text("规则、规则包、等级方案和公开设置（由 DF206、DF501、DF502、DF507、DF601 判断）。",
                     "Rules, packs, level schemes and disclosure (DF206, DF501, DF502, DF507 and DF601 judge those)."),
)
