"""A step from which nothing follows."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.rules.flow._steps import step_hit


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, ways in process.ways.items():
            if ways.is_dead:
                yield step_hit(power, key, "next", power.steps[key].place)


RULE = Rule(
    "ST111", "dead-end", Severity.ERROR, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）之后没有写去哪里，也没有写结束",
                 "step '{step}' says neither what follows nor that the process ends"),
    fault=Text("环节没有 next，也没有通向 end。", "A step has no `next`, not even to `end`."),
    why=Text("办到这里就断了：是办结了还是漏画了，看图的人说不清，经办人也可以说后面的事不归自己管。",
             "Here the process breaks off: nobody can tell whether the case is finished or a step was "
             "forgotten."),
    fix=Text("写上 next；办到这里就结束的，写 next: [end]。", "Write `next`; if the case ends here, next: "
                                                "[end]."),
    not_flagged=Text("next 写错编号的（由 RF102 报告）；只有退回的（由 ST112、ST113 判断）；已取消或已失效"
                     "的权力事项。",
                     "A `next` that names no step (RF102 reports it); steps with returns only (ST112 and "
                     "ST113 judge them); powers that have ended."),
)
