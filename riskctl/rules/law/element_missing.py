"""Something that must be published of a power and is not written."""

from collections.abc import Iterator

from riskctl.findings import Basis, Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.provision import ElementsAsked
from riskctl.model.vocabulary import Certainty
from riskctl.rules.law._provisions import cases, provision_hit

REPORTED_ELSEWHERE = frozenset(("name", "legal_basis", "steps", "time_limit"))


def check(catalog: Catalog) -> Iterator[Hit]:
    for provision, asked, power in cases(catalog, ElementsAsked):
        missing = [field for field in asked.fields if field not in REPORTED_ELSEWHERE and power.lacks(field)]
        if missing:
            titles = [power.field_table()[field].title for field in missing]
            yield provision_hit(provision, asked, power, power.place_of("name"), missing[0], missing=missing,
                                missing_zh="、".join(title.zh for title in titles),
                                missing_en=", ".join(title.en for title in titles))


RULE = Rule(
    "LB206", "element-missing", Severity.ERROR, since="0.1", check=check, cause=("entry",),
    each=("powers",), beside=("units", "bodies"),
    basis=(Basis("行政许可法(2019)第30条", Certainty.V2),),
    message=Text("“{name}”没有写{missing_zh}，{citation}要求公示（{entry}）{certainty:unverified}",
                 "power '{record}' does not say its {missing_en}, which {citation} wants published ({entry}){certainty:unverified}"),
    fault=Text("法律要求公示的要素没有写：许可的条件、材料目录等。",
               "An element that the law wants published is not written: conditions and list of materials of a licence."),
    why=Text("条件和材料不公开，批不批、补不补就全凭经办人一句话，吃拿卡要由此而来。",
             "Where conditions and materials are not public, the official's word decides who is granted what and who must come "
             "again; that is what favours are asked for."),
    fix=Text("在事项上写 conditions（受理条件）和 materials（申请材料）；不需要任何材料的，写明“无需提交材料”。",
             "Write conditions and materials on the power; where no material is needed, say so."),
    not_flagged=Text("依据、流程和时限（由 PW101、PW102、PW103 报告）；许可的数量和申请书示范文本，目录没有相应的字段；没有启用的规"
                     "则包。",
                     "Basis, flow and limit (PW101, PW102 and PW103 report them); number and specimen of a licence, for which a "
                     "catalog has no field; packs not in force."),
)
