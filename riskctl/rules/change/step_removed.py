"""A step of the bureau that is there no more."""

from collections.abc import Iterator

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change, ChangeKind
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.power import Power


def check(comparison: Comparison) -> Iterator[EffectHit]:
    for before, after in comparison.changed(Power):
        for key, step in before.steps.items():
            cause = next((change for change in comparison.of(after, "steps", key)
                          if change.kind is ChangeKind.REMOVED and len(change.path) == 2), None)
            if cause is not None and not step.has("party"):
                points = tuple(_points_at(comparison, f"{after.id}/{key}"))
                following = (*_ways_around(comparison, after, key, {way.to for way in step.next}), *points)
                yield EffectHit((cause, *following), {"step": step.name or key, "kind": step.kind.value if step.kind else "",
                                                      "points": len(points)}, tuple(change.record for change in points))


def _ways_around(comparison: Comparison, power: Power, key: str, onward: set[str | None]) -> Iterator[Change]:
    """The ways that led to the step, and those that now lead past it to where it led."""
    ways = [change for change in comparison.of(power, "steps") if len(change.keys) == 4 and change.keys[2] == "next"]
    cut = [change for change in ways if change.kind is ChangeKind.REMOVED and change.keys[3] == key]
    sources = {change.keys[1] for change in cut}
    yield from cut
    yield from (change for change in ways if change.kind is ChangeKind.ADDED and change.keys[1] in sources and change.keys[3] in onward)


def _points_at(comparison: Comparison, step: str) -> Iterator[Change]:
    """The removals of the risk points that were at this step alone."""
    for change in comparison.changes:
        if change.record_kind == "risk_points" and change.is_whole and change.kind is ChangeKind.REMOVED:
            point = comparison.base.risk_points.get(change.record)
            if point is not None and set(point.at) == {step}:
                yield change


RULE = Rule(
    "DF301", "step-removed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("删除环节“{step}”（{kind:step_kind}），随之删除 {points} 个风险点",
                 "step '{step}' ({kind:step_kind}) of '{record}' removed; risk points that went with it: {points}"),
    mirror=Text("新增环节“{step}”（{kind:step_kind}），随之新增 {points} 个风险点",
                "step '{step}' ({kind:step_kind}) of '{record}' added; risk points that came with it: {points}"),
    fault=Text("流程中由本单位办理的一个环节被删除。", "A step that the bureau performs is removed from a process."),
    why=Text("少一个环节，就少一双经手的眼睛；删掉的是审查、审核、公示时尤其如此。",
             "With a step less, a pair of eyes less sees the case; all the more where it reviewed, checked or published."),
    fix=Text("说明它原来防什么、现在由哪个环节承担；法定环节不得删除。",
             "Say what it guarded against and which step does that now; what the law asks for may not go."),
    not_flagged=Text("申请人等外部主体办理的环节；改了编号的环节；整项权力取消的。",
                     "Steps of parties from outside; steps with another key; powers removed as a whole."),
)
