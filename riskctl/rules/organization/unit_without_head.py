"""A unit that nobody heads."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.organization._internal import internal_units


def check(catalog: Catalog) -> Iterator[Hit]:
    for unit in internal_units(catalog):
        if not unit.has("head"):
            yield Hit(unit.place_of("name"), unit.id, "head", {"name": unit.label}, "units")


RULE = Rule(
    "OR103", "unit-without-head", Severity.WARNING, since="0.1", check=check,
    message=Text("单位“{name}”没有写明负责人岗位", "unit '{record}' names no post as its head"),
    fault=Text("单位没有负责人岗位。", "A unit has no head."),
    why=Text("部门负责人是本部门廉政风险防控的第一责任人；没有负责人，风险点的部门责任就落不到岗位上。",
             "The head answers first for the risks of the unit; without one, what the unit answers for "
             "falls on nobody."),
    fix=Text("在该单位下写上 head（负责人岗位）；只作归类用的上级单位，写主管它的领导岗位。",
             "Name a post under the unit's head; for a unit that only groups others, the leader's post "
             "that it is under."),
    not_flagged=Text("外部单位；负责人岗位写了但编号不存在的（由 RF101 报告）；负责人岗位空缺的（由 OR105 "
                     "报告）。",
                     "External units; heads that do not exist (RF101 reports those); heads that nobody "
                     "holds (OR105)."),
)
