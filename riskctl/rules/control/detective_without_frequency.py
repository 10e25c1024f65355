"""A detective control that does not say how often it is performed."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Timing


def check(catalog: Catalog) -> Iterator[Hit]:
    for control in catalog.controls.values():
        if control.timing is not Timing.DETECTIVE or not control.lacks("frequency"):
            continue
        if not control_has_ended(control, catalog.as_of):
            yield Hit(control.place_of("name"), control.id, "frequency", {"name": control.label}, "controls")


RULE = Rule(
    "CT108", "detective-without-frequency", Severity.ERROR, since="0.1", check=check,
    each=("controls",),
    message=Text("事中监控措施“{name}”没有写明频次",
                 "detective control '{record}' does not say how often it is performed"),
    fault=Text("发现性的措施（抽查、核对、监控等）没有写明多久执行一次。",
               "A control that finds what has gone wrong does not say how often it looks."),
    why=Text("发现性措施全靠按时去看：没有频次，就没有哪一天算该看没看，问题可以一直藏下去。",
             "A detective control works only by looking in time: without a frequency no look is ever missed, "
             "and what is wrong stays hidden."),
    fix=Text("在 frequency 下写明，如 monthly（每月）、quarterly（每季）、each_case（逐件）、"
             "continuous（系统持续监控）。",
             "Write frequency, such as monthly, quarterly, each_case, or continuous for monitoring by a "
             "system."),
    not_flagged=Text("已失效的措施；预防类和处置类措施（由 CT104 提醒）。",
                     "Controls that have ended; preventive and corrective ones (CT104 warns of those)."),
)
