"""Limits of powers and steps beside those that the provisions in force allow."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riskctl.findings import Hit
from riskctl.flow.limits import is_longer
from riskctl.flow.preceding import following
from riskctl.flow.process import process_of
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.provision import Asked, DisclosureAsked, LimitAsked, Provision, Steps
from riskctl.model.quantity import Limit
from riskctl.model.vocabulary import StepKind
from riskctl.rules.law._provisions import cases, provision_hit

_KEPT = "limits that provisions bound"


class Pair(NamedTuple):
    """A limit as written, in a field, and what the provision allows there."""

    provision: Provision
    asked: Asked
    power: Power
    field: str
    written: Limit
    allowed: Limit

    @property
    def is_longer(self) -> bool | None:
        """Whether what is written is longer: surely, surely not, or None where the calendar decides."""
        return is_longer(self.written, self.allowed)

    def hit(self) -> Hit:
        """That the limit is not as it should be."""
        return provision_hit(self.provision, self.asked, self.power, self.power.place_of(*self.field.split(".")), self.field,
                             limit=str(self.written), allowed=str(self.allowed))


def limits_asked(catalog: Catalog) -> Sequence[Pair]:
    """Every limit that a provision on limits bounds; found once and kept."""
    kept = catalog.__dict__.get(_KEPT)
    if not isinstance(kept, tuple):
        kept = catalog.__dict__[_KEPT] = tuple(_asked(catalog))
    return kept


def _asked(catalog: Catalog) -> Iterator[Pair]:
    for provision, asked, power in cases(catalog, LimitAsked):
        if asked.steps is None:
            found = _of_power(power, asked)
        else:
            found = ((field, written, asked.limit) for field, written in _of_steps(power, asked.steps, asked.after))
        yield from (Pair(provision, asked, power, *pair) for pair in found)


def limits_of_disclosure(catalog: Catalog) -> Iterator[Pair]:
    """Every limit of a step that publishes what must be published within a time."""
    for provision, asked, power in cases(catalog, DisclosureAsked):
        if asked.within is not None:
            yield from (Pair(provision, asked, power, field, written, asked.within)
                        for field, written in _of_steps(power, asked.steps, asked.after))


def _of_power(power: Power, asked: LimitAsked) -> Iterator[tuple[str, Limit, Limit]]:
    """The limit of the power and its extension, where the time runs between the steps that the provision means."""
    limits = power.time_limit
    if limits is None or not (_fits(power, limits.from_, asked.start) and _fits(power, limits.to, asked.to)):
        return
    field = "statutory" if limits.statutory else "promised"
    written = limits.statutory or limits.promised
    if written is not None:
        yield f"time_limit.{field}", written, asked.limit
    if limits.extend and limits.extend.by and asked.extend:
        yield "time_limit.extend.by", limits.extend.by, asked.extend


def _fits(power: Power, step: str | None, kinds: tuple[StepKind, ...]) -> bool:
    """Whether the step is of one of the kinds; nothing written, or no kinds, fits as well."""
    if step is None or not kinds:
        return True
    held = power.steps.get(step)
    return held is not None and held.kind in kinds


def _of_steps(power: Power, steps: Steps, after: tuple[StepKind, ...]) -> Iterator[tuple[str, Limit]]:
    """The limits of the steps that are meant."""
    meant = [key for key, step in power.steps.items() if steps.hold(step) and step.time_limit]
    if meant and after:
        process = process_of(power)
        late = following(process, [key for key, step in power.steps.items() if step.kind in after])
        meant = [key for key in meant if key in late]
    for key in meant:
        limit = power.steps[key].time_limit
        if limit is not None:
            yield f"steps.{key}.time_limit", limit
