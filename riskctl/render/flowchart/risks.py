"""The risks on the steps of a power, with level, owner and controls."""

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.risk import RiskPoint
from riskctl.model.scheme import Level
from riskctl.model.vocabulary import Disclosure


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk point as a chart shows it; `owner` and `controls` are names."""

    id: str
    name: str
    level: Level | None
    owner: str = ""
    controls: tuple[str, ...] = ()
    manifestation: str = ""


def risks_at(catalog: Catalog, power: Power, profile: Disclosure) -> Mapping[str, tuple[Risk, ...]]:
    """The open risks at each step of the power, by the step's key; none where the profile does not see risk points.

    What a risk is at the power as a whole is shown at its first step that acts.
    """
    from riskctl.disclosure.profile import masked

    found: dict[str, list[Risk]] = {}
    for point in catalog.risk_points.values():
        steps = _steps(point, power) if point.is_open else ()
        seen = masked(catalog, point, profile) if steps else None
        if seen is not None:
            for step in steps:
                found.setdefault(step, []).append(_risk(catalog, point, seen, profile))
    return {step: tuple(risks) for step, risks in found.items()}


def _steps(point: RiskPoint, power: Power) -> tuple[str, ...]:
    """The keys of the power's steps that the risk is at."""
    keys: list[str] = []
    for place in point.at:
        owner, _, key = place.partition("/")
        if owner == power.id:
            keys += [key] if key in power.steps else list(power.steps)[:1] if not key or key == "*" else []
    return tuple(dict.fromkeys(keys))


def _risk(catalog: Catalog, point: RiskPoint, seen: RiskPoint, profile: Disclosure) -> Risk:
    from riskctl.disclosure.profile import masked
    from riskctl.risk.assessment import assess

    direct = catalog.posts.get(seen.accountable.direct or "") if seen.accountable else None
    known = [catalog.controls[answer.control] for answer in seen.controls if answer.control and answer.control in catalog.controls]
    controls = [masked(catalog, control, profile) for control in known]
    return Risk(point.id, seen.name or "", assess(catalog, point).inherent if seen.level or seen.scoring else None,
                direct.label if direct else "", tuple(control.label for control in controls if control is not None),
                seen.manifestation or "")
