"""A power without a channel for complaints, where the manifest requires one."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Options:
    """`required`: whether every power must say where complaints go."""

    required: bool = False


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    for power in catalog.powers.values() if options.required else ():
        if power.lacks("complaint") and not power_has_ended(power, catalog.as_of):
            yield Hit(power.place_of("name"), power.id, "complaint", {"name": power.label}, "powers")


RULE = Rule(
    "PW111", "no-complaint", Severity.WARNING, since="0.1", check=check, options=Options,
    each=("powers",),
    message=Text("权力事项“{name}”没有监督投诉方式", "power '{record}' does not say where complaints go"),
    fault=Text("清单要求写明监督投诉方式，而权力事项没有写。",
               "The manifest requires every power to say where complaints go, and this one does not."),
    why=Text("办事的人不知道找谁反映，群众监督就落不到这项权力上。",
             "Whoever does not know where to turn cannot supervise the power."),
    fix=Text("在 complaint 下写监督电话或受理部门，电话号码加引号，如 \"12345\"。",
             "Write the phone number or the office under complaint; quote a number, as in \"12345\"."),
    not_flagged=Text("清单没有要求的（默认不要求；在 riskctl.yaml 的 rules 下写 PW111: {required: true} "
                     "即要求）；已取消或已失效的事项。",
                     "Anything unless the manifest asks for it (PW111: {required: true} under rules in "
                     "riskctl.yaml); powers that are retired or past their last day."),
)
