"""A risk point attached to what does not exist."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.naming import is_known, nearest_name
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.risk import RISK_PLACES, RiskPoint


def check(catalog: Catalog) -> Iterator[Hit]:
    missing: dict[str, list[RiskPoint]] = {}
    for point in catalog.risk_points.values():
        for target in dict.fromkeys(point.at):
            if not is_known(catalog, target, RISK_PLACES):
                missing.setdefault(target, []).append(point)
    for target, (first, *others) in missing.items():
        yield Hit(_place(first, target), target, "at",
                  {"target": target, "by": first.id, "by_name": first.label, "count": 1 + len(others),
                   "suggestion": nearest_name(catalog, target, RISK_PLACES)},
                  related=tuple(Related(_place(point, target), point.id, "at") for point in others))


def _place(point: RiskPoint, target: str) -> Place:
    written = point.node.get("at")
    return point.place_of("at", *([written.index(target)] if isinstance(written, list) else []))


RULE = Rule(
    "RP106", "attached-to-nothing", Severity.ERROR, since="0.1", check=check, absence=True,
    message=Text("风险点“{by_name}”所在位置“{target}”不存在{suggestion:suggestion}",
                 "risk point '{by}' is attached to '{target}', which does not exist{suggestion:suggestion}"),
    fault=Text("风险点的 at 指向的权力事项、环节、岗位、单位、集体决策机构、职责或制度不存在。",
               "What a risk point names under at is no power, step, post, unit, body, duty or institution."),
    why=Text("挂不到位置上的风险点，流程图上画不出来，环节改动时也不会有人想起它。",
             "A risk that is nowhere is drawn on no chart, and nobody thinks of it when a step is changed."),
    fix=Text("改成存在的编号；环节写作“事项/环节”，如 XK-0131/inspect；标准职责写作 std:…。位置已撤销的，"
             "停用该风险点。",
             "Name what exists; a step is written power/step, as in XK-0131/inspect, a standard duty std:…. "
             "If the place is gone, retire the risk point."),
    not_flagged=Text("没有写 at 的（由读取规则报告）；同一个错误编号被多个风险点使用时只报告一次，"
                     "其余列为相关位置；编号所在文件没有读完的。",
                     "A missing at (the reading rules report it); one wrong id on many risk points is one "
                     "finding with the others as related places; ids in a file that was not read to its "
                     "end."),
)
