"""A quorum that all members together do not make."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.bodies import needed
from riskctl.flow.holding import incumbents
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    in_office = {post: len(people) for post, people in incumbents(catalog).items()} if catalog.bodies else {}
    for body in catalog.bodies.values():
        if body.quorum is None or not body.members or not all(post in catalog.posts for post in body.members):
            continue
        members = sum(_seats(catalog, post, in_office.get(post, 0)) for post in body.members)
        if needed(body.quorum, members) > members:
            values = {"name": body.label, "quorum": body.quorum, "members": members}
            yield Hit(body.place_of("quorum"), body.id, "quorum", values, "bodies")


def _seats(catalog: Catalog, post: str, in_office: int) -> int:
    """How many people may sit for the post: its headcount, one without; never fewer than hold it today."""
    headcount = catalog.posts[post].headcount
    return max(1 if headcount is None else headcount, in_office)


RULE = Rule(
    "OR503", "quorum-out-of-reach", Severity.ERROR, since="0.1", check=check,
    message=Text("集体决策机构“{name}”的法定人数（{quorum}）超过成员总数（{members}）",
                 "the quorum of body '{record}' ({quorum}) is more than all its members ({members})"),
    fault=Text("法定人数大于全体成员人数。", "The quorum is greater than the number of members."),
    why=Text("人到齐了也达不到法定人数，这个机构作不出任何有效的决定，经它的事项都办不下去。",
             "Even with everybody there the body cannot decide, and every power that needs its decision "
             "stands still."),
    fix=Text("对照议事规则，改正法定人数（quorum）或补齐成员（members）。",
             "Correct the quorum, or complete the members, by the body's rules of procedure."),
    not_flagged=Text("成员中有外部主体（如随机抽取的专家）、人数不定的机构；岗位按编制人数计；成员岗位空缺"
                     "或由一人兼任，因而到会人数不够的（属人员配备问题）；大于一的分数（由 CA 类规则报"
                     "告）。",
                     "Bodies with parties among the members, such as experts drawn by lot, whose number is "
                     "open; a post counts with its headcount; vacancies, and one person in two seats (a "
                     "matter of staffing); fractions greater than one (rules of the family CA)."),
)
