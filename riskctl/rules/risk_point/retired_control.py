"""A control that has ended and still answers risk points."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.risk import RiskPoint


def check(catalog: Catalog) -> Iterator[Hit]:
    ended = {control.id for control in catalog.controls.values() if control_has_ended(control, catalog.as_of)}
    listed: dict[str, list[tuple[RiskPoint, Place]]] = {}
    for point in catalog.risk_points.values() if ended else ():
        for answer in point.controls if point.is_open else ():
            if answer.control in ended:
                listed.setdefault(answer.control, []).append((point, answer.place))
    for id, ((first, place), *others) in listed.items():
        control = catalog.controls[id]
        yield Hit(place, id, "valid_to", kind="controls",
                  values={"name": control.label, "ended": str(control.valid_to), "point": first.id,
                          "point_name": first.label, "count": 1 + len(others)},
                  related=tuple(Related(at, point.id, "controls") for point, at in others))


RULE = Rule(
    "RP202", "retired-control", Severity.ERROR, since="0.1", check=check,
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("风险点“{point_name}”所列措施“{name}”已于 {ended} 失效（共 {count} 个风险点）",
                 "risk point '{point}' lists control '{record}', which ended on {ended} (risk points in all: "
                 "{count})"),
    fault=Text("风险点所列的防控措施已经失效。", "A control that a risk point lists has ended."),
    why=Text("失效的措施不再有人执行，靠它防控的风险实际上敞开着，登记表上却看不出来。",
             "Nobody performs a control that has ended: the risk stands open while the register says it is "
             "answered."),
    fix=Text("换上现行的措施；措施仍在执行的，把 valid_to 改为实际日期或删去。",
             "List a control that is in force; or, if this one is still performed, mend or remove its "
             "valid_to."),
    not_flagged=Text("今天到期的措施；尚未生效的措施；已接受或已停用的风险点。一项失效措施只报告一次，"
                     "其他风险点列为相关位置。",
                     "Controls whose last day is today; controls that have not begun; risk points that are "
                     "accepted or retired. An ended control is one finding with its other risk points as "
                     "related places."),
)
