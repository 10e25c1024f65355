"""Kin in posts too near to one another."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD106")


RULE = Rule(
    "SD106", "kin-not-apart", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”与“{relative_name}”（{relation}）任职应当回避（{state_zh}；规则 "
                 "{rule}“{rule_name_zh}”）：{path_0_zh}；{path_1_zh}",
                 "'{record}' and '{relative_name}' ({relation}) are kin in posts too near to each "
                 "other ({state_en}; rule {rule}): {path_0_en}; {path_1_en}"),
    fault=Text("有亲属关系的两人，一人在另一人的上级岗位，或者同受一个岗位领导，或者同在规则所列的岗位（kin_avoidance）"
               "。",
               "Of two people who are kin one has a post above the other, both report to the same "
               "post, or both have posts that the rule names (kin_avoidance)."),
    why=Text("一家人管一家人，监督和考核都张不开口。",
             "Where kin command kin, neither oversight nor appraisal means anything."),
    fix=Text("调整其中一人的岗位。",
             "Move one of the two to another post."),
    not_flagged=Text("规则没有列出的亲属关系；没有记录的亲属关系（亲属信息属受限信息，没有记录时由 SD121 "
                     "说明未检查）。",
                     "Relations that the rule does not name; kinship that is not on record (SD121 says "
                     "that nothing was checked where none is)."),
)
