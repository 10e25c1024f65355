"""Steps from which no forward way leads to the end."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import Process, processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import full_ids, names_of, related_steps


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        stuck = _stuck(process)
        if not stuck:
            continue
        last = next((step for step in stuck if not process.onward[step]), stuck[0])
        yield Hit(power.steps[last].place_of("next"), power.id, "steps", kind="powers",
                  values={"name": power.label, "steps": full_ids(power, stuck),
                          "step_names": names_of(power, stuck)},
                  related=related_steps(power, [step for step in stuck if step != last]))


def _stuck(process: Process) -> list[str]:
    """The steps reached from which forward ways lead neither to the end nor to what another rule reports."""
    if not process.may_hang:
        return []
    told = frozenset().union(*process.traps)
    leads = {step for step, ways in process.ways.items()
             if ways.leaves or step in told or not (ways.onward or ways.back)}
    came_from: dict[str, list[str]] = {}
    for step, following in process.onward.items():
        for to in following:
            came_from.setdefault(to, []).append(step)
    waiting = list(leads)
    while waiting:
        new = [step for step in came_from.get(waiting.pop(), ()) if step not in leads]
        leads.update(new)
        waiting += new
    return [step for step in process.sequence if step in process.reached and step not in leads]


RULE = Rule(
    "ST112", "end-unreachable", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("权力事项“{name}”的环节 {step_names:list} 不经退回就走不到结束",
                 "no forward way leads to the end from {steps:list}"),
    fault=Text("从走得到的环节出发，向前的路都通不到结束（end），只能退回。",
               "From steps that a case comes to no forward way leads to `end`; all they can do is send it "
               "back."),
    why=Text("办到这里只能退回、不能办结：不是漏画了通过或办结的那一路，就是把向前的路写成了退回。",
             "A case that comes here can only be sent back and never be finished: either the way for a "
             "pass is missing, or a forward way is written as a return."),
    fix=Text("补上通过、办结或不予办理的那一路；退回本身不是一个环节，写在发现问题的环节的 next 里，用 "
             "return 标明。",
             "Add the way for a pass or for a refusal. Sending back is no step of its own: write it under "
             "`next` of the step that finds the fault, with `return`."),
    not_flagged=Text("没有写 next 的环节（由 ST111 报告）；退回来退回去、怎么也出不去的一组环节（由 ST113 "
                     "报告）；只通向自身的（由 ST122 报告）；通向这些环节的环节；有路写错编号的（由 RF102 "
                     "报告）；走不到的环节。",
                     "Steps without `next` (ST111 reports them); steps that can be left neither forward "
                     "nor back (ST113); steps that lead to themselves alone (ST122); the steps before all "
                     "these; ways that name no step (RF102); steps that are not reached."),
)
