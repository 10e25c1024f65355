"""Exact search for a roster by patterns: which slots share a person; the rest is a matching of blocks to people.

Slots go into blocks one after another; each block keeps who may fill all of its slots, and different blocks must always
find different people (Hall). Where no constraint tells people apart this takes time 2^(k log k) in the number k of
slots, whatever the number of people (Karapetyan, Parkes, Gutin and Gagarin, JAIR 66, 2019). Teams are chosen first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from riskctl.staffing.matching import fill
from riskctl.staffing.problem import (
    Constraint,
    LeastPeople,
    MostPeople,
    MostSteps,
    OneTeam,
    Only,
    Problem,
    Roster,
    Within,
    apart,
    members,
    union,
)


class OutOfWork(Exception):
    """The search was given up after as much work as it was allowed; nothing follows from it."""


@dataclass
class Budget:
    """How much work is left, in nodes of the search."""

    left: int

    def take(self) -> None:
        """Use up one; OutOfWork if none is left."""
        if self.left <= 0:
            raise OutOfWork
        self.left -= 1


def search(problem: Problem, rules: int, facts: int, absent: int, budget: Budget) -> Roster | None:
    """A roster under these rules and facts without the absent people, None if there is none; OutOfWork beyond the budget."""
    pools = [problem.pool(slot, facts) & ~absent for slot in range(len(problem.pools))]
    rest: list[Constraint] = []
    teams: list[OneTeam] = []
    for constraint in problem.binding(rules):
        if isinstance(constraint, Only):
            _narrow(pools, constraint.slots, constraint.people)
        elif isinstance(constraint, OneTeam):
            teams.append(constraint)
        else:
            rest.append(constraint)
    kept_apart = apart(problem, rules)
    for chosen in _teams_chosen(pools, teams, budget):
        roster = _Search(chosen, kept_apart, rest, budget).run()
        if roster is not None:
            return roster
    return None


def _narrow(pools: list[int], slots: int, people: int) -> None:
    for slot in members(slots):
        pools[slot] &= people


def _teams_chosen(pools: list[int], teams: list[OneTeam], budget: Budget) -> Iterator[list[int]]:
    """The pools for each choice of one team a rule that leaves nobody's slot empty."""
    if not all(pools):
        return
    if not teams:
        yield pools
        return
    for team in teams[0].teams:
        budget.take()
        narrowed = list(pools)
        _narrow(narrowed, teams[0].slots, team)
        yield from _teams_chosen(narrowed, teams[1:], budget)


@dataclass
class _Blocks:
    """The blocks made so far: the slots of each, who may fill them all, and who does (as a bit)."""

    slots: list[int] = field(default_factory=list)
    pools: list[int] = field(default_factory=list)
    filled: list[int] = field(default_factory=list)


class _Search:
    """One search: slots that one person must fill are one item; items are placed in order, the hardest first."""

    def __init__(self, pools: list[int], kept_apart: list[int], constraints: list[Constraint], budget: Budget) -> None:
        self.budget = budget
        self.slot_count = len(pools)
        groups = _merged(len(pools), constraints)
        self.is_hopeless = False
        items = []
        for group in groups:
            pool = -1
            away = 0
            for slot in members(group):
                pool &= pools[slot]
                away |= kept_apart[slot]
            self.is_hopeless = self.is_hopeless or not pool or bool(away & group)
            items.append((group, pool, away))
        self.items = sorted(items, key=lambda item: (item[1].bit_count(), -item[2].bit_count(), item[0]))
        self.checks = [[one for one in constraints if _slots_of(one) & group] for group, _, _ in self.items]
        self.blocks = _Blocks()
        self.placed = 0

    def run(self) -> Roster | None:
        """The first roster found, None if there is none."""
        if self.is_hopeless or not self._place(0):
            return None
        roster = [0] * self.slot_count
        for slots, person in zip(self.blocks.slots, self.blocks.filled, strict=True):
            for slot in members(slots):
                roster[slot] = person.bit_length() - 1
        return tuple(roster)

    def _place(self, at: int) -> bool:
        """Place the item and all after it; leaves the blocks as they were where that fails."""
        if at == len(self.items):
            return True
        self.budget.take()
        slots, pool, away = self.items[at]
        blocks = self.blocks
        self.placed |= slots
        for block in range(len(blocks.slots)):
            common = blocks.pools[block] & pool
            if common and not blocks.slots[block] & away and self._join(at, block, slots, common):
                return True
        if self._open(at, slots, pool):
            return True
        self.placed &= ~slots
        return False

    def _join(self, at: int, block: int, slots: int, pool: int) -> bool:
        blocks = self.blocks
        before, filled = blocks.pools[block], list(blocks.filled)
        blocks.slots[block] |= slots
        blocks.pools[block] = pool
        if self._may_hold(at) and (filled[block] & pool or self._filled(block)) and self._place(at + 1):
            return True
        blocks.slots[block] &= ~slots
        blocks.pools[block] = before
        blocks.filled = filled
        return False

    def _open(self, at: int, slots: int, pool: int) -> bool:
        blocks = self.blocks
        filled = list(blocks.filled)
        blocks.slots.append(slots)
        blocks.pools.append(pool)
        blocks.filled.append(0)
        if self._may_hold(at) and self._filled(len(filled)) and self._place(at + 1):
            return True
        blocks.slots.pop()
        blocks.pools.pop()
        blocks.filled = filled
        return False

    def _filled(self, block: int) -> bool:
        """Whether somebody could be found for the block beside all others."""
        return fill(block, self.blocks.pools, self.blocks.filled)

    def _may_hold(self, at: int) -> bool:
        """Whether what binds the item may still hold, however the items after it are placed."""
        return all(_may_hold(constraint, self.blocks.slots, self.placed) for constraint in self.checks[at])


def _may_hold(constraint: Constraint, blocks: list[int], placed: int) -> bool:
    match constraint:
        case MostSteps(steps=steps, n=n):
            return all(sum(1 for step in steps if step & block) <= n for block in blocks)
        case LeastPeople(slots=slots, n=n):
            return sum(1 for block in blocks if block & slots) + (slots & ~placed).bit_count() >= n
        case MostPeople(slots=slots, n=n):
            return sum(1 for block in blocks if block & slots) <= n
        case Within(small=small, large=large):
            return bool(large & ~placed) or all(block & large for block in blocks if block & small)
        case _:
            return True


def _slots_of(constraint: Constraint) -> int:
    match constraint:
        case MostSteps(steps=steps):
            return union(steps)
        case Within(small=small, large=large):
            return small | large
        case LeastPeople(slots=slots) | MostPeople(slots=slots):
            return slots
        case _:
            return 0


def _merged(number: int, constraints: list[Constraint]) -> list[int]:
    """The slots in groups that one person must fill."""
    groups = [1 << slot for slot in range(number)]
    for constraint in constraints:
        if isinstance(constraint, Within) and constraint.large.bit_count() == 1:
            wanted = constraint.small | constraint.large
            joined = union(group for group in groups if group & wanted)
            groups = [group for group in groups if not group & wanted] + [joined]
    return groups
