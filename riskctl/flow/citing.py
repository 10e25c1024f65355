"""Where a catalog cites which law."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from riskctl.flow.ended import control_has_ended, power_has_ended
from riskctl.model.block import Record
from riskctl.model.catalog import Catalog
from riskctl.model.kinds import KINDS
from riskctl.model.place import Place
from riskctl.model.power import Power
from riskctl.model.quantity import Citation, parse_citation
from riskctl.model.risk import Control
from riskctl.model.value import CitationValue

_KEPT, _BY_TEXT = "citations", "citations by text"
_OWN = "own citations"
"""What is kept with a record: catalogs that share the record share it too."""


class Mark(NamedTuple):
    """That a record cites, in which field and as which entry of it."""

    record: Record
    field: str
    at: int

    @property
    def place(self) -> Place:
        """Where the citation stands."""
        return self.record.place_of(self.field, self.at)


def citations(catalog: Catalog) -> Sequence[tuple[str, Citation, Mark]]:
    """Every citation that is well spelt, as written and taken apart, in the order of the records; read once and kept."""
    kept = catalog.__dict__.get(_KEPT)
    if not isinstance(kept, tuple):
        kept = catalog.__dict__[_KEPT] = tuple(_read(catalog))
    return kept


def _read(catalog: Catalog) -> Iterator[tuple[str, Citation, Mark]]:
    for kind, keys in _CITING.items():
        for record in catalog.records.get(kind, {}).values():
            kept = record.__dict__.get(_OWN)
            if kept is None:
                kept = record.__dict__[_OWN] = tuple(_of_record(record, keys))
            yield from kept


def _of_record(record: Record, keys: Sequence[str]) -> Iterator[tuple[str, Citation, Mark]]:
    for key in keys:
        written = record.node.get(key)
        for at, text in enumerate(written if isinstance(written, list) else ()):
            citation = parse_citation(text) if isinstance(text, str) else None
            if isinstance(citation, Citation):
                yield text, citation, Mark(record, key, at)


def by_text(catalog: Catalog) -> Mapping[str, tuple[Citation, list[Mark]]]:
    """The citations of records that have not ended, each text once, with every place of it; made once and kept."""
    kept = catalog.__dict__.get(_BY_TEXT)
    if not isinstance(kept, dict):
        kept = catalog.__dict__[_BY_TEXT] = _by_text(catalog)
    return kept


def _by_text(catalog: Catalog) -> dict[str, tuple[Citation, list[Mark]]]:
    found: dict[str, tuple[Citation, list[Mark]]] = {}
    ended: dict[str, bool] = {}
    for text, citation, mark in citations(catalog):
        id = mark.record.id
        if id not in ended:
            ended[id] = has_ended(mark.record, catalog.as_of)
        if not ended[id]:
            found.setdefault(text, (citation, []))[1].append(mark)
    return found


def has_ended(record: Record, day: date) -> bool:
    """Whether the record belongs to the past, so that the law of its time is what it should cite."""
    match record:
        case Power():
            return power_has_ended(record, day)
        case Control():
            return control_has_ended(record, day)
        case _:
            return False


_CITING = {kind: keys for kind, record in KINDS.items()
           if (keys := tuple(key for key, field in record.field_table().items()
                             if isinstance(field.value, CitationValue)))}
