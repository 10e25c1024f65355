"""A risk point without a level and without what a level would be worked out from."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import RiskType, SchemeMethod


def check(catalog: Catalog) -> Iterator[Hit]:
    scheme = catalog.level_scheme
    for point in catalog.risk_points.values():
        if point.is_open and point.lacks("level") and not _can_be_worked_out(point, scheme):
            yield Hit(point.place_of("name"), point.id, "level", kind="risk_points",
                      values={"name": point.label, "scheme": scheme.id if scheme else "",
                              "scheme_name": scheme.label if scheme else ""})


def _can_be_worked_out(point: RiskPoint, scheme: LevelScheme | None) -> bool:
    """Whether the point holds what the scheme reads; or anything at all, where the scheme is unknown."""
    if scheme is None or scheme.by is None:
        return not (point.lacks("class") and point.lacks("scoring"))
    match scheme.by:
        case SchemeMethod.DECLARED:
            return False
        case SchemeMethod.CLASS:
            return not point.lacks("class") or _has_no_class(point)
        case SchemeMethod.CONSEQUENCE | SchemeMethod.POWER | SchemeMethod.CRITERIA:
            return _scores(point, scheme.by.value)
        case SchemeMethod.MATRIX:
            return _scores(point, "likelihood", "impact")


def _has_no_class(point: RiskPoint) -> bool:
    """Whether the point is of morality, institution or external alone: classes are of powers and duties."""
    return bool(point.type) and {RiskType.PROCESS, RiskType.POST_DUTY}.isdisjoint(point.type)


def _scores(point: RiskPoint, *keys: str) -> bool:
    scoring = point.scoring
    if scoring is None:
        return not point.lacks("scoring")
    return not any(scoring.lacks(key) for key in keys)


RULE = Rule(
    "RP101", "no-level", Severity.ERROR, since="0.1", check=check,
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("风险点“{name}”没有评定等级{scheme_name:bracketed}",
                 "risk point '{record}' has no level{scheme:bracketed}"),
    fault=Text("风险点既没有写等级，也没有写评定等级所需的内容（类别、后果、评分等，看所用的等级方案）。",
               "A risk point has neither a level nor what the level scheme in force would work one out "
               "from."),
    why=Text("等级决定由谁监督、多久复核一次；没有等级，就排不出轻重，也落不到监督人头上。",
             "The level decides who supervises and how often the risk is reviewed; without one it has no "
             "rank and no supervisor."),
    fix=Text("写上 level；按类别、后果、权力大小、标准或可能性与影响定级的方案，也可以写 class 或 scoring "
             "中相应的内容。",
             "Write level; where the scheme goes by class, consequence, power, criteria or likelihood and "
             "impact, write class or what belongs into scoring."),
    not_flagged=Text("已接受或已停用的风险点；按类别定级的方案中，只属思想道德、制度机制、"
                     "外部环境的风险点（类别是权力和职责的类别）；等级写了但不在方案中的（由 RP107 报告）；"
                     "写在 also 下的其他方案等级不能代替。",
                     "Risk points that are accepted or retired; under a scheme by class, points of morality, "
                     "institution or external alone, since classes are those of powers and duties; a level "
                     "that is not of the scheme (RP107 reports it). Levels under other schemes (also) do not "
                     "stand in."),
)
