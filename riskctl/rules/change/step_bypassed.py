"""A way by which a case can now go round a step that checks it."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.flow.amounts import amounts_by_step, common, left_out
from riskctl.flow.preceding import reached_without
from riskctl.flow.process import END, Process, process_of
from riskctl.model.power import Power
from riskctl.model.vocabulary import StepKind
from riskctl.rules.change._checking import CHECKING

_EFFECTIVE = frozenset({StepKind.DECIDE, StepKind.APPROVE, StepKind.EXECUTE, StepKind.COLLECT, StepKind.PAY})


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Power):
        changes = tuple(sorted(_routing(comparison, after), key=_is_no_new_way))
        if not changes:
            continue
        earlier, later = process_of(before), process_of(after)
        spared = _spared(earlier, later)
        passed = [key for key, step in after.steps.items() if step.kind in CHECKING and key in before.steps
                  and (key in spared or _avoidable(later, key) - _avoidable(earlier, key))]
        if passed and not later.is_vague and not earlier.is_vague:
            yield EffectHit(changes, {"steps": [after.steps[key].name or key for key in passed]},
                            tuple(f"{after.id}/{key}" for key in passed))


def _routing(comparison: Comparison, power: Power) -> Iterator[Change]:
    """The changes that say where a case goes, of steps that both have."""
    yield from comparison.of(power, "start")
    for change in comparison.of(power, "steps"):
        if len(change.keys) > 2 and change.keys[2] in ("next", "split", "join"):
            yield change


def _is_no_new_way(change: Change) -> bool:
    """Whether the change is anything but a way that was added: this is most likely the cause, and is told first."""
    return change.kind is not ChangeKind.ADDED or len(change.keys) != 4


def _avoidable(process: Process, key: str) -> frozenset[str]:
    """The decisive steps, and the end, to which a case may come without the step."""
    without = reached_without(process, {key})
    decisive = {other for other in without if process.steps[other].kind in _EFFECTIVE}
    return frozenset(decisive | {END for other in without if process.ways[other].ends})


def _spared(earlier: Process, later: Process) -> frozenset[str]:
    """The steps to which some amounts came that now come to something decisive, or to the end, without coming there."""
    if not earlier.by_amount and not later.by_amount:
        return frozenset()
    before, after = amounts_by_step(earlier), amounts_by_step(later)
    decisive = {key: amounts for key, amounts in after.items() if later.steps[key].kind in _EFFECTIVE or later.ways[key].ends}
    return frozenset(
        key for key, amounts in before.items() if key in after and common(
            left_out(amounts, after[key]), (one for other, some in decisive.items() if other != key for one in some)))


RULE = Rule(
    "DF303", "step-bypassed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("新的走向可以绕过环节 {steps:list}", "a case of '{record}' can now go round {steps:list}"),
    mirror=Text("不再能绕过环节 {steps:list}", "no case of '{record}' can go round {steps:list} any more"),
    fault=Text("新增或改变的走向使案件不经过某个审核把关的环节，也能到达决定、执行、收付或办结；或改动金额分界，使一部分金额不再经过该环节。",
               "By a new or changed way a case comes to a decision, execution, payment or the end without a step that checks, or "
               "cases of some amounts do, because a way is taken from another amount on."),
    why=Text("审核可有可无，就会在最需要它的时候被跳过。", "A check that may be left out is left out when it is needed most."),
    fix=Text("让新的走向也经过该环节；确需分流的，写明条件和由谁代为把关。",
             "Lead the new way through the step; if cases must part, give the condition and who checks instead."),
    not_flagged=Text("改动前就能绕过的；退回的走向；被删除的环节（由 DF301 报告）。",
                     "What could be gone round before; returns; steps that are removed (DF301 tells those)."),
)
