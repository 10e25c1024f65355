"""A repealed institution that records in force still name."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Institution
from riskctl.model.vocabulary import InstitutionStatus
from riskctl.rules.institution._citing import cited_in_force


def check(catalog: Catalog) -> Iterator[Hit]:
    return (hit for _, hit in cited_in_force(catalog, _is_repealed, "status"))


def _is_repealed(institution: Institution) -> bool:
    return institution.status is InstitutionStatus.REPEALED


RULE = Rule(
    "IN102", "repealed-but-cited", Severity.ERROR, since="0.1", check=check,
    message=Text("制度“{name}”已废止，仍有 {count} 处引用",
                 "institution '{record}' is repealed, and records in force still name it (places: {count})"),
    fault=Text("在用的措施、风险点或权力事项仍引用已废止的制度。",
               "A control, risk point or power in force names an institution that is repealed."),
    why=Text("依据的制度已经废止，照它办的措施就没有了依据，出了问题也无从追责。",
             "A control that rests on a repealed institution rests on nothing, and nobody can be held to "
             "it."),
    fix=Text("改为引用替代它的制度（replaced_by）；没有替代制度的，重新评估该措施或风险点。",
             "Name the institution that replaced it (replaced_by); where there is none, reconsider the "
             "control or the risk point."),
    not_flagged=Text("已失效的措施、已停用的风险点、已取消的权力事项中的引用；其他制度的 replaced_by。"
                     "一项制度只报告一次，全部引用列为相关位置。按文号引用的，以 legal_basis "
                     "中与制度文号完全相同的为准。",
                     "Mentions in controls that have ended, risk points that are retired and powers that are "
                     "no longer exercised; replaced_by of other institutions. An institution is one finding "
                     "with every mention as a related place. A legal_basis counts where it is exactly the "
                     "institution's document number."),
)
