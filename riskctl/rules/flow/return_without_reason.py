"""A return that gives no reason."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import names_of, step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, ways in process.ways.items():
            for way in power.steps[key].next if ways.returns else ():
                if way.is_return and way.lacks("reason"):
                    to = way.to or ""
                    yield step_hit(power, key, "next", way.place_of("return"), to=to,
                                   to_name=names_of(power, [to])[0])


RULE = Rule(
    "ST116", "return-without-reason", Severity.WARNING, since="0.1", check=check, cause=("to",),
    each=("powers",),
    message=Text("环节“{name}”（{step}）退回到“{to_name}”没有写理由",
                 "step '{step}' sends cases back to '{to}' and gives no reason"),
    fault=Text("退回没有写明理由（reason）。", "A return has no `reason`."),
    why=Text("退回说明原因，才能分清是材料不齐还是有意刁难；不写理由的退回，是拖延和吃拿卡要的口子。",
             "A return with its reason tells a missing paper from obstruction; a return without one opens "
             "the door to delay and extortion."),
    fix=Text("写上 reason，说明什么情形可以退回；能限定次数的，再写 at_most。",
             "Write `reason`: in which case it goes back; and `at_most` where the number of times is "
             "limited."),
    not_flagged=Text("用 when 写了条件的，仍须写 reason；已取消或已失效的权力事项。",
                     "Powers that have ended. A return whose condition is written as `when` still needs "
                     "its reason."),
)
