"""A power that survives fewer absences than it should."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog

if TYPE_CHECKING:
    from riskctl.staffing.answer import Staffing


@dataclass(frozen=True, slots=True)
class Options:
    """How many absences a key power and any other must survive, and how many posts a person may have at most."""

    key: int = 1
    others: int = 0
    posts_each: int = 3


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    from riskctl.staffing.survey import staffing_of_all

    return hits_on(staffing_of_all(catalog), catalog, options)


def hits_on(answers: "Iterable[Staffing]", catalog: Catalog, options: Options) -> Iterator[Hit]:
    """The hits on the powers that these answers are about."""
    for answer in answers:
        power = catalog.powers[answer.power]
        asked = options.key if power.is_key else options.others
        if answer.resilience is not None and answer.resilience < asked:
            values = {"name": power.label, "survives": answer.resilience, "asked": asked,
                      "people": [catalog.label_of(person) for person in answer.breaking],
                      "posts": [catalog.label_of(post) for post in answer.posts]}
            yield Hit(power.place_of("steps"), power.id, "steps", values, "powers")


RULE = Rule(
    "SD202", "fragile-power", Severity.WARNING, since="0.1", check=check, deep=True, options=Options,
    message=Text("“{name}”只经得起缺 {survives} 人，要求经得起缺 {asked} 人：{people:list}不在就办不成",
                 "'{record}' survives {survives} absences of the {asked} asked for: it stands still without {people:list}"),
    fault=Text("缺的人数还没到要求的数，这个事项就可能按规则办不成了。",
               "With fewer people away than asked, the power can no longer be carried out under the rules."),
    why=Text("人一请假、一出差就要违规或停办的流程，分离和轮岗都只能是纸上的。",
             "Where one leave of absence stops a process or makes it break its rules, separation and rotation are on paper only."),
    fix=Text("为瓶颈岗位设 B 角；riskctl sod staffing 会建议谁去哪个岗位最有用，且不产生新的冲突。要求几人在清单的 rules 里写"
             "（SD202: {key: 1, others: 0}）；一人最多几个岗位写 posts_each。",
             "Appoint backups to the posts that are bottlenecks; `riskctl sod staffing` says who helps most without a new "
             "conflict. How many absences are asked for stands in the manifest's rules (SD202: {key: 1, others: 0}); "
             "posts_each is how many posts a person may have."),
    not_flagged=Text("非重点事项（除非 others 大于 0）；配不齐的（由 SD201 报告）；没有本单位环节的。",
                     "Powers that are not key ones, unless `others` is above 0; powers that cannot be staffed (SD201); powers "
                     "without a step of the bureau's own."),
)
