"""Which powers a change can touch: those whose staffing, collusion or bypass may come out otherwise than before."""

from collections.abc import Iterator, Mapping

from riskctl.change.comparison import MANIFEST_KIND, Comparison
from riskctl.change.entry import Change, ChangeKind
from riskctl.change.reach import naming
from riskctl.flow.process import processes
from riskctl.flow.sod_rules import rules_in_force
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Delegation, Person
from riskctl.model.power import Power
from riskctl.model.risk import RiskPoint
from riskctl.separation.rulebook import FAMILY, applies
from riskctl.staffing.binding import FORMS

_FIELDS: Mapping[str, frozenset[str]] = {
    "people": frozenset({"assignments", "qualifications"}),
    "posts": frozenset(),
    "bodies": frozenset({"members", "chair", "quorum"}),
    "delegations": frozenset({"from", "to", "powers", "steps", "up_to", "valid_from", "valid_to"}),
    "controls": frozenset({"timing", "at", "effect", "valid_from", "valid_to"}),
    "risk_points": frozenset({"at", "controls", "status"}),
    "duties": frozenset({"kinds", "implies", "same_as"}),
    "domains": frozenset({"parent"}),
    "waivers": frozenset({"rule", "record", "compensating", "from", "expires"}),
}
"""Of records other than powers, the fields on which the answers depend; that a record came or went always counts."""
_EVERYWHERE = ("duties", "domains")


def touched_powers(comparison: Comparison) -> tuple[str, ...]:
    """The ids of the powers with steps, in force in either catalog, whose answers may have changed.

    First those that changed themselves, then key powers, then the others; each in the order of the head.
    """
    there = {power.id: power for catalog in (comparison.base, comparison.head) for power, _ in processes(catalog)}
    found = {id for change in comparison.changes if _matters(change) for id in _touched(comparison, change)}
    changed = {id for kind, id in comparison.by_record if kind == Power.kind}
    order = {id: at for at, id in enumerate((*comparison.head.powers, *comparison.base.powers))}
    return tuple(sorted(found & set(there), key=lambda id: (id not in changed, not there[id].is_key, order[id])))


def _matters(change: Change) -> bool:
    """Whether the change is of something on which an answer can depend."""
    if change.kind is ChangeKind.RENAMED:
        return False
    if change.record_kind == MANIFEST_KIND:
        return change.is_at("packs")
    if change.record_kind in (Power.kind, "sod_rules"):
        return True
    return change.record_kind in _FIELDS and (change.is_whole or change.keys[0] in _FIELDS[change.record_kind])


def _touched(comparison: Comparison, change: Change) -> Iterator[str]:
    catalogs = (comparison.base, comparison.head)
    if change.record_kind == MANIFEST_KIND:
        packs = set(comparison.base.manifest.packs) ^ set(comparison.head.manifest.packs)
        yield from (id for catalog in catalogs for id in _bound(catalog, {
            rule.id for rule in rules_in_force(catalog) if rule.pack in packs}))
    elif change.record_kind == "sod_rules":
        yield from (id for catalog in catalogs for id in _bound(catalog, {change.record}))
    elif change.record_kind == Power.kind:
        yield change.record
    elif change.record_kind in _EVERYWHERE:
        yield from (id for catalog in catalogs for id in catalog.powers)
    else:
        yield from (id for catalog in catalogs for id in _of_record(catalog, change.record))


def _bound(catalog: Catalog, rules: set[str]) -> Iterator[str]:
    """The powers to which any of the rules applies that ask something of each case."""
    binding = [rule for rule in rules_in_force(catalog) if rule.id in rules and rule.form in FORMS]
    return (id for id, power in catalog.powers.items() if any(applies(rule, power, catalog) for rule in binding))


def _of_record(catalog: Catalog, id: str) -> Iterator[str]:
    """The powers in which the record has a part: those where it acts, or at whose steps it is a risk or a control."""
    record = catalog.by_id.get(id)
    if isinstance(record, Person):
        yield from (power for held in record.assignments if held.post for power in _of_post(catalog, held.post))
    elif isinstance(record, Delegation):
        yield from (*record.powers, *(step.partition("/")[0] for step in record.steps))
    elif isinstance(record, RiskPoint):
        yield from (at.partition("/")[0] for at in record.at)
    elif record is not None and record.kind == "waivers":
        if str(record.node.get("rule")).startswith(FAMILY):
            yield str(record.node.get("record"))
    elif record is not None and record.kind == "controls":
        yield from _of_control(catalog, id)
    else:
        yield from _of_post(catalog, id)


def _of_control(catalog: Catalog, id: str) -> Iterator[str]:
    yield from (at.partition("/")[0] for at in catalog.controls[id].at)
    for point in naming(catalog, id):
        if point in catalog.risk_points:
            yield from (at.partition("/")[0] for at in catalog.risk_points[point].at)


def _of_post(catalog: Catalog, id: str) -> Iterator[str]:
    """The powers of a post or body: those that name it, that a body with it as member takes, or that are lent to it."""
    for other in (id, *naming(catalog, id)):
        record = catalog.by_id.get(other)
        if isinstance(record, Power):
            yield other
        elif isinstance(record, Delegation):
            yield from (*record.powers, *(step.partition("/")[0] for step in record.steps))
        elif other in catalog.bodies:
            yield from (power for power in naming(catalog, other) if power in catalog.powers)
