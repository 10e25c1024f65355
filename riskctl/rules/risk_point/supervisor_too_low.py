"""A supervisor below those that the level calls for."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.flow.naming import is_known
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RISK_PLACES, RiskPoint
from riskctl.model.scheme import Level
from riskctl.risk import assessor_of, scale_of
from riskctl.risk.supervision import Supervision


def check(catalog: Catalog) -> Iterator[Hit]:
    if catalog.level_scheme is None:
        return
    scale, supervision, assessor = scale_of(catalog.level_scheme), Supervision(catalog), assessor_of(catalog)
    for point in catalog.risk_points.values():
        if not point.is_open or point.supervisor not in catalog.posts:
            continue
        level = assessor.inherent(point)
        words = scale.entry(level).supervisors if level else ()
        if level and words:
            yield from _too_low(catalog, point, level, words, supervision)


def _too_low(catalog: Catalog, point: RiskPoint, level: Level, words: tuple[str, ...],
             supervision: Supervision) -> Iterator[Hit]:
    supervisor = point.supervisor or ""
    if supervision.is_high_enough(supervisor, words, point):
        return
    if not all(is_known(catalog, target, RISK_PLACES) for target in point.at):
        return
    direct = {point.accountable.direct} if point.accountable else set()
    called = supervision.called_for(words, point)
    posts = sorted({post for found in called.values() for post in found} - direct)
    if len(called) < len(words) or not posts:
        return
    yield Hit(point.place_of("supervisor"), point.id, "supervisor", kind="risk_points",
              values={"name": point.label, "level": level.label, "supervisor": supervisor,
                      "supervisor_name": catalog.label_of(supervisor), "called_for": list(words),
                      "posts": posts, "post_names": [catalog.label_of(post) for post in posts]})


RULE = Rule(
    "RP109", "supervisor-too-low", Severity.WARNING, since="0.1", check=check, cause=("supervisor", "level"),
    message=Text("{level}的风险点“{name}”由“{supervisor_name}”监督，按等级应由这些岗位之一或其上级监督：{post_names:list}",
                 "risk point '{record}' ({level}) is supervised by '{supervisor}'; its level calls for one of these "
                 "posts or one above: {posts:list}"),
    fault=Text("风险点的监督岗位，低于等级方案为该等级规定的监督人（supervisors）。",
               "The supervisor of a risk point ranks below those that the level scheme names for the level."),
    why=Text("等级越高，监督人的层级应当越高；重的风险交给管不到责任人的岗位去盯，等于没有监督。",
             "The graver the risk, the higher its supervisor. Who ranks below the persons answerable cannot "
             "supervise them."),
    fix=Text("把 supervisor 改为该等级要求的岗位或更高的岗位；等级本身定高了的，重新评定。",
             "Name a post that the level calls for, or a higher one; or assess the level anew."),
    not_flagged=Text("没有写监督岗位的；比要求更高的岗位（上级岗位；主要负责人可以代替任何监督人，"
                     "纪检监察可以代替分管领导和部门负责人，分管领导可以代替部门负责人）；"
                     "所在位置不存在的（由 RP106 报告）；"
                     "所要求的监督人在目录中找不到岗位，或者只有直接责任人自己的；方案没有规定监督人的；没有等级的；"
                     "岗位编号不存在的（由 RF101 报告）；已接受或已停用的风险点。",
                     "No supervisor at all; any post above those called for: the head stands in for everybody, "
                     "discipline for portfolio leaders and heads of units, a portfolio leader for the head of a "
                     "unit. Points at what does not exist (RP106); levels for which no supervisor is named, one "
                     "that nobody in the catalog is, or none but the directly accountable post itself; a missing "
                     "level; ids that do not exist (RF101); points accepted or retired."),
)
