"""Steps that take fewer people than a rule asks for."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD110")


RULE = Rule(
    "SD110", "fewer-people-asked", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”相关环节合起来只要 {has} 人，规则 {rule}“{rule_name_zh}”要求至少 "
                 "{asked} 人：{path_0_zh}",
                 "the steps of '{record}' that rule {rule} names take {has} of the {asked} "
                 "people that it asks for: {path_0_en}"),
    fault=Text("规则（min_people）所列环节按各自写明的人数加起来，少于规则要求的人数。",
               "The steps that a rule (min_people) names take fewer people together than the rule "
               "asks for."),
    why=Text("写一个人就能办的环节，实际就是一个人在办。",
             "A step that asks for one person is done by one person."),
    fix=Text("给环节写 people（或 all_of）。",
             "Give the step its people (or all_of)."),
    not_flagged=Text("人数写够了、但有没有这么多人（由人员配备检查）；外部主体承担的环节。",
                     "Whether there are people enough to fill them (a matter of staffing); steps that "
                     "a party performs."),
)
