"""A waiver approved by somebody who benefits from it."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, WaiverUse
from riskctl.flow.trees import ancestors
from riskctl.model.catalog import Catalog
from riskctl.rules.waiver._owners import beneficiaries, posts_held
from riskctl.rules.waiver._rule_named import standing


def check(catalog: Catalog, use: WaiverUse) -> Iterator[Hit]:
    if not catalog.waivers:
        return
    held = posts_held(catalog)
    superior = {post.id: post.reports_to for post in catalog.posts.values() if post.reports_to}
    for waiver in standing(catalog):
        approver = waiver.approved_by
        if approver is None or approver not in catalog.posts:
            continue
        above = (approver, *ancestors(approver, superior))
        gaining = frozenset(beneficiaries(waiver, catalog, held))
        owner = next((post for post in above if post in gaining), None)
        if owner:
            is_same = owner == approver
            values = {"approver": approver, "approver_name": catalog.label_of(approver), "owner": owner,
                      "owner_name": catalog.label_of(owner), "target": waiver.record,
                      "link_zh": "就是对它负责的岗位" if is_same else f"是责任岗位“{catalog.label_of(owner)}”"
                                                                      "的下级",
                      "link_en": "answers for it itself" if is_same else f"is below '{owner}', which answers "
                                                                         "for it"}
            yield Hit(waiver.place_of("approved_by"), waiver.id, "approved_by", values, "waivers")


RULE = Rule(
    "WV103", "approved-by-beneficiary", Severity.ERROR, since="0.1", check=check, after=True, waivable=False,
    message=Text("豁免“{record}”的批准岗位“{approver_name}”{link_zh}（“{target}”）",
                 "waiver '{record}' of '{target}' is approved by '{approver}', which {link_en}"),
    fault=Text("豁免由受益的岗位自己批准，或由其下级批准。",
               "A waiver is approved by the post that benefits from it, or by one below that."),
    why=Text("自己批准自己不受约束，或者让下级来批，等于没有审批。",
             "To excuse oneself, or to be excused by a subordinate, is no approval."),
    fix=Text("由责任岗位的上级或集体决策机构的主任岗位批准，并改写 approved_by。",
             "Have it approved by a post above the one that answers for the record, and name that as "
             "approved_by."),
    not_flagged=Text("受益岗位是：岗位本身；人员所任的岗位；措施的责任和执行岗位；"
                     "风险点的直接责任人和部门责任人（责任领导可以批准）；制度的责任人；单位负责人；"
                     "权力事项牵头单位的负责人；授权双方；集体决策机构的主任；豁免所涉两个岗位或环节的岗位。"
                     "其他记录没有受益岗位。已到期的豁免。批准岗位不存在的由 RF101 报告。",
                     "Those who benefit: the post itself; the posts of a person; owner and performers of a "
                     "control; the direct and the unit's post of a risk point (its leader may approve); an "
                     "institution's owner; a unit's head; the head of a power's lead unit; both sides of a "
                     "delegation; a body's chair; the two posts, or those of the two steps, that the waiver "
                     "stands between. Other records have none. Expired waivers. An approver that does not "
                     "exist is RF101's."),
)
