"""A control that nobody is answerable for."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for control in catalog.controls.values():
        if control.lacks("owner") and not control_has_ended(control, catalog.as_of):
            yield Hit(control.place_of("name"), control.id, "owner", {"name": control.label}, "controls")


RULE = Rule(
    "CT101", "no-owner", Severity.ERROR, since="0.1", check=check, covers=(("controls", "owner"),),
    each=("controls",),
    message=Text("措施“{name}”没有责任岗位", "control '{record}' has no owner"),
    fault=Text("防控措施没有写明责任岗位。", "A control names no post that is answerable for it."),
    why=Text("没有人对它负责的措施，只存在于纸上：没人执行时，也没人发现。",
             "A control that nobody answers for exists on paper: when it is not performed, nobody notices."),
    fix=Text("在 owner 下写对措施负责的岗位；动手执行的岗位不同的，写在 performed_by。",
             "Name the answerable post as owner; posts that perform it, if others, go to performed_by."),
    not_flagged=Text("已失效的措施；写了但岗位不存在的（由 RF101 报告）。",
                     "Controls that have ended; a post that does not exist (RF101 reports it)."),
)
