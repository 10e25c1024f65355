"""A power of which it was not decided whether it can be staffed."""

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
        if answer.open is not None:
            power, why = catalog.powers[answer.power], reason(answer, catalog)
            yield Hit(power.place_of("steps"), power.id, "steps",
                      {"name": power.label, "open": answer.open.value, "why_zh": why.zh, "why_en": why.en}, "powers")


RULE = Rule(
    "SD204", "staffing-undecided", Severity.INFO, since="0.1", check=check, deep=True, cause=("open",),
    message=Text("“{name}”的人员配备没有判定：{why_zh}", "the staffing of '{record}' was not decided: {why_en}"),
    fault=Text("能不能配齐人员、能缺几个人没有算出来，既不能说有问题，也不能说没有。",
               "Whether the power can be staffed, or how many absences it survives, was not worked out: neither a fault nor "
               "its absence was shown."),
    why=Text("没有判定不等于没有问题；不说出来，就会被当成没有问题。",
             "What was not decided is not clean, and would be taken for clean if nobody said so."),
    fix=Text("补全流程（ST 类规则会指出）和各环节由谁承担；计算量过大的，安装求解器（pip install 'riskctl[solve]'）或拆分事项。",
             "Complete the flow (rules ST say where) and who acts in each step; where it takes too much work, install the solver "
             "(pip install 'riskctl[solve]') or split the power."),
    not_flagged=Text("没有流程的事项；已判定配不齐、只是最小原因未证明的。",
                     "Powers without a flow; powers that surely cannot be staffed, though the reason was not proved minimal."),
)
