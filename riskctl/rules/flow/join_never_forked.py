"""A join at which no branches of a fork come together."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.forks import Fork, forks_of, loose, met_after
from riskctl.flow.process import Process, processes
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Branching
from riskctl.rules.flow._steps import step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        joins = [key for key in process.joins if process.steps[key].join is Branching.ALL]
        if not joins or not process.order or process.is_vague or _has_misspelt_split(process):
            continue
        fed = {step for fork in forks_of(process) for step in _fed_by(fork, process)}
        for key in joins:
            if key in process.reached and key not in fed:
                yield step_hit(power, key, "join", power.steps[key].place_of("join"))


def _fed_by(fork: Fork, process: Process) -> set[str]:
    """The steps where branches of the fork come together; of one never joined, wherever two come."""
    if not loose(fork, process):
        return set(fork.meetings)
    return {step for step, branches in met_after(fork, process).items() if len(branches) > 1}


def _has_misspelt_split(process: Process) -> bool:
    return any(process.steps[key].split is None and process.steps[key].has("split") for key in process.splits)


RULE = Rule(
    "ST106", "join-never-forked", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）要等所有分支到齐（join: all），前面却没有同时分出的分支（split: "
                 "all）",
                 "step '{step}' waits for all branches (join: all), and no fork (split: all) sends it any"),
    fault=Text("环节写了 join: all，却没有一个 split: all 的并行分支在这里汇合。",
               "A step has join: all, and no branches of a split: all come together there."),
    why=Text("择一的几条路只会来一条，要等全部到齐就永远等不到，案件停在这里；也可能是前面漏写了 split: all，"
             "本该同时办的只办了一样。",
             "Of alternatives only one arrives: to wait for all of them is to wait for ever. Or split: all "
             "was forgotten earlier, and of the checks that belong together only one is made."),
    fix=Text("几路择一的，去掉 join: all；应当同时办理的，在分出的环节写 split: all。",
             "Drop join: all where the ways are alternatives; write split: all at the step where they part "
             "if they run together."),
    not_flagged=Text("前面的并行分支没有汇合好的（由 ST105 报告）；走不到的环节（由 ST103 报告）；"
                     "流程中有圈（ST104）或有路写错编号（RF102）的。",
                     "Joins after a fork that is itself not joined well (ST105 reports it); steps that are "
                     "not reached (ST103); processes with a forward cycle (ST104) or with a way that names "
                     "no step (RF102)."),
)
