"""Decides problems: small ones by patterns, larger ones by the solver where it is installed; exact, or not at all."""

from itertools import islice
from typing import NamedTuple

from riskctl.staffing import sat
from riskctl.staffing.ablest import among_the_ablest
from riskctl.staffing.blocks import Blocks
from riskctl.staffing.patterns import Budget, OutOfWork, Patterns
from riskctl.staffing.problem import Problem, Roster, are_all_apart, is_valid

_NODES_A_SLOT = 3
_NODES_TO_MEND = 40
_CONFLICTS_TO_REFILL = 400
_CONFLICTS_OF_FEW = 20_000
_CONFLICTS_IN_PART = 100
_TRIES_IN_PART = 42
_MOST_GIVEN_UP = 3
_MOST_KEPT = 3
_SLOTS_OF_LARGE = 35


class Work(NamedTuple):
    """How much work may be done: nodes of the own search and conflicts of the solver, for each question and in all.

    `questions` is how many may be asked about one problem, and `times` for how many of the longest ones there is work.
    With the solver, a problem becomes its own after `first_nodes`; after a few for each slot if it has more than `slots`
    of them. It is asked of the `ablest` people of each slot first. None for `solver`: where it is installed.
    """

    nodes: int = 50_000
    first_nodes: int = 2_000
    conflicts: int = 200_000
    questions: int = 5_000
    times: int = 3
    slots: int = 16
    ablest: int = 25
    solver: bool | None = None


class Decider:
    """Answers questions about one problem. Every roster it gives was checked by itself."""

    def __init__(self, problem: Problem, work: Work | None = None) -> None:
        self.problem = problem
        self.work = work or Work()
        self._has_solver = sat.is_installed() if self.work.solver is None else self.work.solver
        self._is_easy = are_all_apart(problem)
        self._is_hard = False
        self._models: dict[bool, sat.Model] = {}
        self._of_few: sat.Model | None = None
        self._has_few = True
        self._asked = 0
        self._nodes_left = self.work.nodes * self.work.times
        self._patterns: dict[tuple[int, int], Patterns] = {}
        self._rosters: list[Blocks] = []

    def solve(self, absent: int = 0) -> Roster | None:
        """A roster under every rule without the absent people, None if there is none; OutOfWork if undecided.

        One given before is mended where that is easy; that is no question. With the solver at work, few people are asked
        first, and everybody only if there is no roster among these.
        """
        problem = self.problem
        roster = self._like_before(absent)
        if roster is None:
            roster = self._checked(problem.every_rule, problem.every_fact, absent, droppable=False)
            if roster is not None:
                self._keep(roster)
        return roster

    def refill(self, absent: int, *, eagerly: bool = True) -> Roster | None:
        """A roster without the absent people; None where none is found at little cost, whether there is one or not.

        Unless asked for eagerly, only other people are looked for in the blocks of rosters known.
        """
        roster = self._like_before(absent) if eagerly else self._in_known_blocks(absent, None)
        if roster is None and self._is_hard and eagerly:
            try:
                roster = self._by_few(absent, _CONFLICTS_TO_REFILL)
                if roster is None and (False in self._models or not self._has_few):
                    roster = self._asked_of(self._model(droppable=False), absent, _CONFLICTS_TO_REFILL)
                self._valid(roster, absent=absent)
            except OutOfWork:
                return None
            if roster is not None:
                self._keep(roster)
        return roster

    def _keep(self, roster: Roster) -> None:
        """Let the roster be mended where somebody of it is absent."""
        blocks = self._problem_patterns.blocks_of(roster)
        self._rosters = [blocks, *self._rosters[:_MOST_KEPT - 1]]

    def _like_before(self, absent: int) -> Roster | None:
        """A roster without the absent people that is not far from one known; None if none was found so."""
        if not self._is_hard and self._problem_patterns.leads_to(absent):
            return self._a_little_on(absent, _NODES_TO_MEND)
        roster = self._in_known_blocks(absent, None)
        if roster is not None:
            return roster
        return self._partly_like_before(absent) if self._is_hard else self._in_known_blocks(absent, Budget(_NODES_TO_MEND))

    def _a_little_on(self, absent: int, nodes: int) -> Roster | None:
        try:
            return self._valid(self._problem_patterns.find(absent, Budget(nodes)), absent=absent)
        except OutOfWork:
            return None

    def _in_known_blocks(self, absent: int, budget: Budget | None) -> Roster | None:
        """A known roster with others in place of the absent; with a budget, blocks are taken apart where that helps."""
        for known in self._rosters:
            roster = self._problem_patterns.mend(known, absent, budget)
            if roster is not None and is_valid(roster, self.problem, absent=absent):
                return roster
        return None

    def _partly_like_before(self, absent: int) -> Roster | None:
        """A roster in which most blocks of the last known one stay together; a few others are left to the solver."""
        model = self._of_few or self._models.get(False)
        if model is None or not self._rosters:
            return None
        for together in islice(self._rosters[0].partly(absent, _MOST_GIVEN_UP), _TRIES_IN_PART):
            try:
                roster = self._valid(model.solve(absent, _CONFLICTS_IN_PART, together=together), absent=absent)
            except OutOfWork:
                continue
            if roster is not None:
                self._keep(roster)
                return roster
        return None

    @property
    def _problem_patterns(self) -> Patterns:
        return self._patterns_under(self.problem.every_rule, self.problem.every_fact)

    def _patterns_under(self, rules: int, facts: int) -> Patterns:
        if (rules, facts) not in self._patterns:
            self._patterns[rules, facts] = Patterns(self.problem, rules, facts)
        return self._patterns[rules, facts]

    def solve_under(self, rules: int, facts: int) -> Roster | None:
        """A roster under these rules and facts only, None if there is none; OutOfWork if undecided."""
        return self._checked(rules, facts, 0, droppable=True)

    def blamed(self, rules: int, facts: int) -> tuple[int, int]:
        """Of rules and facts just found impossible together, some that already are; perhaps all of them."""
        if not self._is_hard:
            return rules, facts
        return self._model(droppable=True).blamed()

    def _checked(self, rules: int, facts: int, absent: int, *, droppable: bool) -> Roster | None:
        self._asked += 1
        if self._asked > self.work.questions:
            raise OutOfWork
        return self._valid(self._decide(rules, facts, absent, droppable=droppable), rules, facts, absent)

    def _valid(self, roster: Roster | None, rules: int | None = None, facts: int | None = None, absent: int = 0) -> Roster | None:
        """The same, looked at word for word."""
        if roster is not None and not is_valid(roster, self.problem, rules, facts, absent):
            raise RuntimeError(f"the search gave a roster that breaks its rules: {roster}")
        return roster

    def _decide(self, rules: int, facts: int, absent: int, *, droppable: bool) -> Roster | None:
        if not self._is_hard:
            budget = Budget(min(self._nodes(), self._nodes_left))
            allowed = budget.left
            try:
                return self._patterns_under(rules, facts).find(absent, budget)
            except OutOfWork:
                if not self._has_solver:
                    raise
            finally:
                self._nodes_left -= allowed - budget.left
            self._is_hard = True
        return self._by_solver(absent, self.work.conflicts, rules, facts, droppable=droppable)

    @property
    def is_large(self) -> bool:
        """Whether a question about all people costs so much that more is asked of a few, and more rosters are looked for at once."""
        return len(self.problem.pools) > _SLOTS_OF_LARGE

    def _by_solver(self, absent: int, most: int, rules: int = 0, facts: int = 0, *, droppable: bool = False) -> Roster | None:
        roster = None if droppable else self._by_few(absent, most)
        return self._asked_of(self._model(droppable=droppable), absent, most, rules, facts) if roster is None else roster

    def _by_few(self, absent: int, most: int) -> Roster | None:
        """A roster of the people who may fill most, asked of a model of them alone; None where none was found."""
        if self._of_few is None and self._has_few:
            few = among_the_ablest(self.problem, self.work.ablest * 6 // 5 if self.is_large else self.work.ablest)
            self._has_few = few is not None
            self._of_few = sat.Model(few) if few is not None else None
        if self._of_few is None:
            return None
        try:
            return self._asked_of(self._of_few, absent, min(most, _CONFLICTS_OF_FEW))
        except OutOfWork:
            return None

    def _asked_of(self, model: sat.Model, absent: int, most: int, rules: int = 0, facts: int = 0) -> Roster | None:
        left = self.work.conflicts * self.work.times - model.conflicts
        return model.solve(absent, min(most, left), rules, facts)

    def _nodes(self) -> int:
        if not self._has_solver or self._is_easy:
            return self.work.nodes
        slots = len(self.problem.pools)
        return self.work.first_nodes if slots <= self.work.slots else _NODES_A_SLOT * slots

    def _model(self, *, droppable: bool) -> sat.Model:
        if droppable not in self._models:
            self._models[droppable] = sat.Model(self.problem, droppable=droppable)
        return self._models[droppable]
