"""A directly accountable post that is not where the risk is."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.rules.risk_point._where import Whereabouts


def check(catalog: Catalog) -> Iterator[Hit]:
    where = Whereabouts(catalog)
    for point in catalog.risk_points.values():
        direct = point.accountable.direct if point.is_open and point.accountable else None
        if direct is None or direct not in catalog.posts:
            continue
        present = frozenset[str]().union(*(where.posts_at(target) for target in point.at))
        if present and not _is_near(direct, present, where):
            values = {"name": point.label, "post": direct, "post_name": catalog.label_of(direct),
                      "at": list(point.at), "at_names": [catalog.label_of(target) for target in point.at]}
            yield Hit(point.place_of("accountable", "direct"), point.id, "accountable.direct", values,
                      "risk_points")


def _is_near(direct: str, present: frozenset[str], where: Whereabouts) -> bool:
    """Whether the post is there, is above somebody who is, or acts for somebody who is."""
    return (direct in present or any(direct in where.above(post) for post in present)
            or direct in where.borrowers(present))


RULE = Rule(
    "RP103", "accountable-elsewhere", Severity.WARNING, since="0.1", check=check,
    message=Text("风险点“{name}”在“{at_names:list}”，直接责任人“{post_name}”既不在其中履职，也不是上级",
                 "risk point '{record}' is at {at:list}, where its directly accountable post '{post}' "
                 "neither acts nor is above anybody who does"),
    fault=Text("直接责任人不在风险所在的地方：不办这个环节，不在这个单位、岗位或集体决策机构，"
               "也不是在那里履职的人的上级。",
               "The directly accountable post is not where the risk is: it does not act in the step or "
               "power, is not in the unit or body, and is above nobody who is."),
    why=Text("责任落在够不着的人身上，等于没有责任人：出了问题他不知情，平时他也管不到。",
             "Who cannot reach a risk cannot answer for it: he does not see it happen and has nobody there "
             "to direct."),
    fix=Text("把直接责任人改为办理该环节的岗位或其上级；如果是风险点挂错了环节，改 at。",
             "Name the post that acts there, or one above it; or mend at, if the risk is somewhere else."),
    not_flagged=Text("责任人是履职岗位的上级（不论隔几级）、其单位或上级单位的负责人、受其授权的岗位、"
                     "参与集体决策的成员；环节只由外部主体办理的，看整个事项；事项没有流程的，看实施单位；"
                     "所在位置没有任何岗位的；岗位编号不存在的（由 RF101 报告）；已接受或已停用的风险点。",
                     "A post above those who act, at any remove; the head of their unit or of one over it; a "
                     "post that acts by delegation; members of the body that acts. A step of an outside "
                     "party counts as the whole power, a power without steps as its units. Places where no "
                     "post is known, ids of posts that do not exist (RF101), and points that are accepted or "
                     "retired are left out."),
)
