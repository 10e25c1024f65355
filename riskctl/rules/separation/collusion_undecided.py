"""A power of which collusion or bypass could not be worked out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog

if TYPE_CHECKING:
    from riskctl.collusion.answer import Collusion


def check(catalog: Catalog) -> Iterator[Hit]:
    from riskctl.collusion.survey import collusion_survey

    for found in collusion_survey(catalog):
        yield from hits_on(found, catalog)


def hits_on(found: "Collusion", catalog: Catalog) -> Iterator[Hit]:
    """The hit on the power, if there is one."""
    from riskctl.collusion.words import asked, reason

    power = catalog.powers[found.power]
    if found.open:
        what, why = asked(found), reason(found)
        yield Hit(power.place, power.id, None, {
            "name": power.label, "open": [question.value for question in found.open],
            "open_zh": what.zh, "open_en": what.en, "reason_zh": why.zh, "reason_en": why.en}, "powers")


RULE = Rule(
    "SD303", "collusion-undecided", Severity.INFO, since="0.1", check=check, deep=True,
    message=Text("“{name}”的{open_zh}没有算出来：{reason_zh}",
                 "{open_en} of '{name}' could not be worked out: {reason_en}"),
    fault=Text("串通人数或绕过控制的路线没有算出来，既不能说有问题，也不能说没有。",
               "Collusion or bypass could not be worked out: neither a fault nor its absence was shown."),
    why=Text("没有算出来不等于没有问题；不说出来，就会被当成没有问题。",
             "What was not worked out is not clean, and would be taken for clean if nobody said so."),
    fix=Text("补全流程（ST 类规则会指出）和各环节由谁办理；计算量过大的，安装求解器（pip install 'riskctl[solve]'）或把事项拆成几项。",
             "Complete the flow (rules ST say where) and who acts in each step; where it takes too much work, install the solver "
             "(pip install 'riskctl[solve]') or split the power."),
    not_flagged=Text("没有流程的事项。", "Powers without a flow."),
)
