"""A separation rule that was removed, asks less than it did, or stands in the place of one of a pack."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.separation import SodRule
from riskctl.rules.change._separating import softened, stands_in


def check(comparison: Comparison) -> Iterator[EffectHit]:
    gone = ((rule, "gone") for rule in comparison.gone(SodRule) if not stands_in(rule, comparison.head))
    stand_ins = ((rule, "stands in") for rule in comparison.come(SodRule) if stands_in(rule, comparison.base))
    for rule, how in (*gone, *stand_ins):
        whole = comparison.whole(rule)
        if whole is not None:
            yield EffectHit((whole,), {"name": rule.label, **_WORDS[how]})
    for before, after in comparison.changed(SodRule):
        changes = softened(comparison, before, after)
        if changes:
            yield EffectHit(changes, {"name": after.label, **_WORDS["softened"]})


_WORDS = {
    "gone": {"did_zh": "被删除", "did_en": "is removed", "back_zh": "为新增", "back_en": "is added"},
    "softened": {"did_zh": "放松", "did_en": "is softened", "back_zh": "收紧", "back_en": "is made stricter"},
    "stands in": {"did_zh": "取代了规则包的同编号规则", "did_en": "stands in the place of the pack's own",
                  "back_zh": "不再取代规则包的同编号规则", "back_en": "no longer stands in the place of the pack's own"},
}
"""What became of the rule, there and back."""


RULE = Rule(
    "DF503", "separation-softened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("职责分离规则“{name}”{did_zh}", "separation rule '{record}' {did_en}"),
    mirror=Text("职责分离规则“{name}”{back_zh}", "separation rule '{record}' {back_en}"),
    fault=Text("职责分离规则被删除、降低级别、改为允许补偿性控制，缩小适用范围或比较范围，少列职责、环节、亲属关系或人数，不再要求资格、"
               "单数、专家或法定人数；或者目录自写的规则与生效规则包的规则同编号，取而代之。",
               "A separation rule is removed, made milder, may now be compensated, binds fewer powers, names fewer duties, steps or kin, "
               "asks for fewer people, or no more for a qualification, an odd number, experts or a quorum; or a rule of the catalog has "
               "the id of one of a pack in force, and takes its place."),
    why=Text("规则一放松，不相容的职责就可以合到一个人手里。", "Without the rule, duties that do not go together may end in one hand."),
    fix=Text("恢复规则；个别岗位做不到的，用有期限的豁免。", "Restore the rule; where a post cannot comply, waive it for a time."),
    not_flagged=Text("换成另一种形式，一项换成另一项而看不出松紧的：列为待判断；独立于谁、比较对象的改动。",
                     "Another form, or one entry in the place of another where neither is stricter, is listed as unknown; so is another "
                     "word for of whom a controller is independent, or for whose duties are held against each other."),
)
