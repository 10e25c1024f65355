"""A leader in charge of what the rules keep from the leader."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD105")


RULE = Rule(
    "SD105", "leader-in-charge", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”的分管不合规则 {rule}“{rule_name_zh}”（{left_zh}；{right_zh}）："
                 "{path_0_zh}；{path_1_zh}",
                 "the portfolio of '{record}' breaks rule {rule} ({left_en}; {right_en}): {path_0_en}; "
                 "{path_1_en}"),
    fault=Text("某个岗位的领导分管了不得直接分管的权域（not_in_charge_of），或者一人分管了不得同时分管的权域（not_both）"
               "。",
               "The holder of a post is in charge of a domain that goes with the post ill (not_in_charge_of), "
               "or a leader is in charge of domains that may not be in one hand (not_both)."),
    why=Text("人、财、物、工程集于一手，班子里就没有人能说不。",
             "With people, money and works in one hand nobody in the leadership can say no."),
    fix=Text("调整分工（portfolios），把其中一项交给别的领导分管。",
             "Change the portfolios: give one of the domains to another leader."),
    not_flagged=Text("只是协管（assists）的；不在有效期内的分工；B角。单位的分管，看该单位事项的权域。",
                     "What a leader only assists with; portfolios not in force; backups. Being in charge "
                     "of a unit counts by the domains of its powers."),
)
