"""A level that is not in the scheme in force."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text, nearest
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.model.vocabulary import RiskStatus


def check(catalog: Catalog) -> Iterator[Hit]:
    in_force = catalog.level_scheme
    for point in catalog.risk_points.values():
        if point.status is RiskStatus.RETIRED:
            continue
        if in_force and point.level:
            yield from _unknown(point, in_force, point.level, "level")
        for id, level in (point.also or {}).items():
            scheme = catalog.scheme_named(id)
            if scheme:
                yield from _unknown(point, scheme, level, "also", id)


def _unknown(point: RiskPoint, scheme: LevelScheme, level: str, *path: str) -> Iterator[Hit]:
    known = {entry.id: entry.label or entry.id for entry in scheme.levels if entry.id}
    if known and level not in known:
        shown = [id if id == label else f"{id} {label}" for id, label in known.items()]
        yield Hit(point.place_of(*path), point.id, ".".join(path), kind="risk_points",
                  values={"name": point.label, "level": level, "scheme": scheme.id,
                          "scheme_name": scheme.label, "known": shown,
                          "suggestion": _suggestion(level, known)})


def _suggestion(level: str, known: dict[str, str]) -> str:
    """The level with that label, or of which one word contains the other; else the one spelt most like it."""
    if level.isascii():
        return nearest(level, known)
    for id, label in known.items():
        if level.removesuffix("风险") in (id, label) or level.removesuffix("级") in (id, label):
            return id
    return next((id for id, label in known.items() if label in level or level in label), "")


RULE = Rule(
    "RP107", "unknown-level", Severity.ERROR, since="0.1", check=check,
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("风险点“{name}”的等级“{level}”不在等级方案“{scheme_name}”中（可用：{known:list}）"
                 "{suggestion:suggestion}",
                 "risk point '{record}' has level '{level}', which is not in scheme {scheme} "
                 "({known:list}){suggestion:suggestion}"),
    fault=Text("风险等级不是所用等级方案中的等级。", "The level is none of the level scheme in force."),
    why=Text("各种方案的等级名称不同，轻重次序也不同（有的一级最重，有的一级最轻）；"
             "不在方案里的等级排不出轻重，也定不了由谁监督。",
             "Schemes name and order their levels differently (一级 is the gravest in most and the mildest "
             "in one); a level outside the scheme has no rank and no supervisor."),
    fix=Text("写方案中等级的编号（高中低三级写 high、medium、low）；要用别的方案，在 riskctl.yaml 的 "
             "level_scheme 中指定；上级方案的等级写在 also 下。",
             "Write the id of a level of the scheme (high, medium or low for hml); name another scheme as "
             "level_scheme in riskctl.yaml; levels of the superior's scheme go under also."),
    not_flagged=Text("已停用的风险点；没有等级的（由 RP101 报告）；等级方案本身不存在的。",
                     "Risk points that are retired; a missing level (RP101 reports it); a scheme that does "
                     "not exist."),
)
