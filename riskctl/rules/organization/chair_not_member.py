"""A chair who is no member of the body."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    for body in catalog.bodies.values():
        chair = catalog.posts.get(body.chair or "")
        if body.members and chair is not None and chair.id not in body.members:
            values = {"name": body.label, "chair": chair.id, "chair_name": chair.label}
            yield Hit(body.place_of("chair"), body.id, "chair", values, "bodies")


RULE = Rule(
    "OR502", "chair-not-member", Severity.ERROR, since="0.1", check=check,
    message=Text("集体决策机构“{name}”的主任“{chair_name}”不在成员之中",
                 "the chair of body '{record}', '{chair}', is not among its members"),
    fault=Text("集体决策机构的主任（主持人）不是其成员。", "The chair of a body is not one of its members."),
    why=Text("主持会议、末位表态的人不是成员，就没有表决权；法定人数怎么数、决定由谁作出，也成了问题。",
             "Who presides and speaks last must be able to vote; otherwise it is open how to count the "
             "quorum and whose decision it is."),
    fix=Text("将该岗位写入成员（members），或改正主任（chair）。",
             "Add the post to the members, or correct the chair."),
    not_flagged=Text("没有写主任的机构；主任岗位不存在的（由 RF101 报告）。",
                     "Bodies without a chair; chairs that do not exist (RF101 reports those)."),
)
