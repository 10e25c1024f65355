"""A decision with one branch."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.place import Place
from riskctl.model.power import Step
from riskctl.model.vocabulary import StepKind
from riskctl.rules.flow._steps import forward_ways, is_read_whole, step_hit

JUDGING = frozenset({StepKind.ACCEPT, StepKind.REVIEW, StepKind.VERIFY, StepKind.LEGAL_REVIEW,
                     StepKind.DECIDE, StepKind.APPROVE, StepKind.ADJUDICATE, StepKind.INSPECT_GOODS})


def check(catalog: Catalog) -> Iterator[Hit]:
    for power, process in processes(catalog):
        for key, ways in process.ways.items():
            step = power.steps[key]
            place = _place(step) if ways.branches == 1 and _says_more(step) else None
            if place is not None and is_read_whole(step, "next", step.next):
                way = forward_ways(step.next)[0]
                label = way.when or "、".join(way.outcome)
                yield step_hit(power, key, "next", place, branch=label)


def _says_more(step: Step) -> bool:
    """Whether there is more than the bare id of the next step, so that it pays to look closer."""
    ways = step.node.get("next")
    return "split" in step.node or not isinstance(ways[0] if isinstance(ways, list) else ways, str)


def _place(step: Step) -> Place | None:
    """The `split` that parts nothing, or the label of the only branch; None where neither is there."""
    if step.split is not None:
        return step.place_of("split")
    if len(step.next) > 1:
        return None
    way = step.next[0]
    if len(way.outcome) == 1:
        return way.place_of("outcome")
    return way.place_of("when") if way.when and not way.outcome and step.kind in JUDGING else None


RULE = Rule(
    "ST114", "single-branch", Severity.WARNING, since="0.1", check=check,
    each=("powers",),
    message=Text("环节“{name}”（{step}）只写了一个分支{branch:bracketed}，没有写其他情形怎么办",
                 "step '{step}' has a single branch{branch:bracketed}, and nothing is said of the other "
                 "case"),
    fault=Text("环节写了分支（split）、结果（outcome）或判断条件（when），却只有一条路，也没有退回。",
               "A step has a `split`, an `outcome` or a condition to judge by, yet one way out only and no "
               "return."),
    why=Text("有判断就有两种结论。只写“通过”的一路，不通过时怎么办就由经办人说了算，当事人也不知道会被怎样"
             "处理。",
             "A judgement has two results. Where only the pass is written, what happens otherwise is up to "
             "whoever handles the case, and the party cannot know it."),
    fix=Text("补上另一种情形的路（不予受理、不予许可、退回补正等）；两种结论走同一路的，在 outcome 中都写上；"
             "不作判断的，去掉 split、when 或 outcome。",
             "Add the way for the other case (refusal, return for supplement). If both results go the same "
             "way, list both under outcome; if nothing is judged, drop split, when or outcome."),
    not_flagged=Text("另有退回的；outcome 写了不止一种结果的；不写条件、直接往下走的；跟踪、执行等不作判断"
                     "的环节用 when 写明等到什么时候的；按金额分路的（由 ST107 报告空档）。",
                     "Steps with a return beside; ways with several outcomes; plain ways without a "
                     "condition; steps that judge nothing (tracking, execution) and say by `when` what "
                     "they wait for; ways by amount (ST107 reports what they leave out)."),
)
