"""A risk of the gravest level that nothing in force prevents."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import control_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control, RiskPoint
from riskctl.risk.coverage import Gap, opening_of
from riskctl.rules.risk_point._gravest import Options, answered


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    for point, level, controls in answered(catalog, options):
        if _stands_open(catalog, point, controls):
            yield Hit(point.place_of("controls"), point.id, "controls", kind="risk_points",
                      values={"name": point.label, "level": level.label})


def _stands_open(catalog: Catalog, point: RiskPoint, controls: list[Control]) -> bool:
    """Whether nothing prevents the risk today, and no other rule has that finding."""
    if any(control.timing is None for control in controls):
        return False
    gap = opening_of(catalog, point)
    has_ended = any(control_has_ended(control, catalog.as_of) for control in controls)
    return gap is Gap.NO_PREVENTIVE or (gap is Gap.NONE_IN_FORCE and not has_ended)


RULE = Rule(
    "RP204", "no-preventive", Severity.WARNING, since="0.1", check=check, options=Options,
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("{level}等级的风险点“{name}”没有事前预防的措施在起作用",
                 "nothing in force prevents risk point '{record}' ({level})"),
    fault=Text("最高等级的风险点，所列措施要么都是事中监控、事后处置（教育培训和号召性措施不算预防），要么都还没有生效。"
               "设了 every_level 的，其他等级同样检查。",
               "Every control in force of a risk of the gravest level detects or corrects (training and exhortation prevent "
               "nothing), or none has begun yet. With every_level, risks of milder levels too."),
    why=Text("事后查出来，损失已经造成，人也已经犯了错。最重的风险要先有一道关口，使人不能；光靠查，是等着出事。",
             "What is detected has happened: the loss is there, and so is the offender. The gravest risks need a check that "
             "comes first; with detection alone one waits for them to happen."),
    fix=Text("补一项事前预防的措施（岗位分离、双人办理、授权审批、集体决策、系统阻断等），riskctl risk suggest 风险点编号 "
             "列出可选的；确实只能事后查的，写明理由豁免。",
             "Add a control that prevents: separation, two persons, authorisation, a collective decision, a block in the "
             "system; riskctl risk suggest ID lists some. Where only detection is possible, waive the finding with that reason."),
    not_flagged=Text("其他等级的风险点（除非设了 every_level）；没有措施的（由 RP201 报告）、列有失效措施而都不在有效期内的"
                     "（由 RP202 报告）、只有教育培训的（由 RP203 报告）；有措施编号不存在或者没有写时点的风险点；没有等级的；"
                     "已接受或已停用的风险点。",
                     "Risks of milder levels, unless every_level is set; no control (RP201), none in force and some ended "
                     "(RP202), nothing but training (RP203); points with an id that does not exist or a control without a "
                     "timing; points without a level; points accepted or retired."),
)
