"""Who benefits from a waiver: the posts that answer for what is waived."""

from collections.abc import Iterable, Mapping

from riskctl.flow.holding import holdings
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.organization import Body, Delegation, Person, Portfolio, Post, Unit
from riskctl.model.power import Power
from riskctl.model.risk import Control, Institution, RiskPoint
from riskctl.model.separation import Waiver

Held = Mapping[str, tuple[str, ...]]


def posts_held(catalog: Catalog) -> Held:
    """For each person the posts held today, in whatever way."""
    found: dict[str, list[str]] = {}
    for post, people in holdings(catalog).items():
        for person, _ in people:
            found.setdefault(person.id, []).append(post)
    return {person: tuple(posts) for person, posts in found.items()}


def beneficiaries(waiver: Waiver, catalog: Catalog, held: Held) -> tuple[str, ...]:
    """The posts that answer for the waiver's record, or for what it stands between, each once."""
    named = (post for target in (waiver.record or "", *waiver.between) for post in _at(target, catalog, held))
    return tuple(post for post in dict.fromkeys(named) if post and post in catalog.posts)


def _at(target: str, catalog: Catalog, held: Held) -> Iterable[str | None]:
    if target in catalog.steps:
        return catalog.steps[target][1].posts
    record = catalog.by_id.get(target)
    return (*_owners(record), *_heads(record, catalog), *_holding(record, held)) if record else ()


def _owners(record: Record) -> Iterable[str | None]:
    """The posts that the record itself names as answerable for it."""
    match record:
        case Post():
            return (record.id,)
        case RiskPoint():
            # NOTE: the accountable leader stands above the two and is the one to approve.
            return (record.accountable.direct, record.accountable.unit) if record.accountable else ()
        case Control():
            return (record.owner, *record.performed_by)
        case Institution():
            return (record.owner,)
        case Delegation():
            return (record.from_, record.to)
        case _:
            return ()


def _heads(record: Record, catalog: Catalog) -> Iterable[str | None]:
    """The head of a unit or of a power's lead unit, the chair of a body."""
    match record:
        case Unit():
            return (record.head,)
        case Power():
            lead = catalog.units.get(record.lead_unit or "")
            return (lead.head,) if lead else ()
        case Body():
            return (record.chair,)
        case _:
            return ()


def _holding(record: Record, held: Held) -> Iterable[str]:
    """The posts that a person holds, or the leader of a portfolio."""
    match record:
        case Person():
            return held.get(record.id, ())
        case Portfolio():
            return held.get(record.leader or "", ())
        case _:
            return ()
