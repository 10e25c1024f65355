"""What a risk point says for its level and the scheme cannot read."""

from collections.abc import Iterator, Mapping

from riskctl.findings import Hit, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.vocabulary import RiskStatus, SchemeMethod
from riskctl.risk.assessment import assessor_of
from riskctl.risk.derivation import AXES, Reason, Trouble

WORDS: Mapping[Reason, Text] = {
    Reason.UNKNOWN: Text("不在等级方案中", "is not of the scheme"),
    Reason.UNANSWERED: Text("没有回答", "is not answered"),
}


def check(catalog: Catalog) -> Iterator[Hit]:
    scheme = catalog.level_scheme
    if scheme is None or scheme.by is SchemeMethod.DECLARED:
        return
    assessor = assessor_of(catalog)
    for point in catalog.risk_points.values():
        derivation = assessor.derivation(point)
        for trouble in derivation.troubles if derivation and point.status is not RiskStatus.RETIRED else ():
            if trouble.reason in WORDS and trouble.known and not _has_other_finding(point, trouble):
                yield _hit(point, trouble, scheme.id, scheme.label)


def _has_other_finding(point: RiskPoint, trouble: Trouble) -> bool:
    """Whether half of a scoring is not there at all and neither is a level: then the level is what is missing."""
    is_half = point.scoring is not None and any(point.scoring.lacks(axis) for axis in AXES)
    return trouble.reason is Reason.UNANSWERED and is_half and point.lacks("level")


def _hit(point: RiskPoint, trouble: Trouble, scheme: str, scheme_name: str) -> Hit:
    words = WORDS[trouble.reason]
    return Hit(point.place_of(*trouble.path), point.id, ".".join(trouble.path), kind="risk_points",
               values={"name": point.label, "what": trouble.value or trouble.path[-1], "problem": trouble.reason.value,
                       "problem_zh": words.zh, "problem_en": words.en, "scheme": scheme, "scheme_name": scheme_name,
                       "known": list(trouble.known),
                       "suggestion": nearest(trouble.value, trouble.known) if trouble.reason is Reason.UNKNOWN else ""})


RULE = Rule(
    "RP112", "answer-unknown", Severity.ERROR, since="0.1", check=check, cause=("what", "problem"),
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("风险点“{name}”的 {field}：“{what}”{problem_zh}（{scheme_name}：{known:list}）{suggestion:suggestion}",
                 "risk point '{record}', {field}: '{what}' {problem_en} (scheme {scheme}: {known:list})"
                 "{suggestion:suggestion}"),
    fault=Text("风险点写的类别、后果、权力大小、标准、可能性或影响（或其指标的回答）不是等级方案中的，"
               "或者方案问到的指标没有回答，因此得不出等级。",
               "What a risk point says under class or scoring is none of what the level scheme knows, or a question "
               "of the scheme is not answered: no level can be worked out."),
    why=Text("方案不认识的回答得不出等级；猜一个等级，同样的回答就会得出不同的等级。",
             "An answer that the scheme does not know gives no level; and if one were guessed, the same answers "
             "would give different levels."),
    fix=Text("改成方案中的编号（riskctl explain 方案编号 列出全部），补上没有回答的指标。",
             "Write what the scheme knows (riskctl explain ID of the scheme lists it) and answer every question."),
    not_flagged=Text("没有写的标准（视为不符合）；整个评分或其中一半没有写、也没有写等级的（由 RP101 报告）；"
                     "直接评定的方案；方案的表缺项的（由 RP110 报告）；已停用的风险点。",
                     "Criteria that are not written, which count as not met; a scoring that is absent or half "
                     "absent where no level is written either (RP101); schemes by declaration; tables that lack an "
                     "entry (RP110); retired risk points."),
)
