"""A mapping between schemes to a scheme or level that does not exist."""

from collections.abc import Iterator

from riskctl.findings import Hit, Related, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import RiskStatus
from riskctl.risk.derivation import word
from riskctl.risk.scale import mapping, scale_of


def check(catalog: Catalog) -> Iterator[Hit]:
    for scheme in catalog.level_schemes.values():
        for id, table in mapping(scheme.maps).items():
            yield from _unknown(catalog, scheme, id, mapping(table))
    yield from _also(catalog)


def _unknown(catalog: Catalog, scheme: LevelScheme, id: str, table: object) -> Iterator[Hit]:
    other = catalog.scheme_named(id)
    if other is None:
        if not catalog.unread:
            yield _hit(scheme, ("maps", id), id, "", _nearest(catalog, id))
        return
    here, there = scale_of(scheme), scale_of(other)
    for level, target in mapping(table).items():
        if here.level(level) is None:
            yield _hit(scheme, ("maps", id, level), level, scheme.id, nearest(level, here.by_id))
        elif there.level(target) is None:
            written = word(target) or ""
            yield _hit(scheme, ("maps", id, level), written, id, nearest(written, there.by_id))


def _hit(scheme: LevelScheme, path: tuple[str, ...], unknown: str, of: str, suggestion: str) -> Hit:
    return Hit(scheme.place_of(*path), scheme.id, ".".join(path), kind="level_schemes",
               values={"name": scheme.label, "unknown": unknown, "of": of, "suggestion": suggestion, "count": 1})


def _also(catalog: Catalog) -> Iterator[Hit]:
    """Schemes that do not exist and under which risk points have a level; each once."""
    named: dict[str, list[RiskPoint]] = {}
    for point in catalog.risk_points.values() if not catalog.unread else ():
        if point.status is not RiskStatus.RETIRED:
            for id in point.also or ():
                if catalog.scheme_named(id) is None:
                    named.setdefault(id, []).append(point)
    for id, (first, *others) in named.items():
        yield Hit(first.place_of("also", id), id, "also", kind="level_schemes",
                  values={"name": first.label, "unknown": id, "of": "", "suggestion": _nearest(catalog, id),
                          "count": 1 + len(others)},
                  related=tuple(Related(point.place_of("also", id), point.id, "also") for point in others))


def _nearest(catalog: Catalog, id: str) -> str:
    return nearest(id, [*catalog.level_schemes, *catalog.shipped.level_schemes])


RULE = Rule(
    "RP111", "map-unknown", Severity.ERROR, since="0.1", check=check, cause=("unknown", "of"),
    beside=("risk_points", "level_schemes"),
    message=Text("“{name}”对应到不存在的等级方案或等级“{unknown}”{of:bracketed}{suggestion:suggestion}",
                 "'{record}' speaks of '{unknown}'{of:bracketed}, which is no level scheme or level"
                 "{suggestion:suggestion}"),
    fault=Text("等级方案的 maps 或者风险点的 also 指向不存在的等级方案；或者 maps 的两边写了方案中没有的等级。",
               "A scheme's maps or a risk point's also name a level scheme that does not exist, or maps have a "
               "level on either side that its scheme does not have."),
    why=Text("各方案的一级轻重不同，只能按写明的对应来换算；对应写错了，报给上级的等级就是错的。",
             "一级 is the gravest in one scheme and the mildest in another, so levels are converted by what is "
             "written and by nothing else. If that is wrong, so is what the superior is told."),
    fix=Text("写成存在的方案编号和等级编号；目录自己的方案要在 level_schemes 下定义。",
             "Write the id of a scheme and of a level that exist; a scheme of the catalog's own is defined under "
             "level_schemes."),
    not_flagged=Text("also 下方案存在而等级不在其中的（由 RP107 报告）；maps 漏写的等级（由 RP110 报告）；"
                     "已停用的风险点；有文件未能读取时的方案名。同一个不存在的方案在多个风险点的 also 下出现，只报告一次。",
                     "A level under also that its scheme does not have (RP107); levels that maps leave out (RP110); "
                     "retired risk points; names of schemes while files are unread. One unknown scheme under also of "
                     "many risk points is one finding."),
)
