"""How far a change reaches: the records that name the changed one, and the powers in which these matter."""

from collections.abc import Iterable, Iterator, Mapping

from riskctl.change.comparison import Comparison
from riskctl.change.entry import Change
from riskctl.flow.ended import power_has_ended
from riskctl.model.catalog import Catalog
from riskctl.model.risk import Control, RiskPoint
from riskctl.risk.roll_up import places_of

_KEPT = "named by"


def naming(catalog: Catalog, id: str) -> tuple[str, ...]:
    """The records that name this one or one of its steps, in the order of the catalog."""
    return tuple(_index(catalog).get(id, ()))


def answering(catalog: Catalog, control: str) -> tuple[RiskPoint, ...]:
    """The risk points in force that the control answers."""
    points = (catalog.risk_points.get(id) for id in naming(catalog, control))
    return tuple(point for point in points if point and point.is_open and any(one.control == control for one in point.controls))


def gone_with_power(comparison: Comparison, point: RiskPoint) -> str | None:
    """The power with which the risk point went or was closed, if it was about one power alone and that went or ended, too."""
    powers = {at.partition("/")[0] for at in point.at}
    power = next(iter(powers)) if len(powers) == 1 else ""
    now = comparison.head.risk_points.get(point.id)
    if power in comparison.base.powers and power not in comparison.head.powers:
        return power if now is None else None
    return power if has_ended_since(comparison, power) and not (now and now.is_open) else None


def has_ended_since(comparison: Comparison, power: str) -> bool:
    """Whether the power is still there, but exercised no more, which it was before."""
    before, after = comparison.base.powers.get(power), comparison.head.powers.get(power)
    return before is not None and after is not None and power_has_ended(after, comparison.head.as_of) \
        and not power_has_ended(before, comparison.base.as_of)


def reached(comparison: Comparison, change: Change) -> tuple[str, ...]:
    """Powers, risk points, controls and others that the change comes to, before or after it, without the record itself.

    These are the records that name the changed record; the risk points that a changed control answers; and the powers of
    all these. A power that is changed is itself what is reached.
    """
    found: dict[str, None] = {}
    for catalog in (comparison.base, comparison.head):
        found |= dict.fromkeys(_reached(catalog, change))
    return tuple(found)


def powers_of(catalog: Catalog, id: str) -> Iterator[str]:
    """The powers that a record belongs to: a power itself, those of a risk point, those where a control is performed."""
    record = catalog.by_id.get(id)
    if id in catalog.powers:
        yield id
    elif isinstance(record, RiskPoint):
        yield from places_of(catalog, record, "power")
    elif isinstance(record, Control):
        yield from (power for at in record.at if (power := at.partition("/")[0]) in catalog.powers)


def _reached(catalog: Catalog, change: Change) -> Iterator[str]:
    id = change.record
    if change.record_kind == "powers":
        if id in catalog.powers:
            yield id
        return
    own = tuple(powers_of(catalog, id))
    named_by = () if change.path and change.record_kind == "risk_points" else naming(catalog, id)
    yield from (one for one in named_by if one != id)
    yield from own
    for one in named_by:
        yield from powers_of(catalog, one)


def _index(catalog: Catalog) -> Mapping[str, Iterable[str]]:
    """Which records name each record; worked out once for a catalog."""
    kept = catalog.__dict__.get(_KEPT)
    if not isinstance(kept, dict):
        kept = {}
        for mention in catalog.mentions:
            kept.setdefault(mention.target.partition("/")[0], {})[mention.record.id] = None
        catalog.__dict__[_KEPT] = kept
    return kept
