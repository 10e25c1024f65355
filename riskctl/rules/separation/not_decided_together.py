"""A step that a body or panel must take, and does not."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD109")


RULE = Rule(
    "SD109", "not-decided-together", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”的环节 {step} 不合规则 {rule}“{rule_name_zh}”：{how_zh}",
                 "step '{step}' breaks rule {rule} on bodies and panels: {how_en}"),
    fault=Text("规则要求集体决策（collective）或由评审小组作出（panel）的环节，不由集体作出，或者人数、"
               "单数、专家比例不够。",
               "A step that a body (collective) or a panel (panel) must take is not taken by one, "
               "or by one too small, even in number, or with too few experts."),
    why=Text("一两个人说了算的事，要靠人数和规矩来分散。",
             "Numbers and a procedure keep one or two people from having the say."),
    fix=Text("给环节写明 body，并按规则写足成员、法定人数和专家。",
             "Name the body of the step, and give it the members, quorum and experts that the "
             "rule asks for."),
    not_flagged=Text("按金额分档的环节，金额最高的一档由集体作出即可；外部主体承担的环节。",
                     "Of a step by bands of an amount, all but the highest band; steps that a party performs."),
)
