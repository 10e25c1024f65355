"""Collusion and bypass of all powers of a catalog, each worked out once."""

from collections.abc import Iterable, Iterator

from riskctl.collusion.answer import Collusion, collusion_of
from riskctl.collusion.thresholds import Thresholds
from riskctl.flow.process import processes
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power

_KEPT = "collusion by power"


def powers_in_force(catalog: Catalog) -> list[Power]:
    """The powers that have steps and have not ended, in the order of the catalog."""
    return [power for power, _ in processes(catalog)]


def collusion_survey(catalog: Catalog, thresholds: Thresholds | None = None,
                     powers: Iterable[Power] | None = None) -> Iterator[Collusion]:
    """The answer for each power, one after another; what was worked out before is kept."""
    kept: dict[str, Collusion] = catalog.__dict__.setdefault(_KEPT, {})
    asked = thresholds or Thresholds()
    for power in powers_in_force(catalog) if powers is None else powers:
        if power.id not in kept:
            kept[power.id] = collusion_of(power, catalog)
        yield kept[power.id]._replace(threshold=asked.of(power))
