"""Where institutions are named: by their id, or by their document number as a basis."""

from collections.abc import Callable, Iterator, Sequence

from riskctl.findings import Hit, Related
from riskctl.flow.ended import control_has_ended, institution_has_ended, power_has_ended
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.power import Power
from riskctl.model.references import Mention
from riskctl.model.risk import Control, Institution, RiskPoint
from riskctl.model.vocabulary import RiskStatus

_BASIS = "legal_basis"


def cited_in_force(catalog: Catalog, is_meant: Callable[[Institution], bool],
                   field: str) -> Iterator[tuple[Institution, Hit]]:
    """Each institution that is meant and still named by records in force, with a hit at the first place."""
    found: dict[str, list[Related]] = {id: [] for id, one in catalog.institutions.items() if is_meant(one)}
    for mention in citations(catalog) if found else ():
        if mention.target in found:
            place = mention.record.place_of(*mention.path)
            found[mention.target].append(Related(place, mention.record.id, mention.field))
    for id, places in found.items():
        if places:
            places.sort(key=lambda each: each.place)
            institution = catalog.institutions[id]
            values = {"name": institution.label, "count": len(places)}
            yield institution, Hit(places[0].place, id, field, values, Institution.kind, tuple(places))


def citations(catalog: Catalog) -> Iterator[Mention]:
    """Each mention of an institution by a record in force; what institutions say of each other is none."""
    for target, kinds, _ in _named(catalog):
        yield from (mention for mention in catalog.mentions_of(target, kinds) if _stands(mention.record, catalog))
    yield from _by_document(catalog)


def cited(catalog: Catalog) -> frozenset[str]:
    """The institutions that records in force name; what institutions say of each other is left out."""
    by_id = {id for id, _, records in _named(catalog) if any(_stands(record, catalog) for record in records)}
    return frozenset(by_id.union(mention.target for mention in _by_document(catalog)))


def _named(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...], Sequence[Record]]]:
    """Each institution that is named by its id, the kinds of which it may be there, and the records that name it."""
    for kinds, records in catalog.names.items():
        if Institution.kind in kinds:
            yield from ((id, kinds, records[id]) for id in catalog.institutions if id in records)


def _by_document(catalog: Catalog) -> Iterator[Mention]:
    """Each basis that is an institution's document number; of two with one number the one in force."""
    ended = {id for id, one in catalog.institutions.items() if institution_has_ended(one, catalog.as_of)}
    ordered = sorted(catalog.institutions.values(), key=lambda one: one.id not in ended)
    numbered = {one.document: one.id for one in ordered if one.document}
    for record in catalog.each_record() if numbered else ():
        written = record.node.get(_BASIS)
        for at, text in enumerate(written if isinstance(written, list) else ()):
            if isinstance(text, str) and text in numbered and _stands(record, catalog):
                yield Mention(record, (_BASIS, at), (Institution.kind,), numbered[text])


def _stands(record: Record, catalog: Catalog) -> bool:
    """Whether it matters what the record names: it is not over, nor an institution itself."""
    match record:
        case Institution():
            return False
        case Control():
            return not control_has_ended(record, catalog.as_of)
        case RiskPoint():
            return record.status is not RiskStatus.RETIRED
        case Power():
            return not power_has_ended(record, catalog.as_of)
        case _:
            return True
