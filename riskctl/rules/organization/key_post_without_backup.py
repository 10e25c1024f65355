"""A key post that rests on one person alone."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.holding import holdings, is_incumbent
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    held = holdings(catalog)
    for post in catalog.posts.values():
        if not post.is_key:
            continue
        holding = held.get(post.id, ())
        holders = {person.id: person for person, _ in holding}
        if len(holders) == 1 and all(is_incumbent(assignment) for _, assignment in holding):
            (holder,) = holders.values()
            values = {"name": post.label, "holder": holder.id, "holder_name": holder.label}
            yield Hit(post.place_of("name"), post.id, None, values, "posts")


RULE = Rule(
    "OR204", "key-post-without-backup", Severity.WARNING, since="0.1", check=check, absence=True,
    beside=("posts", "people"),
    message=Text("重点岗位“{name}”只有{holder_name}一人任职，没有备岗",
                 "key post '{record}' is held by '{holder}' alone and has no backup"),
    fault=Text("重点岗位只有一名任职人员，又没有备岗（B角）。",
               "A key post has a single holder and no backup."),
    why=Text("任职人员一请假，工作要么停下来，要么临时找人代办：没有文件、没有交接，也没有审查过不相容职"
             "责。",
             "When the holder is away, the work stops or somebody is called in with no document, no "
             "handover, and no check for incompatible duties."),
    fix=Text("指定一名备岗（as: backup），注意其顶岗后不得兼有不相容的职责；确实无人可派的，说明理由和补偿"
             "措施后豁免。",
             "Appoint a backup (as: backup) who would not come to hold incompatible duties; where there is "
             "nobody, waive the finding with a reason and compensating controls."),
    not_flagged=Text("有两名以上任职人员、可以互相顶岗的岗位；空缺的岗位（由 OR105 报告）；备岗就是任职人员"
                     "本人的（由 OR205 报告）。",
                     "Posts with two or more holders, who can stand in for each other; posts that nobody "
                     "holds (OR105); a backup who is the holder (OR205)."),
)
