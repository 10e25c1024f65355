"""A record or step under another id that says the same."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for change in comparison.changes:
        if change.kind is ChangeKind.RENAMED:
            yield EffectHit((change,), {"before": str(change.before), "after": str(change.after)})


RULE = Rule(
    "DF901", "renamed", Severity.INFO, since="0.1", check=check, effect=Effect.NEUTRAL,
    message=Text("编号由“{before}”改为“{after}”，按新编号比较", "the id '{before}' is now '{after}', under which all is compared"),
    no_mirror=Text("改回去同样没有影响。", "The way back does as little."),
    fault=Text("记录或环节换了编号：内容相同，或名称相同且内容大半相同。",
               "A record or step has another id: it says the same, or has the same name and says mostly the same."),
    why=Text("编号只是称呼，换了不影响防控；没有跟着改的引用会作为改动单独列出。",
             "An id is only a name; references that did not follow are listed as changes of their own."),
    fix=Text("无需处理；外部文件按编号引用的，一并更新。", "Nothing; if papers outside refer to the id, update them."),
    not_flagged=Text("编号未变的。", "Records that keep their id."),
)
