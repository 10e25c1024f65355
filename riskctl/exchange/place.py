"""Where a risk point is, as a table says it: unit, power, step, posts."""

from collections.abc import Mapping

from riskctl.exchange.workbench import Workbench
from riskctl.model.catalog import Catalog
from riskctl.model.risk import RiskPoint

PARTS = ("unit", "power", "step", "post")
Where = Mapping[str, tuple[str, ...]]


def where_of(catalog: Catalog, point: RiskPoint) -> Where:
    """The ids of the unit, power, steps and posts that a table would name for the risk point."""
    found: dict[str, list[str]] = {part: [] for part in PARTS}
    for target in point.at:
        power = target.partition("/")[0]
        if target in catalog.units:
            found["unit"].append(target)
        elif target in catalog.posts:
            found["post"].append(target)
        elif power in catalog.powers:
            found["power"] += [] if power in found["power"] else [power]
            found["step"] += [target] if target in catalog.steps else []
    if not found["unit"]:
        found["unit"] = [unit for unit in (_unit_of(catalog, found),) if unit]
    return {part: tuple(ids) for part, ids in found.items()}


def _unit_of(catalog: Catalog, found: Mapping[str, list[str]]) -> str | None:
    if found["power"]:
        return catalog.powers[found["power"][0]].lead_unit
    return catalog.posts[found["post"][0]].unit if found["post"] else None


def places(where: Where, bench: Workbench) -> list[str]:
    """What the field `at` holds for a place that a table names: the narrowest, and what does not follow from it."""
    powers, posts = where.get("power", ()), where.get("post", ())
    steps = where.get("step", ())
    inside = {bench.unit_of(id) for id in (*powers, *posts)}
    narrow = [*(steps or powers), *posts]
    units = [unit for unit in where.get("unit", ()) if unit not in inside or not narrow]
    return [*narrow, *units] if narrow else units


def agrees(there: Where, wanted: Where) -> bool:
    """Whether a place is the one that a table names; what the table leaves open counts as the same."""
    return all(not ids or set(there.get(part, ())) == set(ids) for part, ids in wanted.items())
