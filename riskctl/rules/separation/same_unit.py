"""Duties of different units, in one and the same."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD102")


RULE = Rule(
    "SD102", "same-unit", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{left_zh}”和“{right_zh}”应分属不同单位（规则 {rule}“{rule_name_zh}”）：{path_0_zh}；"
                 "{path_1_zh}",
                 "'{left_en}' and '{right_en}' belong to different units (rule {rule}): {path_0_en}; "
                 "{path_1_en}"),
    fault=Text("规则（different_unit）要求由不同单位承担的两项职责，落在同一单位，或者一个单位在另一个之内。",
               "Two duties that a rule (different_unit) gives to different units are in the same "
               "unit, or in a unit and a part of it."),
    why=Text("同一个负责人管着两头，分开就只剩下两张桌子。",
             "Under one head the two are separate in name only."),
    fix=Text("把一项职责划给另一个单位的岗位。",
             "Move one of the duties to a post of another unit."),
    not_flagged=Text("根单位包含的单位（全局本就同属一个单位）；外部主体承担的环节。",
                     "That the root contains both units, as it does all of them; steps that a party from "
                     "outside performs."),
)
