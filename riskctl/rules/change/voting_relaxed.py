"""A body that decides more easily, or where the head no longer speaks last."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.organization import Body
from riskctl.model.vocabulary import PassRule


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Body):
        changes: tuple[Change, ...] = ()
        if before.pass_ is PassRule.TWO_THIRDS and after.pass_ is not PassRule.TWO_THIRDS:
            changes += comparison.of(after, "pass")
        if before.head_last and not after.head_last:
            changes += comparison.of(after, "head_last")
        if changes:
            yield EffectHit(changes, {"name": after.label})


RULE = Rule(
    "DF402", "voting-relaxed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{name}”的表决要求放松", "body '{record}' decides by laxer rules"),
    mirror=Text("“{name}”的表决要求收紧", "body '{record}' decides by stricter rules"),
    fault=Text("集体决策机构不再要求三分之二通过，或主要负责人不再末位表态。",
               "A body no longer needs two thirds to decide, or its head no longer speaks last."),
    why=Text("负责人先定调，别人就不便再说；门槛一降，少数人就能通过。",
             "Once the head has spoken others hold back; with a lower bar a few carry the vote."),
    fix=Text("恢复原来的表决规则。", "Restore the rule of voting."),
    not_flagged=Text("表决方式的文字改动。", "The wording of how votes are cast."),
)
