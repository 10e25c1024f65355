"""A cycle of forward ways."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.graphs import shortest_cycle
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.power import Power
from riskctl.rules.flow._steps import related_steps, step_hit, trail


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        if process.order:
            continue
        cyclic = [members for members in process.components if len(members) > 1]
        for members in sorted(cyclic, key=lambda members: min(map(process.sequence.index, members))):
            first = min(members, key=process.sequence.index)
            cycle = shortest_cycle(first, process.onward)
            yield step_hit(power, cycle[-1], "next", _place_of_way(power, cycle[-1], cycle[0]),
                           related_steps(power, members), **trail(power, (*cycle, cycle[0])))


def _place_of_way(power: Power, key: str, to: str) -> Place:
    return next(way.place_of("to") for way in power.steps[key].next if way.to == to and not way.is_return)


RULE = Rule(
    "ST104", "cycle-without-return", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）又走回前面的环节，却没有写成退回：{path_names}",
                 "step '{step}' leads back without a return: {path}"),
    fault=Text("向前的路绕成了圈，没有一段写明是退回。",
               "Forward ways form a cycle, and none of them is marked as a return."),
    why=Text("退回要有理由、有次数；写成向前的路，就看不出是退回，案件可以无限循环而不留理由，时限和用人也"
             "无从计算。",
             "A return has its reason and its number of times. Written as a forward way it does not show "
             "as one: a case may go round for ever without a reason, and neither time nor staff can be "
             "worked out."),
    fix=Text("在走回去的那条路上写明 return（send_back、withdraw 或 supplement）和 reason；编号写错的，改"
             "正。",
             "Mark the way that goes back with `return` (send_back, withdraw or supplement) and a "
             "`reason`; or mend the id if it is wrong."),
    not_flagged=Text("写明 return 的退回；环节通向自身的（由 ST122 报告）。互相交织的几个圈合为一条，只写出"
                     "最短的一个，其余环节列为相关位置。",
                     "Ways marked as returns; a way from a step to itself (ST122 reports it). Cycles that "
                     "share steps are one finding, which shows the shortest and lists the other steps."),
)
