"""A power without steps."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for power in catalog.powers.values():
        if power.lacks("steps") and not power_has_ended(power, catalog.as_of):
            yield Hit(power.place_of("name"), power.id, "steps", {"name": power.label}, "powers")


RULE = Rule(
    "PW102", "no-flow", Severity.WARNING, since="0.1", check=check,
    each=("powers",),
    message=Text("权力事项“{name}”没有运行流程", "power '{record}' has no steps"),
    fault=Text("权力事项没有写出运行流程的环节。",
               "A power has no steps, so that nobody can see how it runs."),
    why=Text("一项职权一张流程图：不写出环节，就看不出权力由谁、按什么次序行使，也无从查找风险、分清责任。",
             "Every power has its chart: without steps nobody sees who acts in which order, and neither "
             "risks nor responsibilities can be placed."),
    fix=Text("在 steps 下逐个写出环节、岗位和后续环节，并用 start 指明起始环节。",
             "Write the steps under steps, each with its post and what comes next, and name the first one in "
             "start."),
    not_flagged=Text("已取消或已失效的权力事项。只有名录、尚未梳理流程的清单可以先保留，因此只作警告。",
                     "Powers that are retired or past their last day. It is a warning, so that a bare power "
                     "list can be kept and filled."),
)
