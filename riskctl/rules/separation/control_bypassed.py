"""A run on which no control comes before an effect."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog

if TYPE_CHECKING:
    from riskctl.collusion.answer import Collusion


def check(catalog: Catalog) -> Iterator[Hit]:
    from riskctl.collusion.survey import collusion_survey

    for found in collusion_survey(catalog):
        yield from hits_on(found, catalog)


def hits_on(found: "Collusion", catalog: Catalog) -> Iterator[Hit]:
    """The hit on the power, if there is one."""
    power = catalog.powers[found.power]
    if found.bypass is not None:
        mend = _mend([catalog.steps[step][1].name or step for step in found.guard or ()])
        yield Hit(power.place, power.id, None, {
            "name": power.label, "path": list(found.bypass), "guard": list(found.guard or ()),
            "step_names": [catalog.steps[step][1].name or step for step in found.bypass],
            "mend_zh": mend.zh, "mend_en": mend.en}, "powers")


def _mend(steps: list[str]) -> Text:
    """Where controls would leave no such run; that none would where the bureau has no step on some run."""
    if not steps:
        return Text("有的走法全程没有本单位可以加措施的环节", "on some such run no step is the bureau's own")
    return Text(f"在这些环节加上措施就能堵住：{'、'.join(steps)}", f"controls at these steps would leave none: {', '.join(steps)}")


RULE = Rule(
    "SD302", "control-bypassed", Severity.WARNING, since="0.1", check=check, deep=True,
    message=Text("“{name}”有一条路线不经任何控制就产生效果：{step_names:list}；{mend_zh}",
                 "a run of '{name}' has an effect before any control: {step_names:list}; {mend_en}"),
    fault=Text("从开始到结束有一条路线，其中的决定、审批、执行、收缴或支付环节之前没有任何控制：没有法制审核、集体讨论、"
               "监督环节，没有起作用的事前或事中措施，本环节也没有事前措施。",
               "Some run from start to end has a step that decides, approves, executes, collects or pays with no control "
               "before it: no legal review, discussion or supervision, no effective preventive or detective control, and no "
               "preventive control at the step itself."),
    why=Text("控制只要有一条路绕得开，想绕的人就会走那条路。", "Who wants to avoid a control takes the one way round it."),
    fix=Text("在列出的环节写上起作用的事前措施（措施的 at 写到环节），或调整流程，让每条路线先经过审核或集体讨论。",
             "Put an effective preventive control at the steps named (with `at` of the step), or lead every run through a "
             "review or discussion first."),
    not_flagged=Text("设计或执行被评为无效、已失效或尚未生效的措施不算控制；只写到整个事项、没有写到环节的措施不算。"
                     "并行分支里先做完的控制算在汇合之后的环节之前。",
                     "A control whose design or operation is none, that has ended or not begun, or that names the power "
                     "and no step, is no control here. A control on one of the branches that a step joins comes before it."),
)
