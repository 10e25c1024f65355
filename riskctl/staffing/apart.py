"""Slots that all need different people: everything is a matching, and resilience has a formula (Hall 1935)."""

from collections.abc import Sequence

from riskctl.staffing.problem import members


def survived(pools: Sequence[int], sizes: Sequence[int]) -> tuple[int, int]:
    """How many absences slots for different people survive, and classes of which any that many people and one break them.

    People come in classes of these sizes; a pool is a set of classes. The number is the least |A(X)| - |X| over sets X of
    slots, A(X) being who may fill them; the classes are A(X). It is below 0 where the slots cannot be filled at all, and
    (0, 0) without slots. To find it, each slot in turn is filled by as many people as can be had beside one for every
    other; cost slots × slots × classes for each path along which people move, of which there are few.

    >>> survived([0b11, 0b11], [1, 1]), survived([0b1, 0b10], [30, 10])
    ((0, 3), (9, 2))
    """
    flow = _Flow(sizes)
    for pool in pools:
        slot = flow.add(pool)
        if not flow.push(slot, 1):
            return flow.size_of(flow.reached) - flow.slots, flow.reached
    best: tuple[int, int] | None = None
    for slot in {pool: slot for slot, pool in enumerate(pools)}.values():
        more = flow.copy()
        extra = 0
        while pushed := more.push(slot, sum(sizes)):
            extra += pushed
        if best is None or extra < best[0]:
            best = extra, more.reached
    return best or (0, 0)


class _Flow:
    """How many people of each class fill each slot.

    After a push that gave nothing, `reached` are the classes that the slot depends on, `slots` how many slots do.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        self.pools: list[int] = []
        self.taken: list[dict[int, int]] = []
        self.free = list(sizes)
        self.reached = 0
        self.slots = 0

    def copy(self) -> "_Flow":
        """Another one that begins as this is."""
        other = _Flow(self.sizes)
        other.pools, other.free = list(self.pools), list(self.free)
        other.taken = [dict(own) for own in self.taken]
        return other

    def add(self, pool: int) -> int:
        """One more slot, with nobody in it."""
        self.pools.append(pool)
        self.taken.append({})
        return len(self.pools) - 1

    def size_of(self, classes: int) -> int:
        """How many people there are in the classes."""
        return sum(self.sizes[one] for one in members(classes))

    def push(self, slot: int, most: int) -> int:
        """Bring more people to the slot along a shortest path on which others move up; how many, 0 if none can come."""
        asked_by: dict[int, tuple[int, int]] = {}
        waiting = [slot]
        self.reached = 0
        for here in waiting:
            new = self.pools[here] & ~self.reached
            self.reached |= new
            for one in members(new):
                if self.free[one]:
                    return self._move(here, one, slot, asked_by, most)
                for other, own in enumerate(self.taken):
                    if own.get(one) and other != slot and other not in asked_by:
                        asked_by[other] = here, one
                        waiting.append(other)
        self.slots = len(waiting)
        return 0

    def _move(self, here: int, last: int, slot: int, asked_by: dict[int, tuple[int, int]], most: int) -> int:
        """Let slots give up people of a class to whoever asked for them, from the last slot of the path to the first."""
        moves = [(here, last)]
        while moves[-1][0] != slot:
            moves.append(asked_by[moves[-1][0]])
        given_up = zip((giver for giver, _ in moves), (one for _, one in moves[1:]), strict=False)
        number = min(most, self.free[last], *(self.taken[giver][one] for giver, one in given_up))
        self.free[last] -= number
        for at, (taker, one) in enumerate(moves):
            self.taken[taker][one] = self.taken[taker].get(one, 0) + number
            if at + 1 < len(moves):
                self.taken[taker][moves[at + 1][1]] -= number
        return number
