"""A control owned by whom it controls."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.risk.assessment import assessor_of
from riskctl.rules.control._in_use import Use, in_use, related_to


def check(catalog: Catalog) -> Iterator[Hit]:
    ownership = assessor_of(catalog).ownership
    own: dict[str, list[Use]] = {}
    for control, (point, answer) in in_use(catalog):
        if ownership.is_own(control, point):
            own.setdefault(control.id, []).append((point, answer))
    for id, uses in own.items():
        control, first = catalog.controls[id], uses[0][0]
        owner = control.owner or ""
        yield Hit(control.place_of("owner"), id, "owner", kind="controls", related=related_to(uses),
                  values={"name": control.label, "owner": owner, "owner_name": catalog.label_of(owner), "point": first.id,
                          "point_name": first.label, "count": len(uses)})


RULE = Rule(
    "CT109", "owned-by-controlled", Severity.WARNING, since="0.1", check=check, cause=("owner",),
    message=Text("措施“{name}”由“{owner_name}”负责，这正是它要控制的岗位或人员：风险点“{point_name}”（共 {count} 个风险点）",
                 "control '{record}' is owned by '{owner}', whom it controls at risk point '{point}' (risk points in all: "
                 "{count})"),
    fault=Text("措施的责任岗位，就是风险点的直接责任岗位；或者与它是同样的人担任；或者是办理这个环节的岗位（或与之同样的人担任），而且措施只由它自己执行。",
               "The owner of a control is the post directly accountable for the risk; or is held by the same people; or "
               "performs the step itself (or is held by the same people as one that does), and nobody but the owner performs "
               "the control."),
    why=Text("自己管自己，等于没有人管：会出问题的人，同时决定这项措施做不做、查不查。这样的措施算等级时不计。",
             "Who controls himself is controlled by nobody: he who may go wrong also decides whether the control is carried "
             "out. Such a control takes nothing off the level."),
    fix=Text("把 owner 改为该岗位以外的岗位（上级、复核、纪检等），或者把这项措施换成别人能把住的；人手确实不够的，写明理由豁免。",
             "Name another post as owner: a superior, a reviewer, discipline; or answer the risk by a control that others "
             "hold. Where there is nobody else, waive the finding with that reason."),
    not_flagged=Text("由被控制的岗位执行、但由别的岗位负责的措施；责任岗位办理这个环节、但措施还有别的岗位执行的；备岗（B角）相同的；"
                     "已失效或尚未生效的措施；没有写责任岗位的（由 CT101 报告）；已接受或已停用的风险点。"
                     "一项措施只报告一次，各风险点列为相关位置。",
                     "Controls that the controlled perform and another post owns; an owner who performs the step where others "
                     "perform the control too; backups in common; controls that have ended or not begun; no owner (CT101); "
                     "risk points accepted or retired. A control is one finding with its risk points as related places."),
)
