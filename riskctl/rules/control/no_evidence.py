"""A control that leaves no evidence."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for control in catalog.controls.values():
        if control.lacks("evidence") and not control_has_ended(control, catalog.as_of):
            yield Hit(control.place_of("name"), control.id, "evidence", {"name": control.label}, "controls")


RULE = Rule(
    "CT103", "no-evidence", Severity.WARNING, since="0.1", check=check,
    each=("controls",),
    message=Text("措施“{name}”没有写明留存什么证据",
                 "control '{record}' does not say what evidence it leaves"),
    fault=Text("防控措施没有写明执行后留下什么凭据。",
               "A control does not say what shows that it was performed."),
    why=Text("没有凭据，做没做全凭一句话，测试、检查、倒查都无从下手。",
             "Without evidence nobody can test whether it was performed, or trace it afterwards."),
    fix=Text("在 evidence 下写明凭据，如“现场核查表双签”“系统日志”“会议纪要”。",
             "Name it under evidence, such as a form with two signatures, a log, minutes."),
    not_flagged=Text("已失效的措施；凭据写得是否充分。",
                     "Controls that have ended; whether the evidence is good enough."),
)
