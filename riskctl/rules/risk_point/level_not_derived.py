"""A declared level that its scheme would not give."""

from collections.abc import Iterator

from riskctl.findings import Hit, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.language import LANGUAGES, Language
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level, LevelScheme
from riskctl.model.vocabulary import RiskStatus, SchemeMethod
from riskctl.risk.assessment import assessor_of
from riskctl.risk.derivation import Derivation, Reason, derive
from riskctl.risk.scale import scale_of
from riskctl.risk.words import in_words, level_name, level_text


def check(catalog: Catalog) -> Iterator[Hit]:
    assessor, in_force = assessor_of(catalog), catalog.level_scheme
    for point in catalog.risk_points.values() if in_force else ():
        if in_force is None or point.status is RiskStatus.RETIRED:
            continue
        level = scale_of(in_force).level(point.level)
        computes = in_force.by is not SchemeMethod.DECLARED
        wrong = list(_differs(point, in_force, assessor.derivation(point), level, "level")) if level and computes else []
        yield from wrong
        for id, written in (point.also or {}).items():
            scheme = catalog.scheme_named(id)
            other = scale_of(scheme).level(written) if scheme else None
            if scheme is None or other is None:
                continue
            if scheme is not in_force:
                yield from _elsewhere(point, in_force, level or assessor.inherent(point), scheme, other)
            elif level and not wrong:
                yield from _contradicts(point, scheme, level, other)


def _elsewhere(point: RiskPoint, in_force: LevelScheme, level: Level | None, scheme: LevelScheme, other: Level) -> Iterator[Hit]:
    """A level under `also` against what its scheme works out, else against the declared one or, without that, the derived."""
    found = list(_differs(point, scheme, _derived(scheme, point), other, "also", scheme.id))
    yield from found or (_unmapped(point, in_force, level, scheme, other) if level else ())


def _contradicts(point: RiskPoint, scheme: LevelScheme, level: Level, other: Level) -> Iterator[Hit]:
    """The level against another one under the scheme in force itself."""
    if other.id != level.id:
        words = [Text(f"level 写的是{level_name(level, language)}", f"level says {level_name(level, language)}").in_(language)
                 for language in LANGUAGES]
        yield _hit(point, scheme, other, level, ("also", scheme.id), *words)


def _derived(scheme: LevelScheme, point: RiskPoint) -> Derivation | None:
    """What the scheme works out, which one by declaration does not."""
    return None if scheme.by is SchemeMethod.DECLARED else derive(scheme, point)


def _differs(point: RiskPoint, scheme: LevelScheme, derivation: Derivation | None, declared: Level,
             *path: str) -> Iterator[Hit]:
    """The declared level against the one that the scheme itself gives."""
    if derivation is None or not _decides(derivation):
        return
    if derivation.level is None or derivation.level.id != declared.id:
        yield _hit(point, scheme, declared, derivation.level, path,
                   in_words(scheme, derivation, "zh"), in_words(scheme, derivation, "en"))


def _decides(derivation: Derivation) -> bool:
    """Whether the scheme gives a level, or says that there is none."""
    return derivation.level is not None or any(one.reason is Reason.NONE_MET for one in derivation.troubles)


def _unmapped(point: RiskPoint, scheme: LevelScheme, level: Level, other: LevelScheme, declared: Level) -> Iterator[Hit]:
    """The level under another scheme against the one that either scheme's `maps` takes it to."""
    here, there = scale_of(scheme), scale_of(other)
    forth, back = here.mapped(level, there), there.mapped(declared, here)
    if forth is not None and forth.id != declared.id:
        words = [_correspond(scheme, level, other, forth, language) for language in LANGUAGES]
        yield _hit(point, other, declared, forth, ("also", other.id), *words)
    elif forth is None and back is not None and back.id != level.id:
        words = [_correspond(other, declared, scheme, back, language) for language in LANGUAGES]
        yield _hit(point, other, declared, None, ("also", other.id), *words)


def _correspond(one: LevelScheme, level: Level, other: LevelScheme, mapped: Level, language: Language) -> str:
    first, second = level_text(one, level.id, language), level_text(other, mapped.id, language)
    return Text(f"方案“{one.label}”的{first}对应“{other.label}”的{second}",
                f"{first} of {one.id} corresponds to {second} of {other.id}").in_(language)


def _hit(point: RiskPoint, scheme: LevelScheme, declared: Level, derived: Level | None, path: tuple[str, ...],
         zh: str, en: str) -> Hit:
    return Hit(point.place_of(*path), point.id, ".".join(path), kind="risk_points",
               values={"name": point.label, "scheme": scheme.id, "scheme_name": scheme.label, "level": declared.id,
                       "level_name": declared.label, "derived": derived.id if derived else "",
                       "derivation_zh": zh, "derivation_en": en})


RULE = Rule(
    "RP108", "level-not-derived", Severity.ERROR, since="0.1", check=check, cause=("level", "derived"),
    each=("risk_points",), beside=("controls", "level_schemes"),
    message=Text("风险点“{name}”评定为“{level_name}”，按等级方案“{scheme_name}”不是这个等级：{derivation_zh}",
                 "risk point '{record}' is declared '{level}', which is not what scheme {scheme} gives: "
                 "{derivation_en}"),
    fault=Text("风险点写的等级，与等级方案按其类别、后果、权力大小、标准或可能性与影响得出的等级不一致；"
               "或者 also 下的等级与 level 或者方案之间的对应（maps）不一致。",
               "The level that is written is not the one that the scheme arrives at by class, consequence, power, criteria or "
               "likelihood and impact; or a level under also is not that of `level`, or not the one that `maps` takes it to."),
    why=Text("同样的回答应当得同样的等级。写的与算的不一样，要么回答不实，要么等级是人情给的，"
             "监督人和复核周期也跟着错。",
             "The same answers give the same level. Where the two differ, either the answers or the level is not "
             "what the group found, and the supervisor and the review interval go wrong with it."),
    fix=Text("用 riskctl explain 风险点编号 看全部计算；等级错了改 level，回答错了改 scoring 或 class；"
             "评估小组确有理由定成别的等级的，写明理由豁免。",
             "See the whole computation with riskctl explain ID; mend level, or the answers (scoring, class). Where "
             "the group had reason to depart from its scheme, waive the finding with that reason."),
    not_flagged=Text("直接评定的方案（没有可算的）；没有写等级的；没有写评分、类别的；"
                     "回答不在方案中、算不出的（由 RP112 报告）；方案本身缺项的（由 RP110 报告）；已停用的风险点。",
                     "Schemes by declaration, which compute nothing; a level or a scoring that is not written; "
                     "answers that the scheme does not know (RP112); tables that lack an entry (RP110); retired risk "
                     "points."),
)
