"""Authority that is lent to somebody, or lent further than before."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.ended import is_past
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Delegation


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for loan in comparison.come(Delegation):
        whole = comparison.whole(loan)
        if whole is not None and not is_past(loan.valid_to, comparison.head.as_of):
            yield EffectHit((whole,), {**_who(comparison.head, loan), **_WORDS["added"]}, _reached(loan))
    for before, after in comparison.changed(Delegation):
        changes = tuple(_wider(comparison, before, after))
        if changes and not is_past(after.valid_to, comparison.head.as_of):
            yield EffectHit(changes, {**_who(comparison.head, after), **_WORDS["widened"]}, _reached(after))


def _wider(comparison: Comparison, before: Delegation, after: Delegation) -> Iterator[Change]:
    for key in ("powers", "steps"):
        yield from (change for change in comparison.of(after, key)
                    if change.kind is ChangeKind.ADDED and not comparison.is_left_behind(change))
    if before.valid_to and after.valid_to and after.valid_to > before.valid_to:
        yield from comparison.of(after, "valid_to")
    if before.valid_from and after.valid_from and after.valid_from < before.valid_from:
        yield from comparison.of(after, "valid_from")
    if before.up_to is not None and (after.up_to is None or after.up_to > before.up_to):
        yield from comparison.of(after, "up_to")
    if after.redelegate is True and before.redelegate is not True:
        yield from comparison.of(after, "redelegate")


def _who(catalog: Catalog, loan: Delegation) -> dict[str, object]:
    return {"from": catalog.label_of(loan.from_ or ""), "to": catalog.label_of(loan.to or "")}


def _reached(loan: Delegation) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*loan.powers, *(step.partition("/")[0] for step in loan.steps))))


_WORDS = {
    "added": {"did_zh": "新增", "did_en": "is added", "back_zh": "收回", "back_en": "is taken back"},
    "widened": {"did_zh": "扩大（事项、环节、额度、期限或转授权）", "did_en": "reaches further, in matters, amount, time or passing on",
                "back_zh": "缩小（事项、环节、额度、期限或转授权）", "back_en": "reaches less far, in matters, amount, time or passing on"},
}
"""What became of the delegation, there and back."""


RULE = Rule(
    "DF406", "delegation-widened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("“{from}”对“{to}”的授权{did_zh}", "the delegation '{record}' from '{from}' to '{to}' {did_en}"),
    mirror=Text("“{from}”对“{to}”的授权{back_zh}", "the delegation '{record}' from '{from}' to '{to}' {back_en}"),
    fault=Text("新增授权委托，或原有授权增加事项、环节，提高或取消额度上限，提前或延长期限，改为可以转授权。",
               "A delegation is added, or one is widened: more powers or steps, a larger amount or none, an earlier or later day, or leave to "
               "pass it on."),
    why=Text("授权让本来由上级行使的权力到了受权人手里，多一个人能办，就少一道上级的把关。",
             "Delegation puts what a superior decides into the hands of another: one more can do it, and the superior looks at less."),
    fix=Text("核对授权文号、范围和期限，看受权人是否因此兼有不相容的职责。",
             "Check document, scope and term, and whether the delegate now has duties that do not go together."),
    not_flagged=Text("检查之日以前已到期的；换了授权人、受权人或文号的：列为待判断。",
                     "What ended before the day of the check; another lender, delegate or document, which is unknown."),
)
