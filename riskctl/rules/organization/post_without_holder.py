"""A post that nobody holds today."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.holding import holdings, is_incumbent
from riskctl.model.catalog import Catalog


def check(catalog: Catalog) -> Iterator[Hit]:
    if not catalog.people:
        return
    held = holdings(catalog)
    for post in catalog.posts.values():
        holding = held.get(post.id, ())
        if post.headcount == 0 or any(is_incumbent(assignment) for _, assignment in holding):
            continue
        values = {"name": post.label, "backups": len(holding)}
        yield Hit(post.place_of("name"), post.id, None, values, "posts",
                  tuple(Related(backup.place_of("as"), person.id, "assignments")
                        for person, backup in holding))


RULE = Rule(
    "OR105", "post-without-holder", Severity.ERROR, since="0.1", check=check, absence=True,
    beside=("posts", "people"),
    message=Text("岗位“{name}”目前无人任职（备岗 {backups} 人）",
                 "nobody holds post '{record}' today (backups: {backups})"),
    fault=Text("岗位目前没有主岗、副岗或代理人员。", "A post has no primary, deputy or acting holder today."),
    why=Text("岗位空缺，由它办理的环节就没有人办，归它负责的措施就没有人落实；备岗只在任职人员不在时顶岗，"
             "不能代替任职。",
             "What an empty post should perform is done by nobody or by somebody without authority; a "
             "backup only stands in for a holder, and is none."),
    fix=Text("在人员的 assignments 中写上任职（primary、deputy 或 acting）；岗位确实空编的，将其 headcount "
             "写为 0。",
             "Write an assignment (primary, deputy or acting) under somebody's assignments; if the post is "
             "meant to be empty, set its headcount to 0."),
    not_flagged=Text("编制人数为 0 的岗位；一个人员都没有登记的目录。",
                     "Posts with a headcount of 0; catalogs that list no people at all."),
)
