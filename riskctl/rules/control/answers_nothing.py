"""A control that answers no risk."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import RiskStatus


def check(catalog: Catalog) -> Iterator[Hit]:
    used = {answer.control for point in catalog.risk_points.values() if point.status is not RiskStatus.RETIRED
            for answer in point.controls}
    used.update(id for waiver in catalog.waivers.values() for id in waiver.compensating)
    for control in catalog.controls.values():
        if control.id not in used and not control_has_ended(control, catalog.as_of):
            yield Hit(control.place_of("name"), control.id, None, {"name": control.label}, "controls")


RULE = Rule(
    "CT102", "answers-nothing", Severity.WARNING, since="0.1", check=check, absence=True,
    each=("controls",), beside=("risk_points", "waivers"),
    message=Text("措施“{name}”没有对应任何风险点", "control '{record}' answers no risk point"),
    fault=Text("没有任何风险点列出这项措施，也没有豁免拿它作补偿性措施。",
               "No risk point lists the control, and no waiver has it as a compensating one."),
    why=Text("不对应风险的措施，要么是风险没有查出来，要么是措施多余：前者留着漏洞，后者白占人力。",
             "A control without a risk means a risk that was not found, or work that is not needed."),
    fix=Text("写进它所防控的风险点的 controls；确实不再需要的，写上 valid_to 或删去。",
             "List it under controls of the risk point that it answers; if it is no longer needed, end it "
             "with valid_to or remove it."),
    not_flagged=Text("已失效的措施；在已接受的风险点中列出的；用作补偿性措施的。"
                     "只在已停用的风险点中列出的照样报告。",
                     "Controls that have ended, or that an accepted risk point lists, or that compensate for "
                     "a waiver. Being listed by retired risk points alone does not count."),
)
