"""A pack of rules that is no longer in force."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.of_manifest("packs"):
        if change.kind is ChangeKind.REMOVED:
            yield EffectHit((change,), {"pack": str(change.old)})


RULE = Rule(
    "DF502", "pack-removed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("规则包“{pack}”不再生效", "the pack '{pack}' is no longer in force"),
    mirror=Text("规则包“{pack}”开始生效", "the pack '{pack}' is put in force"),
    fault=Text("清单的 packs 去掉了一个规则包。", "The manifest no longer lists a pack of rules."),
    why=Text("一个规则包对应一部法律的要求，去掉后这些要求都不再检查。",
             "A pack holds what one source of law asks; without it none of that is checked."),
    fix=Text("恢复规则包；确不适用的，写明理由。", "Restore the pack; if it does not apply, give the reason."),
    not_flagged=Text("规则包的先后次序。", "The order of the packs."),
)
