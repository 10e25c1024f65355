"""A risk point, power or control that was not reviewed again in time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.due import in_months, record_reviews, risk_reviews
from riskctl.model.catalog import Catalog
from riskctl.risk import assessor_of
from riskctl.rules.time._overdue import hits, yesterday


@dataclass(frozen=True, slots=True)
class Options:
    """`power_months`, `control_months`: after how many months powers and controls are reviewed again; 0 for never."""

    power_months: int = 0
    control_months: int = 0


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    until = yesterday(catalog)
    points = risk_reviews(catalog, until, assessor_of(catalog).inherent)
    others = record_reviews(catalog, until, in_months(options.power_months), in_months(options.control_months))
    for hit in hits(catalog, chain(points, others)):
        look = _LOOKS[str(hit.field)]
        yield replace(hit, values={**hit.values, "look_zh": look.zh, "look_en": look.en})


_LOOKS = {"reviewed.date": Text("复核", "reviewed"), "determined.date": Text("审定", "fixed")}


RULE = Rule(
    "TM101", "review-overdue", Severity.WARNING, since="0.1", check=check, options=Options,
    each=("powers", "risk_points", "controls"), beside=("level_schemes",),
    message=Text("“{name}”{level:bracketed}上次{look_zh}是 {last}，每 {interval:limit}复核一次，{due} 前就应再次复核",
                 "'{record}'{level:bracketed} was last {look_en} on {last} and is reviewed every {interval}: that was due "
                 "by {due}"),
    fault=Text("风险点距上次复核（或审定，以较晚的为准）超过了现行等级方案为其等级（声明的和算出的不一致时取较重的）规定的复核周期。设了 "
               "power_months、control_months 的，权力事项和措施同样检查。",
               "A risk point was last reviewed (or its level fixed, whichever is later) longer ago than the review "
               "interval of its level in the scheme in force (the graver of the declared and the derived one). Powers and "
               "controls are checked too where power_months and control_months are set."),
    why=Text("职责、流程、人员一变，风险就变。越重的风险看得越勤；到期不看，等级和措施就只是当年的样子。",
             "Risk changes with duties, processes and people; the graver it is, the more often it is looked at. Unlooked "
             "at, its level and controls are those of another year."),
    fix=Text("重新核对风险点的表现、等级和措施，改写 reviewed 的 by 和 date；风险已不存在的，把 status 改为 retired。",
             "Go through the risk point's manifestation, level and controls again and write reviewed (by, date); if the "
             "risk is gone, set its status to retired."),
    not_flagged=Text("恰好今天到期的；已接受或停用的风险点；既没有声明、也算不出现行方案中的等级，或该等级没有复核周期的；"
                     "从未复核也未审定、或日期写错的。月份按对日计算，没有对日的为月末；工作日按日计。",
                     "What is due today; risk points that are accepted or retired; those without a level of the scheme "
                     "in force, declared or derived, or whose level has no review interval; those never reviewed nor fixed, or with a misspelt "
                     "day. A month ends on the day of the same number, or the last of the month; workdays count as days."),
)
