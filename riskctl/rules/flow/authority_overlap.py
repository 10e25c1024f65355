"""Amounts for which two bands hold at once."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.amounts import common, covered_twice, in_words
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.power import Authority, Band
from riskctl.rules.flow._bands import bands_of
from riskctl.rules.flow._steps import step_hit

WHAT: dict[str, dict[str, object]] = {
    "authority": {"what_zh": "审批权限", "what_en": "bands of authority"},
    "next": {"what_zh": "金额分路", "what_en": "ways out"},
}


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        unit = power.measure.unit if power.measure and power.measure.unit else ""
        for key in process.by_amount:
            for bands in bands_of(process.steps[key]):
                for span in covered_twice(bands.spans) if bands.is_alike else ():
                    *others, last = (band for band, own in zip(bands.bands, bands.spans, strict=True)
                                     if common([own], [span]))
                    related = tuple(Related(_bound(band), power.id, f"steps.{key}.{bands.field}")
                                    for band in others)
                    yield step_hit(power, key, bands.field, _bound(last), related,
                                   amounts=in_words(span), unit=unit, **WHAT[bands.field])


def _bound(band: Authority | Band) -> Place:
    return band.place_of("over" if band.has("over") else "to")


RULE = Rule(
    "ST108", "authority-overlap", Severity.ERROR, since="0.1", check=check, cause=("amounts",),
    each=("powers",),
    message=Text("环节“{name}”（{step}）的{what_zh}重叠：金额 {amounts:list}{unit:bracketed}同时属于不止一"
                 "档",
                 "step '{step}' has {what_en} that overlap for amounts {amounts:list}{unit:bracketed}"),
    fault=Text("审批权限（authority）或按金额分路（measure）的两档都包含同一金额。",
               "Two bands of an `authority`, or of ways out by `measure`, hold for the same amount."),
    why=Text("同一笔钱两个层级都能批，就会挑好说话的批；大额事项也可能绕开集体决策。",
             "Where two levels may approve the same sum, the easier one is chosen, and large matters get "
             "around the collective decision."),
    fix=Text("让相邻两档首尾相接：上一档的 to 等于下一档的 over。over 不含本数，to 含本数，所以写同一个数不"
             "算重叠。",
             "Let each band begin where the one below ends: write the same amount as `to` and as the next "
             "`over`, since `over` excludes it and `to` includes it."),
    not_flagged=Text("条件（when）或结果（outcome）不同的几路，金额相同不算重叠；首尾相接、写着同一个数的两"
                     "档。",
                     "Ways out with different conditions or outcomes; bands of which one ends with the "
                     "amount over which the next begins."),
)
