"""A risk of the gravest level answered only by training or exhortation."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.holding import in_force
from riskctl.model.catalog import Catalog
from riskctl.risk.coverage import Gap, opening_of
from riskctl.rules.risk_point._gravest import Options, answered


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    for point, level, controls in answered(catalog, options):
        if opening_of(catalog, point) is Gap.ONLY_TRAINING:
            live = [control for control in controls if in_force(control.valid_from, control.valid_to, catalog.as_of)]
            yield Hit(point.place_of("controls"), point.id, "controls", kind="risk_points",
                      values={"name": point.label, "level": level.label, "controls": [control.id for control in live],
                              "control_names": [control.label for control in live]})


RULE = Rule(
    "RP203", "only-training", Severity.WARNING, since="0.1", check=check, options=Options,
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("{level}等级的风险点“{name}”只有教育培训或号召性措施：{control_names:list}",
                 "risk point '{record}' ({level}) is answered only by training or exhortation: "
                 "{controls:list}"),
    fault=Text("最高等级的风险点，所列措施全是教育培训，或者只写了“加强教育”“提高认识”之类的话。设了 every_level 的，其他等级同样检查。",
               "Every control of a risk of the gravest level is a training, or only says such things as "
               "加强教育 or 提高认识. With every_level, risks of milder levels too."),
    why=Text("教育使人不想，制约才使人不能。最重的风险如果只靠自觉，有意为之的人一个也拦不住。",
             "Training appeals to the will; only a check takes away the chance. Nobody who means to is "
             "stopped by it."),
    fix=Text("补上能拦住或能查出问题的措施：岗位分离、双人办理、授权审批、集体决策、系统阻断、抽查核对等；"
             "教育可以保留。",
             "Add a control that blocks or detects: separation, two persons, authorisation, a collective "
             "decision, a block in the system, spot checks. Training may stay beside it."),
    not_flagged=Text("其他等级的风险点（除非设了 every_level）；措施名称里还写了具体做法的（如“加强现场核查的双人签字”）；"
                     "没有措施的（由 RP201 报告）；已失效和尚未生效的措施不算在内；有措施编号不存在的风险点；"
                     "已接受或已停用的风险点。",
                     "Risks of milder levels, unless every_level is set; a name that also says what is done; no control at all (RP201 "
                     "reports that). Controls that have ended or not begun do not count; points with an id that does not "
                     "exist are left out, and so are those accepted or retired."),
)
