"""A power that fewer people than the threshold can carry through."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from riskctl.collusion.thresholds import Thresholds
from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog

if TYPE_CHECKING:
    from riskctl.collusion.answer import Collusion


def check(catalog: Catalog, thresholds: Thresholds) -> Iterator[Hit]:
    from riskctl.collusion.survey import collusion_survey

    for found in collusion_survey(catalog, thresholds):
        yield from hits_on(found, catalog)


def hits_on(found: "Collusion", catalog: Catalog) -> Iterator[Hit]:
    """The hit on the power, if there is one."""
    power = catalog.powers[found.power]
    if found.is_below:
        yield Hit(power.place, power.id, None, {
            "name": power.label, "number": found.number, "threshold": found.threshold, "people": list(found.people),
            "names": [catalog.label_of(person) for person in found.people], "path": list(found.path),
            "step_names": [catalog.steps[step][1].name or step for step in found.path]}, "powers")


RULE = Rule(
    "SD301", "too-few-enough", Severity.WARNING, since="0.1", check=check, options=Thresholds, deep=True,
    message=Text("“{name}”只要 {number} 人（{names:list}）就能从头办到尾，少于要求的 {threshold} 人：{step_names:list}",
                 "'{name}' can be carried through by {number} where at least {threshold} are asked: {names:list} "
                 "({step_names:list})"),
    fault=Text("少于规定人数的人串通，就能把一项权力从头办到尾。人数按当日任职（含B角）和正在执行的职责分离规则算，取各条"
               "能产生效果的路线中最少的。默认至少 2 人，重点事项至少 3 人，可在清单 rules 中按事项类型改。",
               "Fewer people than asked can carry a power from start to end if they act together: the least over all "
               "runs that have an effect, with the holders of the day (backups included) and under the rules of "
               "separation in force. By default 2, for key powers 3; the manifest may say otherwise by type of power."),
    why=Text("一两个人就能办成的事，制度只靠他们自觉；人越多，串通越难，越容易被发现。",
             "What one or two can do alone rests on their conscience only; the more it takes, the harder it is to agree "
             "in secret, and the sooner it shows."),
    fix=Text("把审批或复核交给另外的岗位，减少兼任和B角重叠，或加一条职责分离规则（different_person、"
             "no_single_person、min_people）。riskctl sod collusion 列出是哪几个人、走哪条路线。",
             "Give approval or review to another post, let fewer people hold several of the posts, or add a rule of "
             "separation (different_person, no_single_person, min_people). `riskctl sod collusion` names the people and "
             "the run."),
    not_flagged=Text("没有任何一条能产生效果的路线、或当日凑不齐人的事项（由人员配备检查报告）；外部主体办理的环节不计人；"
                     "算不出来的由 SD303 报告。",
                     "Powers without a run that has an effect, or that cannot be staffed on the day (a matter of staffing); "
                     "steps of outside parties count nobody; what could not be worked out (SD303 reports it)."),
)
