"""A return to a step that the case did not come from."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.graphs import reached
from riskctl.flow.process import END, Process, processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import names_of, step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, ways in process.ways.items():
            if not ways.returns or key not in process.reached:
                continue
            targets = (*ways.back, END) if ways.ends_back else ways.back
            wrong = {to for to in targets if _is_never_before(key, to, process)}
            for way in power.steps[key].next if wrong else ():
                if way.is_return and way.to in wrong:
                    yield step_hit(power, key, "next", way.place_of("to"), to=way.to,
                                   to_name=names_of(power, [way.to])[0])


def _is_never_before(key: str, to: str, process: Process) -> bool:
    """Whether no case can come from the target of a return to the step that it leaves."""
    if to == END:
        return True
    if to not in process.reached:
        return False
    after = reached(to, process.onward)
    return key not in after and not any(process.ways[step].is_vague for step in after)


RULE = Rule(
    "ST120", "return-to-unreached", Severity.ERROR, since="0.1", check=check, cause=("to",),
    each=("powers",),
    message=Text("环节“{name}”（{step}）退回到“{to_name}”，但办件不是从那里来的",
                 "step '{step}' sends cases back to '{to}', from which none comes to it"),
    fault=Text("退回的去处沿向前的路走不到本环节。", "No forward way leads from the target of a return to "
                                    "the step."),
    why=Text("退回只能退到来过的环节；退到没有来过的环节，其实是另走一路，没有条件、不算分支，就躲过了检查。",
             "A case can only go back to where it was. A \"return\" elsewhere is another way forward that "
             "says no condition and passes for no branch."),
    fix=Text("改为退回到来过的环节；其实是向前的路的（如申请人撤回后结束），去掉 return，写上 when 或 "
             "outcome。",
             "Send it back to a step it came from; if it is a way forward (such as ending after a "
             "withdrawal), drop return and write when or outcome."),
    not_flagged=Text("走不到的环节的退回、退回到走不到的环节（由 ST103 报告）；退回到自身的（由 ST122 报"
                     "告）；去处之后有路写错编号的（由 RF102 报告）。",
                     "Returns from or to steps that are not reached (ST103 reports them); returns to the "
                     "step itself (ST122); targets behind which a way names no step (RF102)."),
)
