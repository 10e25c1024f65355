"""Bands of amounts: what they cover together, leave out or cover twice, and which amounts come to which step.

A range (over, to] excludes its lower bound and includes its upper one, as bands are written. Amounts are
above zero.
"""

from collections.abc import Iterable, Mapping
from math import inf

from riskctl.flow.process import END, Process
from riskctl.model.power import Authority, Band

Range = tuple[float, float]
EVERY_AMOUNT: tuple[Range, ...] = ((0, inf),)


def range_of(band: Authority | Band) -> Range | None:
    """The amounts of the band; None where a bound is written and cannot be read."""
    if (band.over is None and band.has("over")) or (band.to is None and band.has("to")):
        return None
    return band.over or 0, inf if band.to is None else band.to


def union(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The amounts in any of the ranges, as ranges that neither touch nor overlap, lowest first.

    >>> union([(5, 9), (0, 5), (20, 30), (8, 8)])
    ((0, 9), (20, 30))
    """
    found: list[Range] = []
    for over, to in sorted(ranges):
        if over >= to:
            continue
        if found and over <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], to))
        else:
            found.append((over, to))
    return tuple(found)


def common(first: Iterable[Range], second: Iterable[Range]) -> tuple[Range, ...]:
    """The amounts in both.

    >>> common([(0, 10)], [(5, 20)])
    ((5, 10),)
    """
    other = tuple(second)
    return union((max(over, low), min(to, high)) for over, to in first for low, high in other)


def left_out(of: Iterable[Range], covered: Iterable[Range]) -> tuple[Range, ...]:
    """The amounts of the first that are not covered.

    >>> left_out([(0, inf)], [(0, 5), (10, 20)])
    ((5, 10), (20, inf))
    """
    bounds = union(covered)
    edges = [0.0, *(edge for over, to in bounds for edge in (over, to)), inf]
    return common(of, zip(edges[::2], edges[1::2], strict=True))


def covered_twice(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The amounts that lie in more than one of the ranges.

    >>> covered_twice([(0, 10), (5, 20), (20, 30)])
    ((5, 10),)
    """
    found: list[Range] = []
    highest = 0.0
    for over, to in sorted(ranges):
        found.append((over, min(to, highest)))
        highest = max(highest, to)
    return union(found)


def amounts_by_step(process: Process) -> Mapping[str, tuple[Range, ...]]:
    """For each step that a case reaches, the amounts with which it may come there; cost steps × bounds."""
    found: dict[str, tuple[Range, ...]] = dict.fromkeys(process.starts or process.steps, EVERY_AMOUNT)
    waiting = list(found)
    while waiting:
        here = waiting.pop()
        for way in process.steps[here].next:
            if way.is_return or way.to is None or way.to == END or way.to not in process.steps:
                continue
            before = found.get(way.to, ())
            if before == EVERY_AMOUNT or before == found[here]:
                continue
            now = union((*before, *common(found[here], _let_through(way.measure, way.has("measure")))))
            if now != before or way.to not in found:
                found[way.to] = now
                waiting.append(way.to)
    return found


def _let_through(band: Band | None, is_written: bool) -> tuple[Range, ...]:
    """The amounts that a way lets through; none where its band cannot be read: nothing follows from it."""
    if band is None:
        return () if is_written else EVERY_AMOUNT
    span = range_of(band)
    return () if span is None else (span,)


def in_words(span: Range) -> list[str]:
    """The bounds of the range with their signs.

    >>> in_words((5000, 10000)), in_words((0, 0.5)), in_words((9, inf)), in_words((0, inf))
    (['> 5000', '≤ 10000'], ['≤ 0.5'], ['> 9'], ['> 0'])
    """
    over, to = span
    low = [f"> {_number(over)}"] if over > 0 or to == inf else []
    return [*low, *([] if to == inf else [f"≤ {_number(to)}"])]


def _number(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else str(amount)
