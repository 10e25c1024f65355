"""A body that can decide with fewer people."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.bodies import needed
from riskctl.model.organization import Body


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Body):
        changes = (*comparison.of(after, "quorum"), *comparison.of(after, "members"))
        was, now = _needed(before), _needed(after)
        if changes and (now < was or (now == was and len(after.members) < len(before.members))):
            yield EffectHit(changes, {"name": after.label, "needed": was, "members": len(before.members), "now_needed": now,
                                      "now_members": len(after.members)})


def _needed(body: Body) -> int:
    """How many must be there; 0 where nothing is said."""
    return needed(body.quorum, len(body.members)) if body.quorum else 0


RULE = Rule(
    "DF401", "quorum-lowered", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”的法定到会人数与成员数由 {needed}/{members} 降为 {now_needed}/{now_members}",
                 "body '{record}' decides with fewer: {needed} of {members} → {now_needed} of {now_members}"),
    mirror=Text("“{name}”的法定到会人数与成员数由 {now_needed}/{now_members} 升为 {needed}/{members}",
                "body '{record}' decides with more: {now_needed} of {now_members} → {needed} of {members}"),
    fault=Text("集体决策机构的法定人数降低，或成员减少。", "The quorum of a body is lowered, or it has fewer members."),
    why=Text("到会的人越少，越容易由一两个人说了算。", "The fewer must be there, the easier one or two decide alone."),
    fix=Text("恢复人数；机构调整的，附调整文件。", "Restore the number; if the body was remade, give the document."),
    not_flagged=Text("成员减少而到会人数增加的；只换人不减人的。",
                     "Fewer members of whom more must be there; members who take the place of others."),
)
