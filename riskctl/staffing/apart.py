"""Slots that all need different people: everything is a matching, and resilience has a formula (Hall 1935)."""

from collections.abc import Sequence

from riskctl.staffing.matching import Shortage, fill


def survived(pools: Sequence[int]) -> tuple[int, int]:
    """How many absences slots for different people survive, and people of whom any that many and one more break them.

    That number is the least |A(X)| - |X| over sets X of slots, A(X) being who may fill them; the people are A(X). It is
    below 0 where the slots cannot be filled at all. Each slot in turn is asked for in more and more copies, for as long as
    all can be matched; cost slots × people × edges at most. Without slots it is (0, 0).

    >>> survived([0b11, 0b11]), survived([0b111, 0b1000])
    ((0, 3), (0, 8))
    """
    filled: list[int] = []
    for place in range(len(pools)):
        short = _add(pools[: place + 1], filled)
        if short is not None:
            return short.people.bit_count() - short.places, short.people
    best = (sum(pool.bit_count() for pool in pools), 0)
    for pool in dict.fromkeys(pools):
        best = _copied(pool, pools, filled, best)
    return best if pools else (0, 0)


def _copied(pool: int, pools: Sequence[int], filled: Sequence[int], best: tuple[int, int]) -> tuple[int, int]:
    """How many copies of one slot can be matched beside all slots, with whom they depend on; `best` if not fewer."""
    asked, placed = list(pools), list(filled)
    for extra in range(best[0]):
        asked.append(pool)
        short = _add(asked, placed)
        if short is not None:
            return extra, short.people
    return best


def _add(pools: Sequence[int], filled: list[int]) -> Shortage | None:
    """Match the last slot as well."""
    filled.append(0)
    return fill(len(filled) - 1, pools, filled)
