"""From a ring of records, each naming the next, to a hit."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from riskctl.findings import Hit, Related
from riskctl.flow.trees import cycles
from riskctl.model.block import Record

R = TypeVar("R", bound=Record)


def rings(records: Mapping[str, R], key: str, next_of: Mapping[str, str | None]) -> Iterator[Hit]:
    """One hit for each ring that the field makes, at its smallest id, with the other members as related."""
    known = {id: following for id, following in next_of.items() if following in records}
    for ring in cycles({id: following for id, following in known.items() if following is not None}):
        first, *others = (records[id] for id in ring)
        yield Hit(first.place_of(key), first.id, key, {"ring": ring_text(ring)}, first.kind,
                  tuple(Related(other.place_of(key), other.id, key) for other in others))


def ring_text(ring: tuple[str, ...]) -> str:
    """The members in order, back to the first."""
    return " → ".join((*ring, ring[0]))
