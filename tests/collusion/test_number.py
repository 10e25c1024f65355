"""The fewest people who fill all slots, against trying every roster."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.collusion.number import Fewest, fewest
from riskctl.staffing.decider import Work
from riskctl.staffing.patterns import OutOfWork
from riskctl.staffing.problem import (
    Constraint,
    Differ,
    LeastPeople,
    MostSteps,
    OneTeam,
    Only,
    Problem,
    Roster,
    Within,
)


def holds(one: Constraint, roster: Roster) -> bool:
    """Whether the constraint holds, said in sets."""
    people = [{roster[slot] for slot in range(len(roster)) if mask >> slot & 1}
              for mask in (getattr(one, "slots", 0), getattr(one, "small", 0), getattr(one, "large", 0))]
    if isinstance(one, Differ):
        return roster[one.one] != roster[one.other]
    if isinstance(one, Within):
        return people[1] <= people[2]
    if isinstance(one, LeastPeople):
        return len(people[0]) >= one.n
    if isinstance(one, Only):
        return people[0] <= {person for person in range(9) if one.people >> person & 1}
    if isinstance(one, OneTeam):
        return any(people[0] <= {person for person in range(9) if team >> person & 1} for team in one.teams)
    assert isinstance(one, MostSteps)
    done = [{roster[slot] for slot in range(len(roster)) if step >> slot & 1} for step in one.steps]
    return all(sum(person in filling for filling in done) <= one.n for person in roster)


def least(problem: Problem) -> int | None:
    """The fewest people of any valid roster, all of them tried."""
    numbers = []
    for roster in product(*[[person for person in range(9) if pool >> person & 1] for pool in problem.pools]):
        apart = all(len({roster[slot] for slot in range(len(roster)) if step >> slot & 1}) == step.bit_count() for step in problem.steps)
        if apart and all(holds(one, roster) for one in problem.constraints):
            numbers.append(len(set(roster)))
    return min(numbers, default=None)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    number = draw(st.integers(1, 5))
    people = draw(st.integers(1, 5))
    pools = tuple(draw(st.lists(st.integers(0 if draw(st.integers(0, 5)) == 0 else 1, 2 ** people - 1), min_size=number, max_size=number)))
    cuts = sorted(draw(st.sets(st.integers(1, number))) | {number})
    steps, first = [], 0
    for cut in cuts:
        steps.append((1 << cut) - (1 << first))
        first = cut
    masks = st.integers(1, 2 ** number - 1)
    slots = st.integers(0, number - 1)
    found: list[Constraint] = []
    for rule in range(draw(st.integers(0, 3))):
        form = draw(st.integers(0, 5))
        if form == 0:
            one, other = draw(slots), draw(slots)
            found += [Differ(rule, one, other)] if one != other else []
        elif form == 1:
            found.append(Within(rule, draw(masks), draw(masks)))
        elif form == 2:
            found.append(LeastPeople(rule, draw(masks), draw(st.integers(1, 4))))
        elif form == 3:
            found.append(MostSteps(rule, tuple(steps), draw(st.integers(1, 3))))
        elif form == 4:
            found.append(Only(rule, draw(masks), draw(st.integers(1, 2 ** people - 1))))
        else:
            found.append(OneTeam(rule, draw(masks), tuple(draw(st.lists(st.integers(1, 2 ** people - 1), min_size=1, max_size=2)))))
    return Problem(pools, tuple(steps), tuple(found))


@settings(max_examples=600, deadline=None)
@given(st.lists(problems(), min_size=1, max_size=3))
def test_no_roster_of_any_problem_has_fewer_people(drawn: list[Problem]) -> None:
    found = fewest(drawn)
    numbers = [least(problem) for problem in drawn]
    expected = min((number for number in numbers if number is not None), default=None)
    assert (found.people if found else None) == expected
    if found is not None:
        problem = drawn[found.problem]
        assert len(set(found.roster)) == found.people == numbers[found.problem]
        assert all(pool >> person & 1 for pool, person in zip(problem.pools, found.roster, strict=True))
        assert all(holds(one, found.roster) for one in problem.constraints)


def test_nobody_is_needed_where_there_are_no_slots() -> None:
    assert fewest([Problem(())]) == Fewest(0, 0, ())
    assert fewest([]) is None


def test_it_gives_up_beyond_its_work() -> None:
    steps = tuple(1 << slot for slot in range(8))
    hard = Problem((0b111111,) * 8, steps, (LeastPeople(0, 0b11111111, 3), MostSteps(1, steps, 2)))
    with pytest.raises(OutOfWork):
        fewest([hard], Work(nodes=3, solver=False))
    found = fewest([hard], Work(solver=False))
    assert found is not None
    assert found.people == 4
