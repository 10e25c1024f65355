"""A reference that still says the old id of what was renamed."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text

_MOST_NAMED = 5


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for rename, left in comparison.left_behind.items():
        records = tuple(dict.fromkeys(change.record for change in left))
        names = [*map(comparison.head.label_of, records[:_MOST_NAMED]), *(["…"] if len(records) > _MOST_NAMED else [])]
        yield EffectHit((rename, *left), {"before": str(rename.before), "records": len(records), "names": names}, records)


RULE = Rule(
    "DF904", "reference-left-behind", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("{records} 条记录仍写旧编号“{before}”，引用落空：{names:list}",
                 "records that still say the old id '{before}', and so name nothing: {records} ({names:list})"),
    no_mirror=Text("改回旧编号时引用又对得上，只显示改编号。", "Back under the old id the references hold again, and only the rename is told."),
    fault=Text("记录或环节换了编号，引用它的记录没有跟着改。", "A record or step has another id, and records that name it were not changed with it."),
    why=Text("这些记录本身没有动，但它们指的东西按旧编号已经找不到，措施、职责或走向就此断开。",
             "Nobody touched these records, but what they name is not there any more under that id: a control, duty or way is cut off."),
    fix=Text("把引用改成新编号。", "Put the new id into the references."),
    not_flagged=Text("跟着改了的引用；记录另有改动的，列为改动。",
                     "References that follow; records that changed otherwise, which are told as changed."),
)
