"""What an id names: whether there is such a record or step, and the nearest one that there is."""

from collections.abc import Iterator, Sequence

from riskctl.findings import nearest
from riskctl.model.catalog import Catalog

STANDARD = "std:"
WHOLE = "*"


def is_known(catalog: Catalog, target: str, kinds: Sequence[str]) -> bool:
    """Whether the id names a record or step of one of the kinds, even in a file half read."""
    if target.startswith(STANDARD):
        return "duties" in kinds and target.removeprefix(STANDARD) in catalog.shipped.duties
    if catalog.half_read.get(target) in kinds:
        return True
    power, slash, step = target.partition("/")
    if slash and "steps" in kinds and (target in catalog.steps or power in catalog.half_read
                                       or (step == WHOLE and power in catalog.powers)):
        return True
    return any(target in catalog.records.get(kind, ()) for kind in kinds)


def nearest_name(catalog: Catalog, target: str, kinds: Sequence[str]) -> str:
    """The record or step of one of the kinds whose id is most like this one, or an empty string."""
    return nearest(target, _candidates(catalog, target, kinds))


def _candidates(catalog: Catalog, target: str, kinds: Sequence[str]) -> Iterator[str]:
    power, slash, _ = target.partition("/")
    if slash:
        near = power if power in catalog.powers else nearest(power, catalog.powers)
        yield from (f"{near}/{key}" for key in catalog.powers[near].steps) if near else ()
        return
    if target.startswith(STANDARD):
        yield from (f"{STANDARD}{id}" for id in catalog.shipped.duties if "duties" in kinds)
        return
    for kind in kinds:
        yield from catalog.records.get(kind, ())
