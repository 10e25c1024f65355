"""Exact search for a roster by patterns: which slots share a person; the rest is a matching of blocks to people.

Slots go into blocks one after another; each block keeps who may fill all of its slots, and different blocks must always
find different people (Hall). Where no constraint tells people apart this takes time 2^(k log k) in the number k of
slots, whatever the number of people (Karapetyan, Parkes, Gutin and Gagarin, JAIR 66, 2019). Teams are chosen first.

A roster found serves again when somebody is absent: its blocks look for somebody else. Then the search goes on from where
it found the roster, or else only those blocks that find nobody are taken apart.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riskctl.staffing.blocks import Blocks
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

_NODES_FREELY = 3


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
        self._walk: _Walk | None = None

    def find(self, absent: int, budget: Budget) -> Roster | None:
        """A roster without the absent people, None if there is none; OutOfWork beyond the budget."""
        if self._is_hopeless:
            return None
        present = [pool & ~absent for pool in self._pools]
        if self._walk is None and not self._teams:
            self._walk = _Walk(_Search(self._items(present), Blocks(), budget, self._most), absent)
        if self._walk is not None and self._walk.leads_to(absent):
            return self._walk.without(absent, budget)
        for pools in _teams_chosen(present, self._teams, budget):
            roster = _Search(self._items(pools), Blocks(), budget, self._most).run()
            if roster is not None:
                return roster
        return None

    def leads_to(self, absent: int) -> bool:
        """Whether a roster without the absent people is found by going on from the one found last."""
        return self._walk is not None and self._walk.leads_to(absent)

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
            return blocks.roster()
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


_Before = tuple[int | None, list[int], int, int, int]
"""What was before an item was placed: who could fill its block (None where there was none), who filled each block, the rules
met by its block, the levels of all, and who was absent."""


class _Search:
    """One search: items are placed in order, in blocks that are there or in new ones, twins in the order of blocks.

    It goes on after each roster, and when its budget is used up; more people may be `absent` from then on.
    """

    def __init__(self, items: list[_Item], blocks: Blocks, budget: Budget, most: Counting) -> None:
        self.budget = budget
        self.absent = 0
        self.items = items
        self.blocks = blocks
        self.most = most
        self.met = [most.met(slots) for slots in blocks.slots]
        self.levels = most.counted(blocks.slots)
        self.placed = union(blocks.slots)
        self.block_of = [0] * len(items)

    def run(self) -> Roster | None:
        """The first roster found, None if there is none; OutOfWork beyond the budget."""
        for is_placed in self.places():
            if not is_placed:
                raise OutOfWork
            return self.blocks.roster()
        return None

    def places(self) -> Iterator[bool]:
        """Place all items in one way after another; False where work is left to do, but no budget."""
        if all(item.pool for item in self.items):
            yield from self._place(0)

    def _place(self, at: int) -> Iterator[bool]:
        """Place the item and all after it in every way; then the blocks are as they were, without who is absent since."""
        if at == len(self.items):
            yield True
            return
        item, blocks, absent = self.items[at], self.blocks, self.absent
        if self.budget.left <= 0:
            yield False
            blocks.leave(self.absent)
        self.budget.left -= 1
        self.placed |= item.slots
        opened = len(blocks.slots)
        for block in range(self.block_of[item.twin] + 1 if item.twin >= 0 else 0, opened + 1):
            if absent != self.absent and blocks.refilled():
                break
            pool = item.pool & (blocks.pools[block] if block < opened else ~self.absent)
            if pool and not (block < opened and blocks.slots[block] & item.away) and (before := self._put(at, block, pool)):
                yield from self._place(at + 1)
                self._take_back(at, block, before)
        self.placed &= ~item.slots

    def _put(self, at: int, block: int, pool: int) -> _Before | None:
        """Place the item in the block, which may be a new one, of which these people may fill all; None where that fails."""
        item, blocks, levels = self.items[at], self.blocks, self.levels
        is_new = block == len(blocks.slots)
        met = 0 if is_new else self.met[block]
        new = item.counts & ~met
        if new and not self.most.allow(levels, new):
            return None
        before = (None if is_new else blocks.pools[block], blocks.filled, met, levels, self.absent)
        if is_new:
            blocks.slots.append(0)
            blocks.pools.append(0)
            self.met.append(0)
        blocks.filled = [*blocks.filled, 0] if is_new else list(blocks.filled)
        blocks.slots[block] |= item.slots
        blocks.pools[block] = pool
        self.block_of[at] = block
        if new:
            self.met[block] = met | new
            self.levels = self.most.more(levels, new)
        if (not item.checks or self._may_hold(at)) and (blocks.filled[block] & pool or fill(block, blocks.pools, blocks.filled)):
            return before
        self._take_back(at, block, before)
        return None

    def _take_back(self, at: int, block: int, before: _Before) -> None:
        """Let everything be as it was before the item was placed in the block, without who is absent since."""
        blocks = self.blocks
        pool, blocks.filled, self.met[block], self.levels, absent = before
        if pool is None:
            blocks.slots.pop()
            blocks.pools.pop()
            self.met.pop()
        else:
            blocks.slots[block] &= ~self.items[at].slots
            blocks.pools[block] = pool
        if absent != self.absent:
            blocks.leave(self.absent)

    def _may_hold(self, at: int) -> bool:
        """Whether what binds the item may still hold, however the items after it are placed."""
        slots, placed = self.blocks.slots, self.placed
        for check in self.items[at].checks:  # noqa: SIM110 - asked at every node, and a generator costs as much as a check
            if not check(slots, placed):
                return False
        return True


class _Walk:
    """A search that goes on from one roster to the next, and keeps the blocks of each, in which others may serve.

    For a few nodes a slot after the first it looks at everything. Beyond, it looks only for rosters without those who are
    absent then, and no longer leads to rosters with any of them.
    """

    def __init__(self, search: _Search, absent: int) -> None:
        self.search = search
        self.absent = absent
        self.known: list[Blocks] = []
        self._places = search.places()
        self._left = 0

    def leads_to(self, absent: int) -> bool:
        """Whether every roster without these people is in blocks known, or lies ahead."""
        return not self.absent & ~absent

    def without(self, absent: int, budget: Budget) -> Roster | None:
        """A roster without these people, None if there is none; OutOfWork beyond the budget, after which it may go on."""
        for blocks in self.known:
            roster = blocks.roster_without(absent)
            if roster is not None:
                return roster
        while self._goes_on(absent, budget):
            roster = self.known[-1].roster_without(absent)
            if roster is not None:
                return roster
        return None

    def _goes_on(self, absent: int, budget: Budget) -> bool:
        """Come to the next blocks, which are known from then on; False if there are none, OutOfWork beyond the budget."""
        search = self.search
        while budget.left > 0:
            given = budget.left
            if self.known and self._left > 0:
                given = min(given, self._left)
            elif self.known:
                self.absent = search.absent = absent
            search.budget = Budget(given)
            is_placed = next(self._places, None)
            budget.left -= given - search.budget.left
            self._left -= given - search.budget.left
            if is_placed:
                self._left = self._left if self.known else _NODES_FREELY * len(search.items)
                self.known.append(search.blocks.copy())
            if is_placed is not False:
                return bool(is_placed)
        raise OutOfWork


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
