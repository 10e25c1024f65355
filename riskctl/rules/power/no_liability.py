"""A power without the cases in which somebody is held liable, where the manifest requires them."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Options:
    """`required`: whether every power must say when somebody is held liable."""

    required: bool = False


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    for power in catalog.powers.values() if options.required else ():
        if power.lacks("liability") and not power_has_ended(power, catalog.as_of):
            yield Hit(power.place_of("name"), power.id, "liability", {"name": power.label}, "powers")


RULE = Rule(
    "PW110", "no-liability", Severity.WARNING, since="0.1", check=check, options=Options,
    each=("powers",),
    message=Text("权力事项“{name}”没有追责情形",
                 "power '{record}' does not say when somebody is held liable"),
    fault=Text("清单要求写明追责情形，而权力事项没有写。",
               "The manifest requires every power to say when somebody is held liable, and this one does "
               "not."),
    why=Text("有权必有责。事先写明什么情形追责，出了问题才有尺子，平时也是提醒。",
             "Power carries liability: what is written down beforehand is the measure afterwards and a "
             "warning before."),
    fix=Text("在 liability 下逐条写明追责情形，如“对不符合条件的申请人准予许可的”。",
             "List the cases under liability, as in: a licence granted to an applicant who does not "
             "qualify."),
    not_flagged=Text("清单没有要求的（默认不要求；在 riskctl.yaml 的 rules 下写 PW110: {required: true} "
                     "即要求）；已取消或已失效的事项。",
                     "Anything unless the manifest asks for it (PW110: {required: true} under rules in "
                     "riskctl.yaml); powers that are retired or past their last day."),
)
