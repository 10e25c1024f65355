"""How many blocks each rule about the greatest number of people meets, kept for all rules at once while a search goes on."""

from collections.abc import Sequence

from riskctl.staffing.problem import MostPeople, union


class Counting:
    """Rules about the greatest number of people, numbered; sets of them are ints.

    Levels say, for each number from 0 to the most, which rules so many blocks meet at least: sets one after another in an
    int, each as wide as there are rules.
    """

    def __init__(self, rules: Sequence[MostPeople]) -> None:
        self.rules = rules
        self.width = len(rules)
        self._each_level = union(1 << n * self.width for n in range(max((rule.n for rule in rules), default=0) + 1))
        self._limits = union(1 << rule.n * self.width + at for at, rule in enumerate(rules))
        self._met: dict[int, int] = {}

    def met(self, slots: int) -> int:
        """The rules that look at any of the slots."""
        if slots not in self._met:
            self._met[slots] = union(1 << at for at, rule in enumerate(self.rules) if rule.slots & slots)
        return self._met[slots]

    def counted(self, blocks: Sequence[int]) -> int:
        """The levels for these blocks."""
        levels = (1 << self.width) - 1
        for slots in blocks:
            levels = self.more(levels, self.met(slots))
        return levels

    def more(self, levels: int, new: int) -> int:
        """The levels when these rules are met by one block more."""
        return levels | levels << self.width & new * self._each_level

    def allow(self, levels: int, new: int) -> bool:
        """Whether these rules may be met by one block more."""
        return not levels & self._limits & new * self._each_level
