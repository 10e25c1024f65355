"""A risk point that no control answers."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.risk import assessor_of


def check(catalog: Catalog) -> Iterator[Hit]:
    assessor = assessor_of(catalog)
    for point in catalog.risk_points.values():
        if point.is_open and not point.controls:
            level = assessor.inherent(point)
            yield Hit(point.place_of("name"), point.id, "controls", kind="risk_points",
                      values={"name": point.label, "level": level.label if level else ""})


RULE = Rule(
    "RP201", "no-control", Severity.ERROR, since="0.1", check=check,
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("风险点“{name}”{level:bracketed}没有防控措施",
                 "risk point '{record}'{level:bracketed} has no control"),
    fault=Text("风险点没有任何防控措施。", "No control answers a risk point."),
    why=Text("有风险点必有防控措施：查出的风险没有人、没有办法去防，等于没有查。",
             "Every risk point must be answered by a control: a risk that is found and not answered is as "
             "good as not found."),
    fix=Text("在该风险点的 controls 下写上至少一项措施；确实不需要的，说明理由后豁免，或将其状态改为 "
             "accepted。",
             "List at least one control under the risk point's controls; where none is needed, waive the "
             "finding with a reason or set its status to accepted."),
    not_flagged=Text("已接受或已停用的风险点；措施编号写错的（由 RF101 报告）。",
                     "Risk points that are accepted or retired; misspelt control ids (RF101 reports those)."),
)
