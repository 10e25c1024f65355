"""A problem as clauses, by patterns: M(s, t) says that slots s and t share a person, x(s, u) that u fills s.

M is an equivalence; slots that share a person may be filled by the same people, others by no one in common. Rules that
do not depend on who people are speak of M only. PBPB of Karapetyan, Parkes, Gutin and Gagarin, JAIR 66, 2019; that each
slot has only one person need not be said, since any one common to a block fills all of it. About three clauses for each
person and pair of slots that both of them may fill.
"""

from collections.abc import Sequence
from itertools import combinations, product
from math import comb

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
    members,
)

MOST_SUBSETS = 2_000
"""From how many clauses on a count is kept by a counter instead."""

Clause = list[int]


class Encoding:
    """The clauses of a problem. With `droppable`, literals of `rule` and `fact` must be assumed for what is to bind."""

    def __init__(self, problem: Problem, *, droppable: bool = False) -> None:
        self.problem = problem
        self.clauses: list[Clause] = []
        self.last = 0
        self.rule: dict[int, int] = {}
        self.fact: dict[int, int] = {}
        self.pools = [problem.pool(slot, 0 if droppable else problem.every_fact) for slot in range(len(problem.pools))]
        if droppable:
            self.rule = {rule: self.new() for rule in members(problem.every_rule)}
            self.fact = {fact: self.new() for fact in members(problem.every_fact)}
        self.fills = [{person: self.new() for person in members(pool)} for pool in self.pools]
        self.shares: dict[tuple[int, int], int] = {}
        self._say_who_shares()
        self._say_facts()
        for step in problem.steps:
            self.clauses += [[-self.same(one, other)] for one, other in combinations(members(step), 2)]
        for constraint in problem.constraints:
            self._say(constraint)

    def new(self) -> int:
        """A variable that was not used before."""
        self.last += 1
        return self.last

    def same(self, one: int, other: int) -> int:
        """The literal that says that two different slots share a person."""
        return self.shares[(one, other) if one < other else (other, one)]

    def read(self, model: Sequence[int]) -> Roster:
        """The roster that a model means: for each block the first person common to it."""
        return tuple(next(person for person, literal in fills.items() if model[literal - 1] > 0) for fills in self.fills)

    def away(self, people: int) -> list[int]:
        """The literals that keep these people from every slot."""
        return [-literal for person in members(people) for fills in self.fills if (literal := fills.get(person))]

    def _say_who_shares(self) -> None:
        clauses = self.clauses
        slots = range(len(self.pools))
        clauses += [list(fills.values()) for fills in self.fills]
        for one, other in combinations(slots, 2):
            self.shares[one, other] = self.new()
        for (one, other), same in self.shares.items():
            mine, theirs = self.fills[one], self.fills[other]
            for person, literal in mine.items():
                their = theirs.get(person)
                if their is None:
                    clauses.append([-same, -literal])
                else:
                    clauses += [[-same, -literal, their], [-same, literal, -their], [same, -literal, -their]]
            clauses += [[-same, -literal] for person, literal in theirs.items() if person not in mine]
        shares = self.shares
        for one, two, three in combinations(slots, 3):
            first, second, third = shares[one, two], shares[two, three], shares[one, three]
            clauses += [[-first, -second, third], [-first, -third, second], [-second, -third, first]]

    def _say_facts(self) -> None:
        """Where all facts of a slot bind, nobody else fills it."""
        for slot, facts in enumerate(self.problem.facts if self.fact else ()):
            unless = [-self.fact[fact] for fact in members(facts)]
            pool = self.problem.pools[slot]
            self.clauses += [[*unless, -literal] for person, literal in self.fills[slot].items() if not pool >> person & 1]

    def _say(self, constraint: Constraint) -> None:
        unless = self._unless(constraint)
        match constraint:
            case Differ(one=one, other=other):
                self.clauses.append([*unless, -self.same(one, other)])
            case Within(small=small, large=large):
                self._say_within(small, large, unless)
            case MostSteps(steps=steps, n=n):
                self._say_most_steps(steps, n, unless)
            case LeastPeople(slots=slots, n=n):
                self._say_least_people(tuple(members(slots)), n, unless)
            case MostPeople(slots=slots, n=n):
                self._say_most_people(tuple(members(slots)), n, unless)
            case Only(slots=slots, people=people):
                self._keep_out(slots, people, unless)
            case OneTeam(slots=slots, teams=teams):
                self._say_one_team(slots, teams, unless)

    def _unless(self, constraint: Constraint) -> Clause:
        """What to add to the clauses of a constraint so that they bind only with its rule."""
        return [-self.rule[constraint.rule]] if self.rule else []

    def _say_one_team(self, slots: int, teams: Sequence[int], unless: Clause) -> None:
        chosen = [self.new() for _ in teams]
        self.clauses.append([*unless, *chosen])
        for team, literal in zip(teams, chosen, strict=True):
            self._keep_out(slots, team, [*unless, -literal])

    def _keep_out(self, slots: int, people: int, unless: Clause) -> None:
        self.clauses += [[*unless, -literal] for slot in members(slots)
                         for person, literal in self.fills[slot].items() if not people >> person & 1]

    def _say_within(self, small: int, large: int, unless: Clause) -> None:
        for slot in members(small & ~large):
            self.clauses.append([*unless, *(self.same(slot, other) for other in members(large))])

    def _say_most_steps(self, steps: Sequence[int], n: int, unless: Clause) -> None:
        if n == 0 and any(steps):
            self.clauses.append(unless)
            return
        choices = [tuple(members(step)) for step in steps if step]
        if comb(len(choices), n + 1) * max(map(len, choices), default=1) ** (n + 1) <= MOST_SUBSETS:
            for some in combinations(choices, n + 1):
                for slots in product(*some):
                    first = slots[0]
                    if len(set(slots)) == len(slots):
                        self.clauses.append([*unless, *(-self.same(first, slot) for slot in slots[1:])])
            return
        for own, step in enumerate(choices):
            for slot in step:
                others = [self.same(slot, other) for at, rest in enumerate(choices) if at != own for other in rest]
                self._at_most(others, n - 1, unless)

    def _say_least_people(self, slots: Sequence[int], n: int, unless: Clause) -> None:
        if len(slots) < n:
            self.clauses.append(unless)
        elif len(slots) == n:
            self.clauses += [[*unless, -self.same(one, other)] for one, other in combinations(slots, 2)]
        elif n == 2:
            self.clauses.append([*unless, *(-self.same(slots[0], slot) for slot in slots[1:])])
        elif n > 2:
            firsts = [self.new() for _ in slots]
            for at, (slot, first) in enumerate(zip(slots, firsts, strict=True)):
                self.clauses += [[-first, -self.same(earlier, slot)] for earlier in slots[:at]]
            self._at_most([-first for first in firsts], len(slots) - n, unless)

    def _say_most_people(self, slots: Sequence[int], n: int, unless: Clause) -> None:
        if comb(len(slots), n + 1) <= MOST_SUBSETS:
            self.clauses += [[*unless, *(self.same(one, other) for one, other in combinations(some, 2))]
                             for some in combinations(slots, n + 1)]
            return
        firsts = [self.new() for _ in slots]
        for at, (slot, first) in enumerate(zip(slots, firsts, strict=True)):
            self.clauses.append([first, *(self.same(earlier, slot) for earlier in slots[:at])])
        self._at_most(firsts, n, unless)

    def _at_most(self, literals: Sequence[int], n: int, unless: Clause) -> None:
        """At most n of the literals are true, by a sequential counter (Sinz 2005)."""
        if n >= len(literals):
            return
        if n == 0:
            self.clauses += [[*unless, -literal] for literal in literals]
            return
        before: list[int] = []
        for literal in literals:
            count = [self.new() for _ in range(n)]
            self.clauses.append([*unless, -literal, count[0]])
            if before:
                self.clauses += [[*unless, -had, has] for had, has in zip(before, count, strict=True)]
                self.clauses += [[*unless, -literal, -had, has] for had, has in zip(before, count[1:], strict=False)]
                self.clauses.append([*unless, -literal, -before[-1]])
            before = count


