"""A step that no case comes to."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.graphs import reached
from riskctl.flow.process import Process, processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import related_steps, step_hit

NO_WAY = {"problem_zh": "没有任何环节通向它", "problem_en": "no way leads to it"}
ONLY_RETURN = {"problem_zh": "只有退回通向它", "problem_en": "only a return leads to it"}
ONLY_UNREACHED = {"problem_zh": "通向它的环节自己也走不到",
                  "problem_en": "only steps that are not reached either lead to it"}


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        if len(process.reached) == len(process.steps) or process.is_vague:
            continue
        told: set[str] = set()
        for members in _heads(process):
            first = min(members, key=process.sequence.index)
            behind = reached(first, process.onward) - process.reached - told
            told |= behind
            yield step_hit(power, first, "", power.steps[first].place, related_steps(power, behind - {first}),
                           **_problem(members, process))


def _heads(process: Process) -> Iterator[tuple[str, ...]]:
    """The components of steps never come to, to which no other step never come to leads, as in the file."""
    lost = [members for members in process.components if members[0] not in process.reached]
    led_to = {following for members in lost for step in members
              for following in process.onward[step] if following not in members}
    heads = [members for members in lost if led_to.isdisjoint(members)]
    return iter(sorted(heads, key=lambda members: min(map(process.sequence.index, members))))


def _problem(members: tuple[str, ...], process: Process) -> dict[str, object]:
    if len(members) > 1:
        return {**ONLY_UNREACHED}
    is_returned_to = any(members[0] in ways.back for ways in process.ways.values())
    return {**(ONLY_RETURN if is_returned_to else NO_WAY)}


RULE = Rule(
    "ST103", "unreachable-step", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）从起始环节走不到：{problem_zh}",
                 "step '{step}' is not reached from the start: {problem_en}"),
    fault=Text("从起始环节沿向前的路走不到某个环节。", "No forward way leads from the start to a step."),
    why=Text("走不到的环节等于没有：写在上面的审核、法制审核、监督其实从不发生，图上却显得有人把关。",
             "A step that no case comes to does not exist: a review or supervision written there never "
             "happens, while the chart makes it look guarded."),
    fix=Text("在应当通向它的环节的 next 中补上它；它本是起始环节的，写进 start；已不再办理的，删去。",
             "Add it to `next` of the step that should lead to it; name it in `start` if cases begin "
             "there; delete it if it is no longer done."),
    not_flagged=Text("没有写起始环节的（由 ST101 报告）；流程中有一条路或起始环节写错了编号的，先改正"
                     "（RF102 报告），因为它可能正是通向这里的路；走不到的环节后面的环节，列在同一条里。",
                     "Powers without a start (ST101 reports them); processes in which a way or the start "
                     "names no step: mend that first (RF102 reports it), for it may be the way that leads "
                     "here; steps behind one that is not reached, which are listed with it."),
)
