"""A level scheme by which risk points that nobody touched are less grave."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from riskctl.change.comparison import Comparison
from riskctl.change.effect import EffectHit
from riskctl.change.entry import Change
from riskctl.change.reach import powers_of
from riskctl.findings import Effect, Rule, Severity, Text
from riskctl.model.catalog import Catalog
from riskctl.model.manifest import Manifest
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import LevelScheme
from riskctl.risk.assessment import assessor_of


def check(comparison: Comparison) -> Iterator[EffectHit]:
    changes = _of_scheme(comparison)
    if not changes:
        return
    judged = _with_schemes_of(comparison.head, comparison.base)
    untouched = (point for id, point in comparison.base.risk_points.items() if ("risk_points", id) not in comparison.by_record)
    lowered = [point.id for point in untouched if _is_milder(point, comparison.base, judged)]
    if lowered:
        powers = dict.fromkeys(power for id in lowered for power in powers_of(comparison.head, id))
        yield EffectHit(changes, {"points": len(lowered)}, (*lowered, *powers))


def _of_scheme(comparison: Comparison) -> tuple[Change, ...]:
    """The changes that put another scheme in force, and those of a scheme that is in force before or after."""
    in_force = {scheme.id for catalog in (comparison.base, comparison.head) if (scheme := catalog.level_scheme)}
    return (*comparison.of_manifest("level_scheme"),
            *(change for id in sorted(in_force) for change in comparison.by_record.get((LevelScheme.kind, id), ())))


def _with_schemes_of(catalog: Catalog, base: Catalog) -> Catalog:
    """The base with nothing but its level schemes, and which of them is in force, as another catalog has them."""
    manifest = Manifest({**base.manifest.node, "level_scheme": catalog.manifest.level_scheme}, base.manifest.file, base.manifest.place)
    return replace(base, manifest=manifest, records={**base.records, LevelScheme.kind: catalog.records.get(LevelScheme.kind, {})})


def _is_milder(point: RiskPoint, before: Catalog, after: Catalog) -> bool:
    """Whether the risk point is further from the gravest level than it was, or has none any more."""
    was, now = _distances(before, point), _distances(after, point)
    return bool(was) and (not now or any(new > old for old, new in zip(was, now, strict=True)))


def _distances(catalog: Catalog, point: RiskPoint) -> tuple[Fraction, ...]:
    """How far the level is from the gravest, of the way to the mildest (0 to 1), before controls and as planned; () for no level."""
    assessor = assessor_of(catalog)
    found = assessor.assess(point) if point.is_open and assessor.scale else None
    if found is None or found.inherent is None or found.planned is None or assessor.scale is None:
        return ()
    steps = max(len(assessor.scale.levels) - 1, 1)
    return Fraction(found.inherent.gravity - 1, steps), Fraction(found.planned.gravity - 1, steps)


RULE = Rule(
    "DF206", "scheme-relaxed", Severity.WARNING, since="0.1", check=check, effect=Effect.WEAKENS,
    message=Text("等级方案的改动使 {points} 个没有改动的风险点等级降低或失去等级",
                 "the level scheme makes risk points less grave, or leaves them without a level, that nobody touched: {points}"),
    mirror=Text("等级方案的改动使 {points} 个没有改动的风险点等级升高或有了等级",
                "the level scheme makes risk points graver, or gives them a level, that nobody touched: {points}"),
    fault=Text("换了等级方案，或改了现行方案的等级、对照表、降级表，使风险点本身没有改动而防控前或防控后的等级降低。",
               "Another level scheme is in force, or its levels or tables changed, so that risk points are less grave, before controls or "
               "with them, though nothing was written about them."),
    why=Text("等级决定由谁监督、多久复核、要不要预防性措施；改方案比逐个降级更不显眼，影响却大得多。",
             "The level says who supervises, how often is reviewed, and whether a preventive control is due; to change the scheme is "
             "less seen than to lower each level, and does far more."),
    fix=Text("说明方案调整的依据，逐个复核降级的风险点。",
             "Say what the change of the scheme rests on, and go through the risk points that it lowers."),
    not_flagged=Text("同时改写了的风险点（由 DF202 报告）；方案不同时，按离最高等级的远近比较；复核周期、监督人的改动（由 DF207 报告）。",
                     "Risk points that were rewritten as well (DF202 tells those). Levels of two schemes are compared by how far they "
                     "are from the gravest. Intervals of review and who supervises (DF207 tells those)."),
)
