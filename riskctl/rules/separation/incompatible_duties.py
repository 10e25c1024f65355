"""Duties that nobody may combine, combined."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD101")


RULE = Rule(
    "SD101", "incompatible-duties", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”职责不相容（{state_zh}；规则 {rule}“{rule_name_zh}”）：{path_0_zh}；"
                 "{path_1_zh}",
                 "'{record}' combines duties that must be apart ({state_en}; rule {rule}): {path_0_en}; "
                 "{path_1_en}"),
    fault=Text("一个人、一个岗位或一个单位同时具有职责分离规则（sod_rules 的 incompatible）不许兼有的两项职责。"
               "现实：现任的两条路径；潜在：B角顶岗时才会；设计：岗位本身就兼有；结构：一个单位的岗位合起来兼有（per: "
               "unit）。",
               "A person, a post or a unit has two duties that a rule of separation (incompatible) "
               "keeps apart. Actual: by two paths of an incumbent; potential: once a backup steps "
               "in; design: the post itself combines them; structural: the posts of a unit do together "
               "(per: unit)."),
    why=Text("自己办、自己批、自己管，出了错没有第二双眼睛，动了念头也没有人拦。",
             "Who acts, approves and keeps alone has nobody to notice a mistake, and nobody to "
             "stand in the way of a temptation."),
    fix=Text("让另一个人接手其中一个岗位；岗位本身兼有的，把一项职责或一个环节划给别的岗位。"
             "riskctl sod check 给出不产生新冲突的改法。确实分不开的，写明豁免（rule: SD101/规则编号）"
             "和补偿性措施。",
             "Give one of the posts to somebody else; where the post itself combines them, move "
             "a duty or a step to another post. `riskctl sod check` names changes that bring no "
             "new conflict. Where it cannot be, waive it (rule: SD101/rule-id) with compensating "
             "controls."),
    not_flagged=Text("只因岗位设计而兼有的人（并入该岗位一条）；当日不在任的任职、不在有效期内的授权和权力事项；"
                     "按事项逐件分开的规则（由人员配备检查）；一方包含另一方的规则（由 SD122 报告）。",
                     "People who have both only because one post does (named under that post); assignments, "
                     "delegations and powers not in force on the day; rules about each case (a matter "
                     "of staffing); entries of which one brings the other (SD122 reports them)."),
)
