"""A post that nothing in the catalog makes use of."""

from collections.abc import Iterator, Sequence

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.trees import ancestors
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.references import mentions_of

# Who holds a post makes no use of it; nor does a rule about it, a waiver, or a lane drawn for it.
ASIDE = ("posts", "people", "sod_rules", "waivers")


def check(catalog: Catalog) -> Iterator[Hit]:
    unnamed = set(catalog.posts)
    for kinds, records in catalog.names.items():
        if "posts" in kinds:
            unnamed -= {id for id in unnamed if _is_used(records.get(id, ()), id, kinds)}
    leaders = {portfolio.leader for portfolio in catalog.portfolios.values()}
    unnamed -= {assignment.post or "" for person in catalog.people.values() if person.id in leaders
                for assignment in person.assignments}
    superior_of = {id: post.reports_to for id, post in catalog.posts.items() if post.reports_to}
    superiors = {above for id in catalog.posts if id not in unnamed for above in ancestors(id, superior_of)}
    for id, post in catalog.posts.items():
        if id in unnamed and id not in superiors and post.headcount != 0:
            yield Hit(post.place_of("name"), id, None, {"name": post.label}, "posts")


def _is_used(records: Sequence[Record], post: str, kinds: tuple[str, ...]) -> bool:
    """Whether one of the records that name the post makes use of it."""
    return any(mention.target == post and mention.kinds == kinds and mention.path[0] != "lanes"
               for record in records if record.kind not in ASIDE for mention in mentions_of(record))


RULE = Rule(
    "OR106", "unused-post", Severity.WARNING, since="0.1", check=check, absence=True,
    message=Text("岗位“{name}”没有被任何记录用到：不办理环节，也不负责措施、风险点等",
                 "post '{record}' is used by nothing: no step, control, risk point, body or other record "
                 "names it"),
    fault=Text("目录中没有任何记录用到该岗位。", "Nothing in the catalog makes use of a post."),
    why=Text("依流程设岗、依岗定责：没有权力、没有责任的岗位，要么是流程没有写全，要么是岗位早已撤销。",
             "Posts follow from processes: one with no power and no responsibility means that a process is "
             "incomplete, or that the post was abolished long ago."),
    fix=Text("把该岗位写到它实际办理的环节、负责的措施或风险点上；已撤销的岗位，删除其记录或将 headcount 写"
             "为 0。",
             "Write the post into the steps it performs or the controls and risk points it answers for; if "
             "it was abolished, delete it or set its headcount to 0."),
    not_flagged=Text("单位负责人、议事机构成员、列席和主任、文书签署、制度责任人、授权双方、分管领导所任岗"
                     "位；有用岗位的各级上级岗位；只被已取消的事项用到的岗位；编制人数为 0 的岗位。",
                     "Heads of units, members, observers and chairs of bodies, signatories, owners of "
                     "institutions, either side of a delegation, the posts of leaders with a portfolio; "
                     "every superior of a used post; posts used only by what has ended; posts with a "
                     "headcount of 0."),
)
