"""A control of a weaker kind, or one that acts later than before."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control
from riskctl.risk.assessment import assessor_of
from riskctl.risk.reduction import Reduction, reduction_for


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Control):
        changes = (*comparison.of(after, "kind"), *comparison.of(after, "timing"))
        table = _table(comparison.base) if changes else None
        if table is None:
            continue
        was, now = _worth(before, table), _worth(after, table)
        if was != now and all(new <= old for old, new in zip(was, now, strict=True)):
            yield EffectHit(changes, {"name": after.label, "kind": _word(before, "kind"), "new_kind": _word(after, "kind"),
                                      "timing": _word(before, "timing"), "new_timing": _word(after, "timing")})


def _table(catalog: Catalog) -> Reduction | None:
    """What controls are worth: by the scheme in force, else by the default one."""
    default = catalog.shipped.level_schemes.get("hml")
    return assessor_of(catalog).table or (reduction_for(catalog, default) if default else None)


def _worth(control: Control, table: Reduction) -> tuple[int, int]:
    return table.of("kind", _word(control, "kind")), table.of("timing", _word(control, "timing"))


def _word(control: Control, key: str) -> str:
    return str(control.node.get(key) or "")


RULE = Rule(
    "DF103", "control-weakened", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("措施“{name}”变弱：{kind:control_kind}（{timing:timing}）改为{new_kind:control_kind}（{new_timing:timing}）",
                 "control '{record}' is weaker: {kind:control_kind} ({timing:timing}) → {new_kind:control_kind} ({new_timing:timing})"),
    mirror=Text("措施“{name}”变强：原为{new_kind:control_kind}（{new_timing:timing}），改为{kind:control_kind}（{timing:timing}）",
                "control '{record}' is stronger: {new_kind:control_kind} ({new_timing:timing}) → {kind:control_kind} ({timing:timing})"),
    fault=Text("措施的类型或时点按等级方案的降级表分值更低。",
               "The kind or timing of a control is worth fewer points in the level scheme's table of what controls take off."),
    why=Text("把双人办理换成教育培训、把事前预防换成事后处置，措施条数没有变，防住的少了。",
             "With two persons replaced by a training, or prevention by correction, there are as many controls as before, and less is "
             "prevented."),
    fix=Text("说明为什么够用；不够的，另加一项措施。", "Say why it is enough; if it is not, add another control."),
    not_flagged=Text("分值相同的替换；类型和时点一升一降的。",
                     "Replacements that are worth the same; a change by which one of kind and timing gains and the other loses."),
)
