"""A power that the people there are cannot carry out under the rules."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog

if TYPE_CHECKING:
    from riskctl.staffing.answer import Staffing


def check(catalog: Catalog) -> Iterator[Hit]:
    from riskctl.staffing.survey import staffing_of_all

    return hits_on(staffing_of_all(catalog), catalog)


def hits_on(answers: "Iterable[Staffing]", catalog: Catalog) -> Iterator[Hit]:
    """The hits on the powers that these answers are about."""
    from riskctl.staffing.words import reason

    for answer in answers:
        if answer.clash is not None:
            power, why = catalog.powers[answer.power], reason(answer, catalog)
            values = {"name": power.label, "rules": list(answer.clash.rules), "posts": list(answer.clash.posts),
                      "minimal": answer.clash.is_minimal, "runs": len(answer.runs), "why_zh": why.zh, "why_en": why.en}
            yield Hit(power.place_of("steps"), power.id, "steps", values, "powers")


RULE = Rule(
    "SD201", "power-not-staffable", Severity.ERROR, since="0.1", check=check, deep=True, cause=("rules", "posts"),
    message=Text("“{name}”配不齐人员：{why_zh}", "'{record}' cannot be staffed: {why_en}"),
    fault=Text("按现有人员和全部规则，没有一份名单能把这个事项从头办到尾。",
               "With the people there are and under all the rules, no roster carries the power from start to end."),
    why=Text("办不成的流程，实际上是靠违反其中某条规则在办；是哪一条，没有人说得清。",
             "A process that cannot be staffed is in fact run by breaking one of its rules, and nobody can say which."),
    fix=Text("给所列岗位增加任职人员或 B 角（riskctl sod staffing 会建议谁合适），或改由别的岗位承担其中一个环节；确属人手所限的，"
             "写明豁免（SD101/规则编号）和补偿性控制。",
             "Appoint somebody else, or a backup, to one of the posts named (`riskctl sod staffing` says who would do), or let "
             "another post take one of the steps; where a small bureau cannot, waive the rule (SD101/rule-id) with "
             "compensating controls."),
    not_flagged=Text("没有流程的事项；流程走向不明、环节没有写明由谁承担的（由 SD204 报告）；能配齐但缺一人就办不成的（由 SD202 报告）。",
                     "Powers without a flow; those whose flow or actors are not known (SD204); those that can be staffed but "
                     "survive no absence (SD202)."),
)
