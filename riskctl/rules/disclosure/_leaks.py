"""Hits for personal data in free words."""

from collections.abc import Iterator

from riskctl.catalog.discover import MANIFEST
from riskctl.disclosure.leaks import leaks
from riskctl.disclosure.personal_data import Personal, hidden
from riskctl.findings import Hit
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import Disclosure


def hits(catalog: Catalog, sort: Personal) -> Iterator[Hit]:
    """A hit for each piece of personal data, of which only the ends are shown, be it in the id of the record."""
    for text, found in leaks(catalog, sort):
        record = text.record if isinstance(text.record, Record) else None
        id, kind = (record.id, record.kind) if record else (MANIFEST, None)
        holder = hidden(id)
        is_public = text.disclosure is Disclosure.PUBLIC
        yield Hit(text.record.place_of(*text.path), record.id if record and holder == id else None, text.field, kind=kind,
                  values={"holder": holder, "shown": found.shown, "key": text.field or "id",
                          "to_zh": "对外公开" if is_public else "内部公布", "to_en": "public" if is_public else "internal"})
