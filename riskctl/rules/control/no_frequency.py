"""A control that does not say how often it is performed."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Timing


def check(catalog: Catalog) -> Iterator[Hit]:
    for control in catalog.controls.values():
        if control.timing is Timing.DETECTIVE or not control.lacks("frequency"):
            continue
        if not control_has_ended(control, catalog.as_of):
            yield Hit(control.place_of("name"), control.id, "frequency", {"name": control.label}, "controls")


RULE = Rule(
    "CT104", "no-frequency", Severity.WARNING, since="0.1", check=check,
    each=("controls",),
    message=Text("措施“{name}”没有写明频次", "control '{record}' does not say how often it is performed"),
    fault=Text("防控措施没有写明多久执行一次。", "A control does not say how often it is performed."),
    why=Text("不写频次，就说不清“执行了”是什么意思，也排不出到期和漏做的。",
             "Without a frequency it is not clear what having performed it means, and none can be overdue."),
    fix=Text("在 frequency 下写 each_case（逐件）、continuous（持续）、monthly（每月）等。",
             "Write frequency, such as each_case, continuous or monthly."),
    not_flagged=Text("已失效的措施；事中监控类措施（由 CT108 报告）。",
                     "Controls that have ended; detective controls (CT108 reports those)."),
)
