"""How many blocks each rule about the greatest number of people meets, kept for all rules at once while a search goes on."""

from collections.abc import Sequence
from itertools import pairwise

from riskctl.staffing.problem import MostPeople, union


class Counting:
    """Rules about the greatest number of people, numbered; sets of them are ints.

    Levels say, for each number from 0 on, which rules so many blocks meet at least. `limits` holds for each number of
    people the rules that allow so many.
    """

    def __init__(self, rules: Sequence[MostPeople]) -> None:
        self.rules = rules
        self.limits = [(n, union(1 << at for at, rule in enumerate(rules) if rule.n == n)) for n in {rule.n for rule in rules}]
        self.most = max((rule.n for rule in rules), default=0)
        self._met: dict[int, int] = {}

    def met(self, slots: int) -> int:
        """The rules that look at any of the slots."""
        if slots not in self._met:
            self._met[slots] = union(1 << at for at, rule in enumerate(self.rules) if rule.slots & slots)
        return self._met[slots]

    def counted(self, blocks: Sequence[int]) -> list[int]:
        """For each number from 0 to the most: the rules that so many of the blocks meet at least."""
        levels = [-1, *[0] * self.most]
        for slots in blocks:
            levels = self.more(levels, self.met(slots))
        return levels

    def more(self, levels: Sequence[int], new: int) -> list[int]:
        """The same when these rules are met by one block more."""
        return [-1, *(level | below & new for below, level in pairwise(levels))]

    def allow(self, levels: Sequence[int], new: int) -> bool:
        """Whether these rules may be met by one block more."""
        for n, rules in self.limits:  # noqa: SIM110 - asked at every node
            if new & rules & levels[n]:
                return False
        return True
