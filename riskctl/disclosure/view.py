"""A catalog as a profile shows it."""

from dataclasses import replace

from riskctl.disclosure.profile import masked
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure


def seen_by(catalog: Catalog, profile: Disclosure) -> Catalog:
    """The catalog with nothing in it but what the profile lets through.

    Records have neither file nor place; those of which nothing is seen are not there. What is written from this catalog
    cannot hold anything else.
    """
    records: dict[str, dict[str, Record]] = {}
    for kind, held in catalog.records.items():
        seen = {id: masked(catalog, record, profile) for id, record in held.items()}
        records[kind] = {id: record for id, record in seen.items() if record is not None}
    return replace(catalog, records=records, faults=(), files=(), unread=(), half_read={})
