"""A step that can be come to without the one that must precede it."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.separation.hits import hits_of


def check(catalog: Catalog) -> Iterator[Hit]:
    return hits_of(catalog, "SD108")


RULE = Rule(
    "SD108", "order-not-kept", Severity.ERROR, since="0.1", check=check, cause=("one", "other"),
    message=Text("“{name}”可以不经“{left_zh}”就到“{right_zh}”（规则 {rule}“{rule_name_zh}”"
                 "）：{path_0_zh}",
                 "in '{record}' '{right_en}' can be come to without '{left_en}' (rule {rule}): "
                 "{path_0_en}"),
    fault=Text("规则（before）要求在前的环节，有一条走法可以绕开；或者事项里根本没有这个环节。",
               "A step that must come first (before) can be gone round, or the power has no such "
               "step."),
    why=Text("先决条件可以不要，就不是先决条件。",
             "What can be skipped is no condition."),
    fix=Text("补上在前的环节，或者把绕开它的走法接回去；规则不该管这个事项的，写明 applies_to。",
             "Add the step, or lead the way that goes round it back through it; where the rule "
             "should not bind the power, limit it with applies_to."),
    not_flagged=Text("退回的走法；汇合时只要有一支已经做过；没有流程的事项。",
                     "Returns; a join of branches of which one has done it; powers without a flow."),
)
