"""The lists of bands in a step that belong together: its authority, and the ways out told apart by amount."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riskctl.flow.amounts import Range, range_of
from riskctl.model.power import Authority, Band, Step, Way
from riskctl.model.vocabulary import Branching
from riskctl.rules.flow._steps import ACTORS, forward_ways, is_read_whole


class Bands(NamedTuple):
    """Bands with the amounts that each covers.

    `is_all` says that nothing else takes what they leave out; `is_alike` that only the amount differs.
    """

    field: str
    bands: Sequence[Authority | Band]
    spans: Sequence[Range]
    is_all: bool
    is_alike: bool


def bands_of(step: Step) -> Iterator[Bands]:
    """The bands of the step's authority and those of its ways out; what cannot be read whole is left out."""
    if step.authority and is_read_whole(step, "authority", step.authority):
        yield from _readable("authority", step.authority, all(step.lacks(actor) for actor in ACTORS), True)
    if step.split is Branching.ONE or not step.has("split"):
        forward = forward_ways(step.next)
        measured = [way for way in forward if way.has("measure")]
        if measured and all(way.measure for way in measured) and is_read_whole(step, "next", step.next):
            yield from _of_ways(measured, len(measured) == len(forward))


def _of_ways(measured: list[Way], is_all: bool) -> Iterator[Bands]:
    """The ways by what they say beside the amount, and all of them together where each has an amount."""
    alike: dict[tuple[str | None, tuple[str, ...]], list[Band]] = {}
    for way in measured:
        if way.measure:
            alike.setdefault((way.when, way.outcome), []).append(way.measure)
    if is_all and len(alike) > 1:
        yield from _readable("next", [band for bands in alike.values() for band in bands], True, False)
    for label, bands in alike.items():
        is_said_twice = label != (None, ()) and len(bands) > 1
        yield from _readable("next", bands, is_said_twice or (is_all and len(alike) == 1), True)


def _readable(field: str, bands: Sequence[Authority | Band], is_all: bool, is_alike: bool) -> Iterator[Bands]:
    spans = [span for span in map(range_of, bands) if span is not None]
    if len(spans) == len(bands):
        yield Bands(field, bands, spans, is_all, is_alike)
