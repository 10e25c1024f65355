"""A power that rests on no law."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Certainty


def check(catalog: Catalog) -> Iterator[Hit]:
    for power in catalog.powers.values():
        if power.lacks("legal_basis") and not power_has_ended(power, catalog.as_of):
            yield Hit(power.place_of("name"), power.id, "legal_basis", {"name": power.label}, "powers")


RULE = Rule(
    "PW101", "no-legal-basis", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("权力事项“{name}”没有设定依据", "power '{record}' has no legal basis"),
    fault=Text("权力事项没有写明设定依据。", "A power does not say on which law it rests."),
    why=Text("法定职责必须为、法无授权不可为。没有依据的权力，说不清该不该有、谁来行使、到哪里为止。",
             "An organ may do only what the law empowers it to do; without a basis nobody can say whether "
             "the power exists, who exercises it and where it ends."),
    fix=Text("在 legal_basis 下写明法名、版本和条款项，如“行政许可法(2019)第42条第1款”；"
             "内部管理权写所依文件的文号。找不到依据的，按程序清理该事项。",
             "List the law, its version and article under legal_basis, as in 行政许可法(2019)第42条第1款; "
             "for internal management, the number of the document. Where there is none, take the power off "
             "the list."),
    not_flagged=Text("已取消或已失效的权力事项；写了但写错的依据（由读取规则报告）；依据是否现行有效（由 LB "
                     "类规则报告）。",
                     "Powers that are retired or past their last day; a citation that is misspelt (the "
                     "reading rules report it) or no longer in force (rules of LB do)."),
    basis=(Basis("行政许可法(2019)第30条", Certainty.V2),),
)
