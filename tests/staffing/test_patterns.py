"""A search that goes on from roster to roster, against every roster tried one by one and against searches from the start."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.staffing import patterns
from riskctl.staffing.blocks import Blocks
from riskctl.staffing.breaking import Breaker
from riskctl.staffing.crowd import collapse
from riskctl.staffing.decider import Decider, Work
from riskctl.staffing.patterns import Budget, OutOfWork, Patterns, search
from riskctl.staffing.problem import Differ, MostPeople, Problem, is_valid, union
from tests.staffing.instances import pairs, problem, rosters

BY_SOLVER = Work(solver=True, slots=99, first_nodes=0)
seeds = st.integers(0, 2**32)


@contextmanager
def looking_freely(nodes: int) -> Iterator[None]:
    """A search looks at everything for so many nodes a slot after its first roster."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patterns, "_NODES_FREELY", nodes)
        yield


def absences(rng: random.Random, people: int) -> Iterator[int]:
    """Sets of absent people one after another: mostly a person more, now and then another set."""
    absent = 0
    for _ in range(8):
        yield absent
        absent = rng.randrange(1 << people) & rng.randrange(1 << people) if rng.random() < 0.2 else absent | 1 << rng.randrange(people)


@pytest.mark.parametrize("freely", [0, 1, 3])
@settings(max_examples=400, deadline=None)
@given(seed=seeds)
def test_a_search_that_goes_on_finds_a_roster_without_the_absent_if_there_is_one(freely: int, seed: int) -> None:
    rng = random.Random(seed)
    made = problem(rng)
    every = rosters(made)
    used = [union(1 << person for person in roster) for roster in every]
    with looking_freely(freely):
        asked = Patterns(made, made.every_rule, made.every_fact)
        for absent in absences(rng, 5):
            try:
                found = asked.find(absent, Budget(rng.choice([1, 3, 10**6])))
            except OutOfWork:
                continue
            assert (found is not None) == any(not people & absent for people in used)
            assert found is None or found in every
            assert found is None or not absent & union(1 << person for person in found)


@pytest.mark.parametrize("freely", [0, 2])
@settings(max_examples=300, deadline=None)
@given(seed=seeds)
def test_a_search_that_goes_on_answers_as_one_from_the_start(freely: int, seed: int) -> None:
    rng = random.Random(seed)
    slots, people = rng.randint(4, 8), rng.randint(6, 14)
    pools = tuple(rng.randrange(1, 1 << people) & rng.randrange(1 << people) or 1 for _ in range(slots))
    apart = (Differ(0, *pair) for pair in pairs(slots) if rng.random() < 0.3)
    few = (MostPeople(1, rng.randrange(1 << slots), rng.randint(1, 3)) for _ in range(3))
    made = Problem(pools, (0b11,), (*apart, *few))
    with looking_freely(freely):
        going_on = Patterns(made, made.every_rule, 0)
        for absent in absences(rng, people):
            for nodes in (2, 10**6):
                try:
                    found = going_on.find(absent, Budget(nodes))
                except OutOfWork:
                    assert nodes == 2
                    continue
                assert found is None or is_valid(found, made, absent=absent)
                assert (found is None) == (search(made, made.every_rule, 0, absent, Budget(10**6)) is None)


def test_what_was_looked_at_is_not_looked_at_again() -> None:
    """Five slots, any two of different people: one pattern, found in five nodes; who serves in it costs none."""
    apart = Problem((0b111111,) * 5, (), tuple(Differ(0, *pair) for pair in pairs(5)))
    asked = Patterns(apart, 1, 0)
    budget = Budget(5)
    first = asked.find(0, budget)
    assert first is not None
    assert budget.left == 0
    assert is_valid(asked.find(1 << first[0], budget) or (), apart, absent=1 << first[0])
    with pytest.raises(OutOfWork):
        asked.find(0b11, Budget(0))
    assert asked.find(0b11, Budget(20)) is None
    assert asked.find(0b1100, Budget(1)) is None


def test_a_search_leads_only_to_rosters_without_those_left_out() -> None:
    made = Problem((0b0111, 0b1110), (0b11,))
    with looking_freely(0):
        asked = Patterns(made, 0, 0)
        assert not asked.leads_to(0)
        assert asked.find(0, Budget(10)) is not None
        assert asked.leads_to(0)
        assert asked.find(0b0111, Budget(10)) is None
        assert (asked.leads_to(0b0111), asked.leads_to(0b1111), asked.leads_to(0b0011)) == (True, True, False)
        assert asked.find(0b0011, Budget(10)) == (2, 3)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(1, 63), min_size=1, max_size=4), st.integers(0, 63))
def test_blocks_serve_without_the_absent_as_long_as_different_people_are_left(pools: list[int], absent: int) -> None:
    made = Problem(tuple(pools), ((1 << len(pools)) - 1,))
    every = rosters(made)
    if every:
        blocks = Blocks([1 << slot for slot in range(len(pools))], pools, [1 << person for person in every[0]])
        left = [roster for roster in every if not absent & union(1 << person for person in roster)]
        found = blocks.roster_without(absent)
        assert found in left if left else found is None
        assert (blocks.pools, blocks.filled) == (pools, [1 << person for person in every[0]])


@pytest.mark.parametrize("work", [Work(solver=False), BY_SOLVER])
@settings(max_examples=300, deadline=None)
@given(seed=seeds)
def test_who_is_in_every_roster_is_told_first_of_all(work: Work, seed: int) -> None:
    made = problem(random.Random(seed))
    every = [frozenset(roster) for roster in rosters(made)]
    crowd = collapse(made)
    decider = Decider(crowd.problem, work)
    first = decider.solve()
    if first:
        for breaker in (Breaker(crowd, decider, crowd.used(first)), Breaker(crowd, decider)):
            told = [person for one in breaker.pivotal(1) for person in crowd.classes[one]]
            assert sorted(told) == sorted(frozenset.intersection(*every))


def test_a_search_that_goes_on_does_not_look_where_somebody_absent_is_needed() -> None:
    """The first slot is for 0 or 1, the second for 0 or 2: together at first, which is for 0 alone."""
    everybody = (1 << 12) - 1
    with looking_freely(0):
        at_once, after_a_wait = (Patterns(Problem((0b011, 0b101, *[everybody] * 6)), 0, 0) for _ in range(2))
        for asked in (at_once, after_a_wait):
            assert len(set(asked.find(0, Budget(8)) or ())) == 1
        assert at_once.find(0b011, Budget(1)) is None
        with pytest.raises(OutOfWork):
            after_a_wait.find(0b001, Budget(3))
        assert after_a_wait.find(0b011, Budget(1)) is None
