"""A duty had by somebody outside the units or posts that may have it."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD103")


RULE = Rule(
    "SD103", "duty-outside-its-unit", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”不在规定的单位或岗位之内，却有“{left_zh}”（规则 {rule}“{rule_name_zh}”"
                 "）：{path_0_zh}",
                 "'{record}' has '{left_en}' outside the units or posts that may have it (rule "
                 "{rule}): {path_0_en}"),
    fault=Text("规则（only）规定只有某些单位或岗位才能有的职责，别的岗位或人员也有。",
               "A duty that a rule (only) gives to some units or posts alone is had by another post, "
               "or held directly by a person outside."),
    why=Text("口子开在规定之外，规定之内的把关就成了摆设。",
             "What can also be done elsewhere is not guarded by those who guard it here."),
    fix=Text("把职责（或环节、系统权限）收回到规定的单位或岗位。",
             "Take the duty, the step or the entitlement back to the units or posts of the rule."),
    not_flagged=Text("下级单位的岗位（算在上级单位之内）；外部主体。",
                     "Posts of units below those named (they count as inside); parties from outside."),
)
