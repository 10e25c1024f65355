"""What the lists of the site are filtered by: unit, type, domain and level."""

from collections.abc import Mapping, Sequence

from riskctl.flow.duties import every_domain
from riskctl.flow.trees import ancestors
from riskctl.model.power import Power
from riskctl.model.scheme import Level
from riskctl.model.vocabulary import RiskType
from riskctl.render.flowchart.chart import type_name
from riskctl.render.site.finder import Facet
from riskctl.render.site.site import Site
from riskctl.risk.words import level_name

_NONE = "-"


def unit_facet(site: Site) -> Facet:
    """By unit; whatever is of a unit is found by the units above it too."""
    return Facet("unit", site.words("单位", "Unit"), {**{unit.id: unit.label for unit in site.seen.units.values()}, **_none(site)})


def units_of(site: Site, unit: str | None) -> Sequence[str]:
    """The values of what is of the unit."""
    if unit is None or unit not in site.seen.units:
        return (_NONE,)
    return (unit, *ancestors(unit, {one.id: one.parent for one in site.seen.units.values() if one.parent}))


def power_type_facet(site: Site) -> Facet:
    """By type of power, in the order of the powers."""
    return Facet("type", site.words("类型", "Type"), {power.type or _NONE: type_name(site.seen, power, site.language)
                 or site.words("（未填）", "(none)") for power in site.powers.values()})


def risk_type_facet(site: Site) -> Facet:
    """By type of risk."""
    return Facet("type", site.words("风险类别", "Type"), {str(one.value): one.in_(site.language) for one in RiskType})


def domain_facet(site: Site) -> Facet:
    """By domain."""
    return Facet("domain", site.words("权域", "Domain"), {**{id: site.name(id) for id, _ in every_domain(site.seen)}, **_none(site)})


def domain_of(power: Power | None) -> Sequence[str]:
    """The values of a power."""
    return (power.domain or _NONE if power else _NONE,)


def type_of(power: Power) -> Sequence[str]:
    """The values of a power."""
    return (power.type or _NONE,)


def level_facet(site: Site) -> Facet:
    """By level, the gravest first."""
    levels = {level.id: site.levels.starred(level) for level in site.levels.levels}
    return Facet("level", site.words("风险等级", "Level"), {**levels, _NONE: level_name(None, site.language)})


def level_of(level: Level | None) -> Sequence[str]:
    """The values of what has the level."""
    return (level.id if level else _NONE,)


def _none(site: Site) -> Mapping[str, str]:
    return {_NONE: site.words("（未填）", "(none)")}
