"""Why a problem has no roster: a minimal set of rules and facts that cannot hold together."""


from typing import NamedTuple

from riskctl.staffing.decider import Decider
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.problem import members


class Core(NamedTuple):
    """Rules and facts that cannot hold together; `is_minimal` if it was proved that each of them is needed."""

    rules: int
    facts: int
    is_minimal: bool


def minimal_core(decider: Decider) -> Core:
    """A core of a problem that has no roster: each rule and fact is dropped in turn and kept away if it is not needed.

    Facts are tried first, so that rules explain what they can. Then every member is dropped once more from what is left,
    and a roster must exist. Where a question is not decided, the member stays and the core is not proved minimal.
    """
    problem = decider.problem
    rules, facts = problem.every_rule, problem.every_fact
    is_sure = True
    for is_rule, number in [*((False, fact) for fact in members(facts)), *((True, rule) for rule in members(rules))]:
        bit = 1 << number
        if not (rules if is_rule else facts) & bit:
            continue
        fewer = (rules & ~bit, facts) if is_rule else (rules, facts & ~bit)
        try:
            if decider.solve_under(*fewer) is None:
                rules, facts = decider.blamed(*fewer)
        except OutOfWork:
            is_sure = False
    return Core(rules, facts, is_sure and _is_minimal(decider, rules, facts))


def _is_minimal(decider: Decider, rules: int, facts: int) -> bool:
    """Whether there is no roster under all of them, and one as soon as any is dropped; False where not decided."""
    fewer = [*((rules & ~(1 << rule), facts) for rule in members(rules)),
             *((rules, facts & ~(1 << fact)) for fact in members(facts))]
    try:
        return decider.solve_under(rules, facts) is None and all(decider.solve_under(*one) for one in fewer)
    except OutOfWork:
        return False
