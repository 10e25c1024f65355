"""A person without whom several powers stand still."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.model.catalog import Catalog

if TYPE_CHECKING:
    from riskctl.staffing.answer import Staffing


@dataclass(frozen=True, slots=True)
class Options:
    """From how many powers on a person is named."""

    powers: int = 3


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    from riskctl.staffing.survey import staffing_of_all

    return hits_on(staffing_of_all(catalog), catalog, options)


def hits_on(answers: "Iterable[Staffing]", catalog: Catalog, options: Options) -> Iterator[Hit]:
    """The hits on the people on whom the powers of these answers hang."""
    from riskctl.staffing.survey import bottlenecks_of

    for one in bottlenecks_of(answers):
        hanging = one.powers.get(0, ())
        if not one.is_post and len(hanging) >= options.powers:
            person = catalog.people[one.id]
            related = tuple(Related(catalog.powers[power].place_of("steps"), power, "steps") for power in hanging)
            values = {"name": person.label, "powers": len(hanging)}
            yield Hit(person.place_of("assignments"), person.id, "assignments", values, "people", related)


RULE = Rule(
    "SD203", "single-bottleneck", Severity.INFO, since="0.1", check=check, deep=True, options=Options,
    message=Text("{name}一人不在，就有 {powers} 个事项按规则办不成", "{powers} powers cannot be carried out while '{record}' is absent"),
    fault=Text("几个事项都离不开同一个人。", "Several powers cannot do without one and the same person."),
    why=Text("离不开的人轮不了岗、休不了强制休假，谁也查不了他。",
             "Whoever cannot be spared cannot be rotated or sent on leave, and so is never looked into."),
    fix=Text("为其岗位设 B 角，或把部分环节交给别的岗位；riskctl sod staffing 会列出最有用的安排。从几个事项起报告，在清单里写"
             "（SD203: {powers: 3}）。",
             "Appoint a backup to the person's posts, or give some of the steps to another post; `riskctl sod staffing` lists "
             "what helps most. From how many powers on this is reported stands in the manifest (SD203: {powers: 3})."),
    not_flagged=Text("只牵涉少数事项的；还要再缺一人才办不成的。",
                     "People on whom few powers hang; people whose absence alone stops nothing."),
)
