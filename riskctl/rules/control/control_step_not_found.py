"""A control placed at a step or power that does not exist."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.naming import is_known, nearest_name
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.risk import Control

KINDS = ("powers", "steps")


def check(catalog: Catalog) -> Iterator[Hit]:
    missing: dict[str, list[Control]] = {}
    for control in catalog.controls.values():
        for target in dict.fromkeys(control.at):
            if not is_known(catalog, target, KINDS):
                missing.setdefault(target, []).append(control)
    for target, (first, *others) in missing.items():
        yield Hit(_place(first, target), target, "at",
                  {"target": target, "by": first.id, "by_name": first.label, "count": 1 + len(others),
                   "suggestion": nearest_name(catalog, target, KINDS)},
                  related=tuple(Related(_place(control, target), control.id, "at") for control in others))


def _place(control: Control, target: str) -> Place:
    written = control.node.get("at")
    return control.place_of("at", *([written.index(target)] if isinstance(written, list) else []))


RULE = Rule(
    "CT107", "control-step-not-found", Severity.ERROR, since="0.1", check=check, absence=True,
    message=Text("措施“{by_name}”的实施环节“{target}”不存在{suggestion:suggestion}",
                 "control '{by}' is placed at '{target}', which does not exist{suggestion:suggestion}"),
    fault=Text("措施的 at 指向的环节或权力事项不存在。",
               "What a control names under at is no step and no power."),
    why=Text("找不到环节的措施，流程图上画不出来；环节取消了措施还在，说明这一关其实已经没有人把了。",
             "A control at no step is drawn on no chart; where the step was removed, nobody stands guard "
             "there any more."),
    fix=Text("改成存在的环节，写作“事项/环节”，如 XK-0131/inspect；环节已取消的，把措施移到现行环节或停用。",
             "Name a step that exists, written power/step, as in XK-0131/inspect; if it was removed, move or "
             "end the control."),
    not_flagged=Text("没有写 at 的；指向岗位、单位等其他记录的也按不存在报告；同一个错误编号只报告一次，"
                     "其余列为相关位置；编号所在文件没有读完的。",
                     "Controls without at. The id of a post, unit or other record counts as not found. One "
                     "wrong id is one finding with the other controls as related places. Ids in a file that "
                     "was not read to its end are left out."),
)
