"""A way from a step to itself."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, ways in process.ways.items():
            if ways.to_itself:
                own = next(way for way in power.steps[key].next if way.to == key)
                yield step_hit(power, key, "next", own.place_of("to"))


RULE = Rule(
    "ST122", "way-to-itself", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）的下一环节是它自己", "step '{step}' leads to itself"),
    fault=Text("环节的 next 写了它自己，不论向前还是退回。",
               "A step names itself under `next`, be it forward or as a return."),
    why=Text("通向自己等于没有动：案件停在原地，次数和时限都数不清；多半是复制环节时忘了改编号。",
             "A way to itself moves nothing: the case stays, and neither times nor limits can be counted. "
             "Mostly an id was not changed after copying."),
    fix=Text("改为真正的下一环节；要本环节重办的，退回到前一环节。",
             "Name the step that really follows; to have the work done again, send the case back to the "
             "step before."),
    not_flagged=Text("经过其他环节再回来的（由 ST104 报告，或写成退回）。",
                     "Ways that come back through other steps (ST104 reports those that are not returns)."),
)
