"""Which of many texts are alike: an exact join on the shingles of the texts.

Two texts are as similar as the Jaccard index of their sets of shingles, the pairs of neighbouring letters.
All pairs at or above a threshold t are found without comparing all pairs. Let the shingles of every text be
in one order, rarest first. If x and y, |y| <= |x|, are similar enough, they share o shingles, where o >=
t|x| and o >= 2t/(1+t)|y|. The l-th of the shared ones stands in x no further back than |x| - o + l, in y no
further than |y| - o + l: so the first |x| - t|x| + l of x and the first |y| - 2t/(1+t)|y| + l of y have l
in common. With l = 2 it is enough to look up each pair out of a short prefix in an index of pairs, and to
count the shingles of those that are met. Texts so short that one shared shingle may do are looked up by
single shingles as well.

Before that, texts of which too large a part occurs in no other text are put aside, and texts with the same
shingles are taken as one.

Chaudhuri, Ganti, Kaushik 2006 (prefix filter); Bayardo, Ma, Srikant 2007 (sizes); Wang, Li, Feng 2012
(l-prefixes). The cost grows with the pairs of texts that share two rare shingles, not with all pairs.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from math import ceil
from operator import add
from typing import NamedTuple

from riskctl.flow.wording import bare_words

LEAST = 0.5
_ROUNDING = 1e-9
_SHARED = 2

Shingles = tuple[int, ...]


class Cluster(NamedTuple):
    """Texts that hang together by similarity, by position; for the second of them, the one most like it."""

    members: tuple[int, ...]
    nearest: int
    similarity: float


def shingles(text: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a text; the letter itself if it has only one.

    >>> sorted(shingles("走过场。"))
    ['走过', '过场']
    """
    words = bare_words(text)
    return frozenset(map(add, words, words[1:])) or frozenset(words)


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """How large a part of all the shingles of two texts they share."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if one or other else 0.0


def clusters(texts: Sequence[str], least: float) -> Iterator[Cluster]:
    """The groups of texts in which each is so similar to another, in the order of their second members.

    Texts without a letter are like none. `least` below 0.5 is taken for 0.5.

    >>> list(clusters(["单人核查走过场", "收费不开票", "单人核查，走过场"], 0.9))
    [Cluster(members=(0, 2), nearest=0, similarity=1.0)]
    """
    alike: dict[frozenset[str], list[int]] = {}
    for at, text in enumerate(texts):
        alike.setdefault(shingles(text), []).append(at)
    alike.pop(frozenset(), None)
    least = max(least, LEAST)
    sets, counted = _shareable(list(alike), least)
    joined = [[sets[at] for at in group] for group in _joined(_ranked(sets, counted), least)]
    joined += [[each] for each in set(alike).difference(sets)]
    found = [_cluster([(at, each) for each in group for at in alike[each]])
             for group in joined if len(group) > 1 or len(alike[group[0]]) > 1]
    return iter(sorted(found, key=lambda cluster: cluster.members[1]))


def _shareable(sets: list[frozenset[str]], least: float) -> tuple[list[frozenset[str]], Counter[str]]:
    """The sets of which a large enough part occurs elsewhere, and how often each shingle does.

    The others are similar to none.
    """
    while True:
        counted = Counter(chain.from_iterable(sets))
        repeated = {shingle for shingle, times in counted.items() if times > 1}
        left = [each for each in sets
                if sum(map(repeated.__contains__, each)) >= least * len(each) - _ROUNDING]
        if len(left) >= 0.9 * len(sets):
            return left, counted
        sets = left


def _cluster(members: list[tuple[int, frozenset[str]]]) -> Cluster:
    members.sort(key=lambda member: member[0])
    second, its = members[1]
    ranked = [(-similarity(its, theirs), at) for at, theirs in members if at != second]
    negative, nearest = min(ranked)
    return Cluster(tuple(at for at, _ in members), nearest, -negative)


def _ranked(sets: Sequence[frozenset[str]], counted: Counter[str]) -> list[Shingles]:
    """Each set as sorted numbers: the rarer a shingle, the lower its number."""
    rarest_first = sorted(counted, key=lambda shingle: (counted[shingle], shingle))
    number = {shingle: at for at, shingle in enumerate(rarest_first)}
    return [tuple(sorted(map(number.__getitem__, each))) for each in sets]


def _joined(records: Sequence[Shingles], least: float) -> list[list[int]]:
    """The connected components of the records under similarity, singletons included."""
    groups = [[at] for at in range(len(records))]
    index: dict[tuple[int, ...], list[int]] = {}
    for at in sorted(range(len(records)), key=lambda at: len(records[at])):
        record = records[at]
        size = len(record)
        met: set[int] = set()
        for key in _keys(record, ceil(least * size - _ROUNDING), least):
            if key in index:
                met.update(index[key])
        if met:
            _unite(groups, at, met, records, least)
        for key in _keys(record, ceil(2 * least / (1 + least) * size - _ROUNDING), least):
            index.setdefault(key, []).append(at)
    return [group for at, group in enumerate(groups) if group[0] == at]


def _keys(record: Shingles, shared: int, least: float) -> Iterator[tuple[int, ...]]:
    """What a record with so many shared shingles at least is looked up by."""
    yield from combinations(record[:len(record) - shared + _SHARED], _SHARED)
    if ceil(least * len(record) - _ROUNDING) < _SHARED:
        yield from combinations(record, 1)


def _unite(groups: list[list[int]], at: int, met: set[int], records: Sequence[Shingles],
           least: float) -> None:
    """Put the record into one group with those among the met ones that are similar to it."""
    record = frozenset(records[at])
    size = len(record)
    fewest = least * size - _ROUNDING
    for other in met:
        its = records[other]
        if groups[other] is groups[at] or len(its) < fewest:
            continue
        shared = len(record.intersection(its))
        if shared / (size + len(its) - shared) >= least:
            larger, smaller = sorted((groups[at], groups[other]), key=len, reverse=True)
            larger += smaller
            for member in smaller:
                groups[member] = larger
