"""What differs between two meanings, as changes that lead from the one to the other and, mirrored, back."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from riskctl.change.entry import Item, Path
from riskctl.change.meaning import Listed, Meaning, canonical, same


class Difference(NamedTuple):
    """That at a path there was one meaning and is another; None stands for nothing."""

    path: Path
    before: Meaning
    after: Meaning


Pair = tuple[int, int]
_MOST_WORK = 4_000_000


def differences(before: Meaning, after: Meaning, path: Path = ()) -> Iterator[Difference]:
    """Every difference, as deep down as both have something to compare."""
    if isinstance(before, Listed) and after is None:
        after = before.of(())
    elif isinstance(after, Listed) and before is None:
        before = after.of(())
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*before, *(key for key in after if key not in before)]:
            yield from differences(before.get(key), after.get(key), (*path, key))
    elif isinstance(before, Listed) and isinstance(after, Listed) and before.ordered == after.ordered:
        yield from (_in_order if before.ordered else _in_set)(before, after, path)
    elif not same(before, after):
        yield Difference(path, before, after)


def _in_set(before: Listed, after: Listed, path: Path) -> Iterator[Difference]:
    """Items that went, came, or are told by their key to be the same."""
    olds = {canonical(item): (name, item) for name, item in zip(before.names, before.items, strict=True)}
    news = {canonical(item): (name, item) for name, item in zip(after.names, after.items, strict=True)}
    twins = _once(before.names) & _once(after.names)
    short = before.short
    for key, (name, item) in olds.items():
        if key not in news and name not in twins:
            yield Difference((*path, Item(name, short=short)), item, None)
    by_name = dict(news.values())
    for key, (name, item) in olds.items():
        if key not in news and name in twins:
            yield from differences(item, by_name[name], (*path, Item(name, short=short)))
    for key, (name, item) in news.items():
        if key not in olds and name not in twins:
            yield Difference((*path, Item(name, short=short)), None, item)


def _once(names: tuple[str, ...]) -> set[str]:
    """The names that occur exactly once."""
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
    return {name for name, times in seen.items() if times == 1}


def _in_order(before: Listed, after: Listed, path: Path) -> Iterator[Difference]:
    """Items that went and came between those that stayed; a text in the place of another is a changed text."""
    kept = _common(before, after)
    pairs = sorted([*kept, *_replaced(before, after, kept)])
    olds, news = {old for old, _ in pairs}, {new for _, new in pairs}
    for at, item in enumerate(before.items):
        if at not in olds:
            yield Difference((*path, Item(before.names[at], at, None, before.short)), item, None)
    for old, new in pairs:
        name = after.names[new] if before.key else str(new + 1)
        yield from differences(before.items[old], after.items[new], (*path, Item(name, old, new, after.short)))
    for at, item in enumerate(after.items):
        if at not in news:
            yield Difference((*path, Item(after.names[at], None, at, after.short)), None, item)


def _common(before: Listed, after: Listed) -> list[Pair]:
    """Positions of a longest common sequence of names; where there are several, the choice is the same from both sides.

    What is alike at the beginning and at the end is set aside first; if too much is left, nothing of it counts as common.
    """
    first, second = before.names, after.names
    least = min(len(first), len(second))
    head = next((at for at in range(least) if first[at] != second[at]), least)
    tail = next((at for at in range(least - head) if first[-1 - at] != second[-1 - at]), least - head)
    inner = _longest(first[head:len(first) - tail], second[head:len(second) - tail])
    return [*((at, at) for at in range(head)), *((head + old, head + new) for old, new in inner),
            *((len(first) - at, len(second) - at) for at in range(tail, 0, -1))]


def _longest(first: tuple[str, ...], second: tuple[str, ...]) -> list[Pair]:
    if len(first) * len(second) > _MOST_WORK:
        return []
    lengths = _lengths(first, second)
    found: list[Pair] = []
    old = new = 0
    while old < len(first) and new < len(second):
        if first[old] == second[new]:
            found.append((old, new))
            old, new = old + 1, new + 1
        elif (lengths[old + 1][new], second[new]) > (lengths[old][new + 1], first[old]):
            old += 1
        else:
            new += 1
    return found


def _lengths(first: tuple[str, ...], second: tuple[str, ...]) -> list[list[int]]:
    """How long a longest common sequence is of what follows each pair of positions."""
    lengths = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for old in range(len(first) - 1, -1, -1):
        for new in range(len(second) - 1, -1, -1):
            lengths[old][new] = lengths[old + 1][new + 1] + 1 if first[old] == second[new] \
                else max(lengths[old + 1][new], lengths[old][new + 1])
    return lengths


def _replaced(before: Listed, after: Listed, kept: list[Pair]) -> Iterator[Pair]:
    """Between what stayed, single values in the place of as many others."""
    ends = [*kept, (len(before.items), len(after.items))]
    old = new = 0
    for to_old, to_new in ends:
        if to_old - old == to_new - new and all(not isinstance(item, Mapping | Listed) for item in
                                               (*before.items[old:to_old], *after.items[new:to_new])):
            yield from ((old + at, new + at) for at in range(to_old - old))
        old, new = to_old + 1, to_new + 1
