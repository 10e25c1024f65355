"""Steps that lead to one another and nowhere else."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import full_ids, names_of, related_steps, step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for trap in sorted(process.traps, key=lambda trap: min(map(process.sequence.index, trap))):
            members = [step for step in process.sequence if step in trap]
            last = members[-1]
            yield step_hit(power, last, "next", power.steps[last].place_of("next"),
                           related_steps(power, members[:-1]), loop=full_ids(power, members),
                           loop_names=names_of(power, members))


RULE = Rule(
    "ST113", "loop-without-way-out", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("{loop_names:list} 之间来回走，没有一条路出去",
                 "no way leads out of the loop of {loop:list}"),
    fault=Text("几个环节之间由向前的路和退回连成圈，没有一条路通到圈外或结束。",
               "Steps lead to one another, forward or by returns, and none of them to another step or to "
               "the end."),
    why=Text("案件进了圈就永远办不结，当事人等不到结果，时限也无从说起。",
             "A case that gets in is never finished: the party waits for a result that cannot come."),
    fix=Text("在圈中应当作出结论的环节补上出去的路，如通过后进入决定、不予办理后结束。",
             "Add a way out at the step that should conclude: onward when it passes, to `end` when it is "
             "refused."),
    not_flagged=Text("有一条路能出去的圈；只通向自身的环节（由 ST122 报告）；有路写错编号、可能通向圈外的"
                     "（由 RF102 报告）；走不到的环节（由 ST103 报告）。",
                     "Loops with a way out; steps that lead to themselves alone (ST122 reports them); "
                     "loops with a way that names no step and may lead out (RF102); steps that are not "
                     "reached (ST103)."),
)
