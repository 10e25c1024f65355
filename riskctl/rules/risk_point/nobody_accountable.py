"""A risk point for which no post is directly accountable."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for point in catalog.risk_points.values():
        if not point.is_open:
            continue
        if point.lacks("accountable"):
            yield Hit(point.place_of("name"), point.id, "accountable", {"name": point.label}, "risk_points")
        elif point.accountable and point.accountable.lacks("direct"):
            place = point.key_place_of("accountable")
            yield Hit(place, point.id, "accountable.direct", {"name": point.label}, "risk_points")


RULE = Rule(
    "RP102", "nobody-accountable", Severity.ERROR, since="0.1", check=check,
    each=("risk_points",),
    covers=(("risk_points", "accountable"), ("risk_points", "accountable.direct")),
    message=Text("风险点“{name}”没有直接责任人", "risk point '{record}' has no directly accountable post"),
    fault=Text("风险点没有写明直接责任人。", "A risk point names no post that is directly accountable."),
    why=Text("每个风险点都要有人对它负责；只写部门或领导，防控措施就没有落实的人。",
             "Somebody must answer for every risk; with only a unit or a leader named, nobody carries the "
             "controls out."),
    fix=Text("在 accountable 下写 direct（直接责任人），填岗位编号；部门责任人和责任领导写在 unit 和 "
             "leader。",
             "Write direct under accountable, with the id of a post; the unit's and the leader's posts go to "
             "unit and leader."),
    not_flagged=Text("已接受或已停用的风险点；写了但岗位不存在的（由 RF101 报告）。",
                     "Risk points that are accepted or retired; a post that does not exist (RF101 reports "
                     "it)."),
)
