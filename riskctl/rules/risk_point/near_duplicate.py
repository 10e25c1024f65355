"""Risk points whose name and manifestation are alike."""

from collections.abc import Iterator
from dataclasses import dataclass

from riskctl.findings import Hit, Related, Rule, Severity, Text
from riskctl.flow.similarity import clusters
from riskctl.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Options:
    """`similarity`: from which share of common pairs of letters on two risk points are alike (0.5 to 1)."""

    similarity: float = 0.9


def check(catalog: Catalog, options: Options) -> Iterator[Hit]:
    points = [point for point in catalog.risk_points.values() if point.is_open and point.manifestation]
    texts = [f"{point.name or ''} {point.manifestation}" for point in points]
    for cluster in clusters(tuple(texts), options.similarity):
        point, other = points[cluster.members[1]], points[cluster.nearest]
        related = (points[at] for at in cluster.members if points[at] is not point)
        yield Hit(point.place_of("name"), point.id, "manifestation", kind="risk_points",
                  values={"name": point.label, "point": point.id, "other": other.id,
                          "other_name": other.label, "percent": int(cluster.similarity * 100 + 1e-9),
                          "count": len(cluster.members)},
                  related=tuple(Related(each.place_of("name"), each.id, "manifestation") for each in related))


RULE = Rule(
    "RP104", "near-duplicate", Severity.WARNING, since="0.1", check=check, options=Options,
    beside=("risk_points",),
    message=Text("风险点“{name}”（{record}）与“{other_name}”（{other}）的名称和表现形式相似度 {percent}%，"
                 "相似的共 {count} 个",
                 "risk point '{record}' is {percent} % like '{other}' in name and manifestation ({count} "
                 "alike in all)"),
    fault=Text("两个或更多风险点的名称和表现形式几乎一样。按相邻两字的重合比例计算，达到 similarity（默认 "
               "0.9）即报告。",
               "Two or more risk points have nearly the same name and manifestation: the share of common "
               "pairs of neighbouring letters is at least `similarity` (0.9 unless set)."),
    why=Text("照抄的风险点让数量好看，却没有说出这个岗位、这个环节自己的风险；改一处忘一处，"
             "等级和措施很快就对不上。",
             "Copied risk points swell the count and say nothing of the risk of this very post or step; "
             "mended in one place and not the other, their levels and controls soon disagree."),
    fix=Text("是同一个风险的，合并为一条，在 at 下列出所有位置；不是同一个的，写出各自具体的表现。",
             "Merge what is one risk and list every place under at; where they differ, say how."),
    not_flagged=Text("没有写表现形式的；成因、后果相同而表现不同的；已接受或已停用的风险点。"
                     "彼此相似的一组只报告一次，其余列为相关位置。",
                     "Points without a manifestation; the same cause or consequence with another "
                     "manifestation; points that are accepted or retired. A group that is alike is one "
                     "finding with the others as related places."),
)
