"""A fork whose branches are not joined."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.forks import Fork, forks_of, loose, may_join, met_after
from riskctl.flow.process import Process, processes
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.rules.flow._steps import names_of, related_steps, step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for fork in forks_of(process):
            branches = loose(fork, process)
            if not branches or _may_go_elsewhere(fork, process):
                continue
            meetings = [step for step in fork.meetings
                        if not fork.met_by[step].isdisjoint(branches) and not may_join(process.steps[step])]
            firsts = [fork.branches[at] for at in sorted(branches)]
            yield step_hit(power, fork.step, "split", power.steps[fork.step].place_of("split"),
                           related_steps(power, meetings), firsts=firsts,
                           first_names=names_of(power, firsts), meetings=meetings, **_where(power, meetings))


def _where(power: Power, meetings: list[str]) -> dict[str, object]:
    """In both languages, the steps at which branches meet without being joined."""
    if not meetings:
        return {"where_zh": "", "where_en": ""}
    return {"where_zh": f"在{'、'.join(names_of(power, meetings))}碰到一起",
            "where_en": f"they meet at {', '.join(meetings)}"}


def _may_go_elsewhere(fork: Fork, process: Process) -> bool:
    """Whether a way whose target is not known leaves the branches, so that they may be joined after all."""
    return any(process.ways[step].is_vague for step in (fork.step, *met_after(fork, process)))


RULE = Rule(
    "ST105", "fork-never-joined", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）分出的并行分支 {first_names:list} 没有用 join: all 汇合"
                 "{where_zh:bracketed}",
                 "the branches {firsts:list} of the fork at step '{step}' are not joined by a join: all"
                 "{where_en:bracketed}"),
    fault=Text("split: all 分出的并行分支没有在一个 join: all 的环节汇合；在不汇合的环节碰到一起的，括号里"
               "写出是哪个环节。",
               "Branches of a `split: all` do not come together at a step with `join: all`; where they run "
               "into one another at a step that does not join, the brackets name it."),
    why=Text("并行的几件事要都办完才能往下走。不写汇合，一路办完就可以往下走，另一路的核查还没有结论就作了"
             "决定；后面的环节还会办两遍。",
             "What runs in parallel must all be done before the case goes on. Without a join the case goes "
             "on when one branch is done: a decision falls before the other check is in, and later steps "
             "are done twice."),
    fix=Text("在各分支汇合的环节写 join: all；其实是几路择一的，去掉 split: all，给每条路写明条件。",
             "Write join: all at the step where the branches meet; if only one of them is taken, drop "
             "split: all and say on each way when."),
    not_flagged=Text("分支中途因条件不同另走一路（如不合格直接办结）的；已有两路汇合、另有一路自行结束的；"
                     "只有一条分支的（由 ST114 报告）；向前的路绕成圈的（由 ST104 报告）；分支中有路写错编"
                     "号的（由 RF102 报告）。",
                     "A branch that may turn off on a condition (such as ending when a check fails); a "
                     "branch that ends by itself beside others that are joined; a fork with one branch "
                     "(ST114 reports it); processes with a forward cycle (ST104) or with a way in the "
                     "branches that names no step (RF102)."),
)
