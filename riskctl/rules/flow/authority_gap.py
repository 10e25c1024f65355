"""Amounts for which nobody has authority, or no way out is meant."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.amounts import EVERY_AMOUNT, Range, amounts_by_step, in_words, left_out
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.power import Step
from riskctl.rules.flow._bands import Bands, bands_of
from riskctl.rules.flow._steps import step_hit

WHAT: dict[str, dict[str, object]] = {
    "authority": {"what_zh": "审批权限", "what_en": "authority"},
    "next": {"what_zh": "金额分路", "what_en": "way out"},
}


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        partial = [(key, bands) for key in process.by_amount for bands in bands_of(process.steps[key])
                   if bands.is_all and left_out(EVERY_AMOUNT, bands.spans)]
        unit = power.measure.unit if power.measure and power.measure.unit else ""
        amounts = amounts_by_step(process) if partial else {}
        told: set[tuple[str, str, Range]] = set()
        for key, bands in partial:
            for gap in left_out(amounts.get(key, ()), bands.spans):
                if (key, bands.field, gap) not in told:
                    told.add((key, bands.field, gap))
                    yield step_hit(power, key, bands.field, _place(bands, gap, process.steps[key]), (),
                                   amounts=in_words(gap), unit=unit, **WHAT[bands.field])


def _place(bands: Bands, gap: Range, step: Step) -> Place:
    """The upper bound that the gap begins at, else the lower one that it ends at, else the whole list."""
    for band, (_, to) in zip(bands.bands, bands.spans, strict=True):
        if to == gap[0]:
            return band.place_of("to")
    for band, (over, _) in zip(bands.bands, bands.spans, strict=True):
        if over == gap[1]:
            return band.place_of("over")
    return step.place_of(bands.field)


RULE = Rule(
    "ST107", "authority-gap", Severity.ERROR, since="0.1", check=check, cause=("amounts",),
    each=("powers",),
    message=Text("环节“{name}”（{step}）的{what_zh}没有覆盖金额 {amounts:list}{unit:bracketed}",
                 "step '{step}' has no {what_en} for amounts {amounts:list}{unit:bracketed}"),
    fault=Text("审批权限（authority）或按金额分路（measure）的各档之间有空档，或者没有覆盖会来到这里的金额。",
               "The bands of an `authority`, or of ways out by `measure`, leave out amounts that may come "
               "there."),
    why=Text("空档里的金额没有人有权批，或者没有路可走：案件不是卡住，就是有人越权批。",
             "Amounts in the gap may be approved by nobody, or have no way to go: the case is stuck, or "
             "somebody approves beyond his authority."),
    fix=Text("让相邻两档首尾相接：上一档的 to 等于下一档的 over（over 不含本数，to 含本数），最高一档不写 "
             "to。",
             "Let each band begin where the one below ends (`over` excludes its amount, `to` includes it), "
             "and leave out `to` in the highest."),
    not_flagged=Text("前面的路已经按金额分走、不会来到这里的金额；环节另写了岗位的，权限之外由该岗位办理；"
                     "另有一路只写条件、不写金额的，剩余金额可能走那一路，但写着同一条件的几路之间仍须相"
                     "接；走不到的环节。",
                     "Amounts that ways before this step have led elsewhere; a step that also has a post "
                     "of its own, which takes the rest; a choice in which another way has no amount and "
                     "may take the rest, unless several ways say the same condition; steps that are not "
                     "reached."),
)
