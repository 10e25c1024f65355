"""A controller who is not independent of the controlled."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD107")


RULE = Rule(
    "SD107", "controller-not-independent", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”由“{left_zh}”把关，而环节由“{right_zh}”承担，二者不独立（{how_zh}；"
                 "规则 {rule}“{rule_name_zh}”）：{path_1_zh}",
                 "'{left_en}' controls through '{record}' what '{right_en}' performs without "
                 "being independent of it ({how_en}; rule {rule}): {path_1_en}"),
    fault=Text("防控措施的责任岗位（或风险点的监督岗位）就是承担该环节的岗位，或在其之下，或由同一人、"
               "亲属担任（independent）。",
               "The post answerable for a control (or supervising a risk point) performs the step "
               "itself, is below the one that does, or is held by the same person or by kin (independent)."),
    why=Text("自己查自己、下级查上级，查出来的只会是没有问题。",
             "Who checks himself, or his superior, finds nothing."),
    fix=Text("换一个不在被查岗位之下的岗位负责。",
             "Have a post answer for it that neither performs the step nor is below the one that "
             "does."),
    not_flagged=Text("没有写明所在环节的措施和风险点；当日无效的措施。",
                     "Controls and risk points that lie at no step; controls not in force."),
)
