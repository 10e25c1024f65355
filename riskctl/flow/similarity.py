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
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import chain, combinations
from math import ceil
from operator import add, xor
from typing import NamedTuple

from riskctl.flow.wording import bare_words

LEAST = 0.5
_ROUNDING = 1e-9
_SHARED = 2
_BITS = 256
_FLIPS = tuple(1 << at for at in range(_BITS))

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
    return _pairs(bare_words(text))


def similarity(one: Collection[object], other: Collection[object]) -> float:
    """How large a part of all the shingles of two texts they share; each is given without repetition."""
    shared = len(frozenset(one).intersection(other))
    return shared / (len(one) + len(other) - shared) if one or other else 0.0


@lru_cache(maxsize=1)
def clusters(texts: tuple[str, ...], least: float) -> tuple[Cluster, ...]:
    """The groups of texts in which each is so similar to another, in the order of their second members.

    Texts without a letter are like none. `least` below 0.5 is taken for 0.5. The last answer is kept: of two catalogs that
    are compared most have the same texts.

    >>> clusters(("单人核查走过场", "收费不开票", "单人核查，走过场"), 0.9)
    (Cluster(members=(0, 2), nearest=0, similarity=1.0),)
    """
    alike: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        alike.setdefault(bare_words(text), []).append(at)
    alike.pop("", None)
    positions = list(alike.values())
    records = _numbered(alike)
    found = [_cluster([(at, records[each]) for each in group for at in positions[each]])
             for group in _groups(records, max(least, LEAST))
             if len(group) > 1 or len(positions[group[0]]) > 1]
    return tuple(sorted(found, key=lambda cluster: cluster.members[1]))


def _cluster(members: list[tuple[int, Shingles]]) -> Cluster:
    members.sort(key=lambda member: member[0])
    second, its = members[1]
    ranked = [(-similarity(its, theirs), at) for at, theirs in members if at != second]
    negative, nearest = min(ranked)
    return Cluster(tuple(at for at, _ in members), nearest, -negative)


def _pairs(words: str) -> frozenset[str]:
    return frozenset(map(add, words, words[1:])) or frozenset(words)


def _numbered(texts: Iterable[str]) -> list[Shingles]:
    """The shingles of each text as numbers, one for each shingle that there is."""
    number: dict[str, int] = {}
    return [tuple([number.setdefault(pair, len(number)) for pair in _pairs(words)]) for words in texts]


def _groups(records: Sequence[Shingles], least: float) -> Iterator[list[int]]:
    """The positions of the records that hang together by similarity, singletons included."""
    left, counted = _shareable(records, least)
    rank = {number: at for at, number in enumerate(sorted(counted, key=lambda number: (counted[number], number)))}
    ranked = [tuple(sorted(map(rank.__getitem__, records[at]))) for at in left]
    yield from ([left[at] for at in group] for group in _joined(ranked, least))
    yield from ([at] for at in set(range(len(records))).difference(left))


def _shareable(records: Sequence[Shingles], least: float) -> tuple[list[int], Counter[int]]:
    """The positions of the records of which a large enough part occurs elsewhere; how often each shingle does.

    All other records are similar to none.
    """
    left = list(range(len(records)))
    while True:
        counted = Counter(chain.from_iterable(records[at] for at in left))
        repeated = {number for number, times in counted.items() if times > 1}
        fitting = [at for at in left
                   if sum(map(repeated.__contains__, records[at])) >= least * len(records[at]) - _ROUNDING]
        if len(fitting) >= 0.9 * len(left):
            return fitting, counted
        left = fitting


def _joined(records: Sequence[Shingles], least: float) -> list[list[int]]:
    """The connected components of the records under similarity, singletons included."""
    groups = [[at] for at in range(len(records))]
    marks = [_mark(record) for record in records]
    index: dict[int, list[int]] = {}
    for at in sorted(range(len(records)), key=lambda at: len(records[at])):
        record, mark, size = records[at], marks[at], len(records[at])
        met: set[int] = set()
        for key in _keys(record, ceil(least * size - _ROUNDING), least):
            if key in index:
                met.update(index[key])
        apart = int((1 - least) / (1 + least) * 2 * size + _ROUNDING)
        near = [other for other in met if (mark ^ marks[other]).bit_count() <= apart]
        if near:
            _unite(groups, at, near, records, least)
        for key in _keys(record, ceil(2 * least / (1 + least) * size - _ROUNDING), least):
            index.setdefault(key, []).append(at)
    return [group for at, group in enumerate(groups) if group[0] == at]


def _mark(record: Shingles) -> int:
    """A bit string in which each shingle flips a bit: records differ in no fewer shingles than their marks in bits."""
    return reduce(xor, [_FLIPS[shingle % _BITS] for shingle in record], 0)


def _keys(record: Shingles, shared: int, least: float) -> Iterator[int]:
    """What a record with so many shared shingles at least is looked up by."""
    yield from map(hash, combinations(record[:len(record) - shared + _SHARED], _SHARED))
    if ceil(least * len(record) - _ROUNDING) < _SHARED:
        yield from map(hash, combinations(record, 1))


def _unite(groups: list[list[int]], at: int, near: Iterable[int], records: Sequence[Shingles],
           least: float) -> None:
    """Put the record into one group with those of the others that are similar to it."""
    record = frozenset(records[at])
    for other in near:
        if groups[other] is groups[at]:
            continue
        shared = len(record.intersection(records[other]))
        if shared / (len(record) + len(records[other]) - shared) >= least:
            larger, smaller = sorted((groups[at], groups[other]), key=len, reverse=True)
            larger += smaller
            for member in smaller:
                groups[member] = larger
