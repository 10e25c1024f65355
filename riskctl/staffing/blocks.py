"""Slots in blocks, each filled by one person, different blocks by different people; who is absent is made good by matching."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from riskctl.staffing.matching import fill
from riskctl.staffing.problem import Roster, members


@dataclass
class Blocks:
    """The blocks made so far: the slots of each, who may fill them all, and who does (as a bit)."""

    slots: list[int] = field(default_factory=list)
    pools: list[int] = field(default_factory=list)
    filled: list[int] = field(default_factory=list)

    def copy(self) -> "Blocks":
        """The same blocks, to be kept while these change."""
        return Blocks(list(self.slots), list(self.pools), list(self.filled))

    def without(self, gone: int) -> "Blocks":
        """The same blocks but for those at these numbers."""
        kept = [at for at in range(len(self.slots)) if not gone >> at & 1]
        return Blocks([self.slots[at] for at in kept], [self.pools[at] for at in kept], [self.filled[at] for at in kept])

    def leave(self, absent: int) -> None:
        """Take the absent people out; what they filled is filled by nobody."""
        self.pools = [pool & ~absent for pool in self.pools]
        self.filled = [person & ~absent for person in self.filled]

    def present(self, absent: int) -> "Blocks":
        """The same blocks without the absent people; those whom they filled are filled by nobody."""
        return Blocks(list(self.slots), [pool & ~absent for pool in self.pools], [person & ~absent for person in self.filled])

    def refilled(self) -> int:
        """Find somebody for each block that nobody fills; those for which there is nobody beside all others."""
        broken = 0
        for at, person in enumerate(self.filled):
            if not person and not fill(at, self.pools, self.filled):
                broken |= 1 << at
        return broken

    def partly(self, absent: int, most: int) -> Iterator[tuple[int, ...]]:
        """The slots of the blocks that stay together when a few of them are given up, so many at most, without the absent.

        Given up are those that nobody is left to fill, and others with them, first few, then more; some always stay.
        """
        blocks = self.present(absent)
        broken = blocks.refilled()
        whole = [slots for at, slots in enumerate(blocks.slots) if not broken >> at & 1]
        for number in range(min(most - broken.bit_count(), len(whole) - 1) + 1):
            for given_up in combinations(whole, number):
                yield tuple(slots for slots in whole if slots not in given_up)

    def roster(self) -> Roster:
        """Who fills each slot, where somebody fills each block and the blocks hold every slot."""
        people = {slot: person.bit_length() - 1 for slots, person in zip(self.slots, self.filled, strict=True)
                  for slot in members(slots)}
        return tuple(people[slot] for slot in range(len(people)))

    def roster_without(self, absent: int) -> Roster | None:
        """The same with others in place of the absent; None if there is somebody absent whom nobody replaces."""
        if not all(pool & ~absent for pool in self.pools):
            return None
        blocks = self.present(absent)
        return None if blocks.refilled() else blocks.roster()
