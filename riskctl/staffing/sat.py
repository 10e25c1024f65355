"""The solver of the extra `solve`: one incremental model of a problem, asked under assumptions."""

import gc
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec

from riskctl.staffing.encoding import Encoding
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.problem import Problem, Roster, members

NAME = "minisat22"


@cache
def is_installed() -> bool:
    """Whether the extra is there; it is not imported by asking."""
    return find_spec("pysat") is not None


class Model:
    """A problem in a SAT solver; it keeps what it has learnt from one question to the next."""

    def __init__(self, problem: Problem, *, droppable: bool = False) -> None:
        from pysat.solvers import Solver

        # Clauses are many small lists without cycles: collecting garbage among them doubles the time they take.
        was_on = gc.isenabled()
        gc.disable()
        try:
            self.encoding = Encoding(problem, droppable=droppable)
            self.solver = Solver(NAME, bootstrap_with=self.encoding.clauses)
            self.encoding.clauses.clear()
        finally:
            if was_on:
                gc.enable()

    @property
    def conflicts(self) -> int:
        """How many conflicts were met so far, which is how much work was done."""
        return int(self.solver.accum_stats()["conflicts"])

    def solve(self, absent: int, conflicts: int, rules: int = 0, facts: int = 0, together: Sequence[int] = ()) -> Roster | None:
        """A roster without the absent people, None if there is none; OutOfWork beyond so many conflicts.

        In a droppable model the rules and facts named are those that bind. One person fills each of the sets of slots
        `together`, whoever it is.
        """
        if conflicts <= 0:
            raise OutOfWork
        encoding = self.encoding
        assumed = [literal for rule, literal in encoding.rule.items() if rules >> rule & 1]
        assumed += [literal for fact, literal in encoding.fact.items() if facts >> fact & 1]
        assumed += encoding.away(absent) if absent else []
        for first, *others in map(members, together):
            assumed += [encoding.same(first, other) for other in others]
        self.solver.conf_budget(conflicts)
        answer = self.solver.solve_limited(assumptions=assumed)
        if answer is None:
            raise OutOfWork
        return encoding.read(self.solver.get_model()) if answer else None

    def blamed(self) -> tuple[int, int]:
        """The rules and facts of which the last answer says that they cannot bind together; perhaps more than needed."""
        core = set(self.solver.get_core() or ())
        rules = sum(1 << rule for rule, literal in self.encoding.rule.items() if literal in core)
        return rules, sum(1 << fact for fact, literal in self.encoding.fact.items() if literal in core)

    def close(self) -> None:
        """Let go of the solver's memory."""
        self.solver.delete()
