"""A post that reports, by way of its superiors, to itself."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.organization._rings import rings


def check(catalog: Catalog) -> Iterator[Hit]:
    return rings(catalog.posts, "reports_to", {id: post.reports_to for id, post in catalog.posts.items()})


RULE = Rule(
    "OR104", "reporting-cycle", Severity.ERROR, since="0.1", check=check,
    message=Text("岗位的汇报关系成环：{ring}", "the reporting line of posts forms a cycle: {ring}"),
    fault=Text("岗位沿上级岗位往上，又汇报到了自己。",
               "Going up from post to superior leads back to the post."),
    why=Text("自己监督自己等于没有监督；回避、豁免批准、责任追究都要靠清楚的上下级关系判断。",
             "To be one's own superior is to have none; recusal, waivers and accountability all rest on a "
             "clear line."),
    fix=Text("改正环上写错的上级岗位（reports_to）；最高岗位不写上级岗位。",
             "Correct the reports_to that is wrong; the highest post has none."),
    not_flagged=Text("上级岗位不存在的（由 RF101 报告）；通向环而自己不在环上的岗位。",
                     "Superiors that do not exist (RF101 reports those); posts that lead into a cycle and "
                     "are not on it."),
)
