"""Exact search for a roster by patterns: which slots share a person; the rest is a matching of blocks to people.

Slots go into blocks one after another; each block keeps who may fill all of its slots, and different blocks must always
find different people (Hall). Where no constraint tells people apart this takes time 2^(k log k) in the number k of
slots, whatever the number of people (Karapetyan, Parkes, Gutin and Gagarin, JAIR 66, 2019). Teams are chosen first.

A roster found serves again when somebody is absent: its blocks look for somebody else, and only those that find nobody
are taken apart.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from riskctl.staffing.counting import Counting
from riskctl.staffing.matching import fill
from riskctl.staffing.problem import (
    Constraint,
    Differ,
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
    slots_of,
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


Check = Callable[[Sequence[int], int], bool]
"""Whether a constraint may still hold, given the blocks made so far and the slots placed in them."""


def search(problem: Problem, rules: int, facts: int, absent: int, budget: Budget) -> Roster | None:
    """A roster under these rules and facts without the absent people, None if there is none; OutOfWork beyond the budget."""
    return Patterns(problem, rules, facts).find(absent, budget)


class _Item(NamedTuple):
    """Slots that one person must fill: who may fill them all, the slots kept apart from them, and what binds them.

    `counts` are the rules about the greatest number of people that look at the slots; `twin` is the place of the last item
    before that nothing tells from this one, -1 if there is none.
    """

    slots: int
    pool: int
    away: int
    counts: int
    checks: tuple[Check, ...]
    twin: int = -1


@dataclass
class Blocks:
    """The blocks made so far: the slots of each, who may fill them all, and who does (as a bit)."""

    slots: list[int] = field(default_factory=list)
    pools: list[int] = field(default_factory=list)
    filled: list[int] = field(default_factory=list)

    def without(self, gone: int) -> "Blocks":
        """The same blocks but for those at these numbers."""
        kept = [at for at in range(len(self.slots)) if not gone >> at & 1]
        return Blocks([self.slots[at] for at in kept], [self.pools[at] for at in kept], [self.filled[at] for at in kept])

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


class Patterns:
    """The patterns of a problem under some of its rules and facts; what does not depend on absences is prepared once."""

    def __init__(self, problem: Problem, rules: int, facts: int) -> None:
        self._pools = [problem.pool(slot, facts) for slot in range(len(problem.pools))]
        self._teams: list[OneTeam] = []
        rest: list[Constraint] = []
        for constraint in problem.binding(rules):
            if isinstance(constraint, Only):
                _narrow(self._pools, constraint.slots, constraint.people)
            elif isinstance(constraint, OneTeam):
                self._teams.append(constraint)
            else:
                rest.append(constraint)
        kept_apart = apart(problem, rules)
        checks = [(slots_of(one), check) for one in rest if (check := _check(one))]
        self._most = Counting([one for one in rest if isinstance(one, MostPeople) and one.n < one.slots.bit_count()])
        self._groups = [(group, union(kept_apart[slot] for slot in members(group)), self._most.met(group),
                         tuple(check for slots, check in checks if slots & group))
                        for group in _merged(len(self._pools), rest)]
        self._like = _alike(self._pools, kept_apart, [*rest, *self._teams])
        self._is_hopeless = any(away & group for group, away, _, _ in self._groups)

    def find(self, absent: int, budget: Budget) -> Roster | None:
        """A roster without the absent people, None if there is none; OutOfWork beyond the budget."""
        if self._is_hopeless:
            return None
        present = [pool & ~absent for pool in self._pools]
        for pools in _teams_chosen(present, self._teams, budget):
            roster = _Search(self._items(pools), Blocks(), budget, self._most).run()
            if roster is not None:
                return roster
        return None

    def blocks_of(self, roster: Roster) -> Blocks:
        """Who fills which slots in a roster, and who else could fill them all."""
        slots: dict[int, int] = {}
        common: dict[int, int] = {}
        for slot, person in enumerate(roster):
            slots[person] = slots.get(person, 0) | 1 << slot
            common[person] = common.get(person, -1) & self._pools[slot]
        return Blocks(list(slots.values()), list(common.values()), [1 << person for person in slots])

    def mend(self, known: Blocks, absent: int, budget: Budget | None = None) -> Roster | None:
        """A roster without the absent people that is like the known one, which keeps the rules; None if none was found.

        Each block that loses its person looks for another; with a budget, those that find nobody are taken apart, alone and
        with each other one, until it is used up. Teams are not looked at.
        """
        blocks = known.present(absent)
        broken = blocks.refilled()
        if not broken:
            return _roster_of(blocks)
        if budget is None:
            return None
        pools = [pool & ~absent for pool in self._pools]
        others = sorted(members((1 << len(blocks.slots)) - 1 & ~broken), key=lambda at: blocks.pools[at].bit_count())
        for gone in (broken, *(broken | 1 << other for other in others)):
            items = self._items(pools, union(blocks.slots[at] for at in members(gone)))
            try:
                found = _Search(items, blocks.without(gone), budget, self._most).run()
            except OutOfWork:
                break
            if found is not None:
                return found
        return None

    def _items(self, pools: list[int], wanted: int = -1) -> list[_Item]:
        """The items of the wanted slots, the hardest first."""
        ranked = []
        for at, (group, away, _, _) in enumerate(self._groups):
            if group & wanted:
                pool = -1
                for slot in members(group):
                    pool &= pools[slot]
                ranked.append((pool.bit_count(), -away.bit_count(), at, pool))
        last: dict[int, int] = {}
        found = []
        for _, _, at, pool in sorted(ranked):
            group, away, counts, checks = self._groups[at]
            like = self._like.get(group)
            found.append(_Item(group, pool, away, counts, checks, -1 if like is None else last.get(like, -1)))
            if like is not None:
                last[like] = len(found) - 1
        return found


def _alike(pools: list[int], kept_apart: list[int], constraints: list[Constraint]) -> dict[int, int]:
    """Single slots kept apart that nothing tells from each other, each with the first of its kind."""
    sides = [side for constraint in constraints for side in _sides_of(constraint)]
    first: dict[tuple[int, int, tuple[int, ...]], int] = {}
    found: dict[int, int] = {}
    for slot, pool in enumerate(pools):
        bit = 1 << slot
        key = pool, kept_apart[slot] | bit, tuple(at for at, side in enumerate(sides) if side & bit)
        if key in first:
            found[bit] = found[1 << first[key]] = first[key]
        else:
            first[key] = slot
    return found


def _sides_of(constraint: Constraint) -> tuple[int, ...]:
    """The sets of slots that the constraint treats as sets; slots to be kept apart are known otherwise."""
    match constraint:
        case MostSteps(steps=steps):
            return steps
        case Within(small=small, large=large):
            return small, large
        case Differ():
            return ()
        case _:
            return (slots_of(constraint),)


def _roster_of(blocks: Blocks) -> Roster:
    people = {slot: person.bit_length() - 1 for slots, person in zip(blocks.slots, blocks.filled, strict=True)
              for slot in members(slots)}
    return tuple(people[slot] for slot in range(len(people)))


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


class _Search:
    """One search: items are placed in order, in blocks that are there or in new ones, twins in the order of blocks."""

    def __init__(self, items: list[_Item], blocks: Blocks, budget: Budget, most: Counting) -> None:
        self.budget = budget
        self.items = items
        self.blocks = blocks
        self.most = most
        self.met = [most.met(slots) for slots in blocks.slots]
        self.levels = most.counted(blocks.slots)
        self.placed = union(blocks.slots)
        self.block_of = [0] * len(items)

    def run(self) -> Roster | None:
        """The first roster found, None if there is none."""
        if not all(item.pool for item in self.items) or not self._place(0):
            return None
        return _roster_of(self.blocks)

    def _place(self, at: int) -> bool:
        """Place the item and all after it; leaves the blocks as they were where that fails."""
        if at == len(self.items):
            return True
        self.budget.take()
        item = self.items[at]
        blocks = self.blocks
        self.placed |= item.slots
        for block in range(self.block_of[item.twin] + 1 if item.twin >= 0 else 0, len(blocks.slots)):
            common = blocks.pools[block] & item.pool
            if common and not blocks.slots[block] & item.away and self._join(at, block, common):
                return True
        if self._open(at):
            return True
        self.placed &= ~item.slots
        return False

    def _join(self, at: int, block: int, pool: int) -> bool:
        item = self.items[at]
        blocks = self.blocks
        met, levels = self.met[block], self.levels
        new = item.counts & ~met
        if new:
            if not self.most.allow(levels, new):
                return False
            self.met[block] = met | new
            self.levels = self.most.more(levels, new)
        before, filled = blocks.pools[block], list(blocks.filled)
        self.block_of[at] = block
        blocks.slots[block] |= item.slots
        blocks.pools[block] = pool
        if self._may_hold(at) and (filled[block] & pool or self._filled(block)) and self._place(at + 1):
            return True
        blocks.slots[block] &= ~item.slots
        blocks.pools[block] = before
        blocks.filled = filled
        self.met[block], self.levels = met, levels
        return False

    def _open(self, at: int) -> bool:
        item = self.items[at]
        blocks = self.blocks
        levels = self.levels
        if not self.most.allow(levels, item.counts):
            return False
        self.levels = self.most.more(levels, item.counts)
        self.met.append(item.counts)
        filled = list(blocks.filled)
        self.block_of[at] = len(filled)
        blocks.slots.append(item.slots)
        blocks.pools.append(item.pool)
        blocks.filled.append(0)
        if self._may_hold(at) and self._filled(len(filled)) and self._place(at + 1):
            return True
        blocks.slots.pop()
        blocks.pools.pop()
        blocks.filled = filled
        self.met.pop()
        self.levels = levels
        return False

    def _filled(self, block: int) -> bool:
        """Whether somebody could be found for the block beside all others."""
        return fill(block, self.blocks.pools, self.blocks.filled)

    def _may_hold(self, at: int) -> bool:
        """Whether what binds the item may still hold, however the items after it are placed."""
        slots, placed = self.blocks.slots, self.placed
        for check in self.items[at].checks:  # noqa: SIM110 - asked at every node, and a generator costs as much as a check
            if not check(slots, placed):
                return False
        return True


def _check(constraint: Constraint) -> Check | None:
    """How to see whether the constraint may still hold; None for what is kept by how slots are placed."""
    match constraint:
        case MostSteps(steps=steps, n=n):
            return lambda blocks, _: all(sum(1 for step in steps if step & block) <= n for block in blocks)
        case LeastPeople(slots=slots, n=n):
            return lambda blocks, placed: len([1 for block in blocks if block & slots]) + (slots & ~placed).bit_count() >= n
        case Within(small=small, large=large):
            return lambda blocks, placed: bool(large & ~placed) or all(block & large for block in blocks if block & small)
        case _:
            return None


def _merged(number: int, constraints: list[Constraint]) -> list[int]:
    """The slots in groups that one person must fill."""
    groups = [1 << slot for slot in range(number)]
    for constraint in constraints:
        if isinstance(constraint, Within) and constraint.large.bit_count() == 1:
            wanted = constraint.small | constraint.large
            joined = union(group for group in groups if group & wanted)
            groups = [group for group in groups if not group & wanted] + [joined]
    return groups
