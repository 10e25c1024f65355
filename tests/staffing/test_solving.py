"""Deciding, explaining and breaking problems, against every roster tried one by one; both solvers give the same."""

import random
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.staffing.ablest import among_the_ablest
from riskctl.staffing.apart import survived
from riskctl.staffing.blocks import Blocks
from riskctl.staffing.breaking import Breaker, least_break, ways_to_break
from riskctl.staffing.cores import minimal_core
from riskctl.staffing.counting import Counting
from riskctl.staffing.crowd import collapse
from riskctl.staffing.decider import Decider, Work
from riskctl.staffing.patterns import Budget, OutOfWork, Patterns, search
from riskctl.staffing.problem import (
    Differ,
    LeastPeople,
    MostPeople,
    MostSteps,
    OneTeam,
    Only,
    Problem,
    are_all_apart,
    is_valid,
    members,
    union,
)
from riskctl.staffing.sat import Model
from riskctl.staffing.solved import Solving
from tests.staffing.brute_force import smallest_breaking, subsets
from tests.staffing.instances import instance, pairs, problem, rosters

BY_SOLVER = Work(solver=True, slots=99, first_nodes=0)
SOLVERS = [pytest.param(Work(solver=False), id="patterns"), pytest.param(BY_SOLVER, id="solver"),
           pytest.param(BY_SOLVER._replace(ablest=1), id="few first")]
SATISFIABLE = {**{str(number): number not in (4, 5, 7, 9, 12, 14, 15, 17) for number in range(20)},
               **{f"example{number}": number not in (2, 4, 6, 8, 13, 14, 15) for number in range(1, 16)}}
seeds = st.integers(0, 2**32)


@pytest.mark.parametrize("work", SOLVERS)
@settings(max_examples=500, deadline=None)
@given(seed=seeds)
def test_the_whole_answer_is_that_of_every_roster(work: Work, seed: int) -> None:
    made = problem(random.Random(seed))
    every = rosters(made)
    found = Solving(work).solve(made)
    assert found.is_satisfiable == bool(every)
    if every:
        breaking = smallest_breaking([str(person) for person in members(made.people)],
                                     [frozenset(map(str, roster)) for roster in every])
        assert found.roster in every
        assert found.survives == len(breaking[0]) - 1
        assert frozenset(map(str, found.breaking or ())) in breaking
        assert frozenset(map(str, found.pivotal or ())) == frozenset[str]().union(*breaking)


@pytest.mark.parametrize("work", SOLVERS)
@settings(max_examples=400, deadline=None)
@given(seed=seeds)
def test_a_core_has_no_roster_and_every_smaller_set_has_one(work: Work, seed: int) -> None:
    made = problem(random.Random(seed), with_facts=True)
    if rosters(made):
        return
    core = minimal_core(Decider(collapse(made).problem, work))
    assert core.is_minimal
    assert not rosters(made, core.rules, core.facts)
    for rule in members(core.rules):
        assert rosters(made, core.rules & ~(1 << rule), core.facts)
    for fact in members(core.facts):
        assert rosters(made, core.rules, core.facts & ~(1 << fact))


@settings(max_examples=300, deadline=None)
@given(seed=seeds)
def test_both_solvers_agree_under_any_rules_facts_and_absences(seed: int) -> None:
    rng = random.Random(seed)
    made = problem(rng, with_facts=True)
    model = Model(made, droppable=True)
    for _ in range(4):
        rules, facts = rng.randint(0, 63) & made.every_rule, rng.randint(0, 7) & made.every_fact
        absent = rng.randint(0, 31) if rng.random() < 0.5 else 0
        by_patterns = search(made, rules, facts, absent, Budget(10**6))
        by_model = model.solve(absent, 10**6, rules, facts)
        expected = any(is_valid(one, made, rules, facts, absent) for one in rosters(made, rules, facts))
        assert (by_patterns is not None, by_model is not None) == (expected, expected)
        assert all(is_valid(one, made, rules, facts, absent) for one in (by_patterns, by_model) if one is not None)


@pytest.mark.parametrize("work", [Work(solver=False, nodes=10**6), Work(solver=True, slots=99, first_nodes=0), Work()])
@pytest.mark.parametrize("name", SATISFIABLE)
def test_published_instances_have_their_published_answers(name: str, work: Work) -> None:
    made = instance(name)
    roster = Decider(collapse(made).problem, work).solve()
    assert (roster is not None) == SATISFIABLE[name]
    assert roster is None or is_valid(collapse(made).named(roster), made)


# The theorems of Part II, section 2.

pools_only = st.lists(st.integers(1, 63), min_size=1, max_size=5)


def survived_by_trying(made: Problem) -> int:
    every = [frozenset(roster) for roster in rosters(made)]
    return min(len(some) for some in subsets(members(made.people)) if all(roster & set(some) for roster in every)) - 1


@settings(deadline=None)
@given(pools_only)
def test_with_pools_alone_one_less_than_the_smallest_pool_is_survived(pools: list[int]) -> None:
    found = Solving(Work(solver=False)).solve(Problem(tuple(pools)))
    assert found.survives == min(pool.bit_count() for pool in pools) - 1


@settings(deadline=None)
@given(pools_only)
def test_slots_for_different_people_survive_the_least_surplus_of_any_set_of_them(pools: list[int]) -> None:
    made = Problem(tuple(pools), ((1 << len(pools)) - 1,))
    assert are_all_apart(made)
    surplus = min(union(some).bit_count() - len(some) for some in subsets(pools) if some)
    survives, tight = survived(pools, [1] * 6)
    assert (Solving(Work(solver=False)).solve(made).is_satisfiable, max(survives, -1)) == (surplus >= 0, max(surplus, -1))
    if surplus >= 0:
        assert survives == surplus
        assert Solving(Work(solver=False)).solve(made).survives == surplus
        every = [set(roster) for roster in rosters(made)]
        assert all(roster & set(some) for some in combinations(list(members(tight)), surplus + 1) for roster in every)


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_disjoint_rosters_prove_as_many_absences_less_one(seed: int) -> None:
    made = problem(random.Random(seed))
    every = [frozenset(roster) for roster in rosters(made)]
    apart: list[frozenset[int]] = []
    for roster in every:
        if all(not roster & other for other in apart):
            apart.append(roster)
    if every:
        survives = Solving(Work(solver=False)).solve(made).survives
        assert survives is not None
        assert survives >= len(apart) - 1


@settings(max_examples=200, deadline=None)
@given(seeds)
def test_who_is_in_every_roster_is_in_any_one(seed: int) -> None:
    made = problem(random.Random(seed))
    every = [frozenset(roster) for roster in rosters(made)]
    found = Solving(Work(solver=False)).solve(made)
    if every and found.survives == 0:
        assert frozenset(found.pivotal or ()) == frozenset.intersection(*every)
        assert frozenset(found.pivotal or ()) <= frozenset(found.roster)


def test_what_follows_from_different_people_does_not_spoil_the_formula() -> None:
    everything = 0b111
    base = Problem((7, 7, 7), (everything,))
    follows = (MostSteps(0, (1, 2, 4), 1), LeastPeople(1, everything, 3), MostPeople(2, everything, 3))
    assert are_all_apart(Problem((7, 7, 7), (), tuple(Differ(0, *pair) for pair in pairs(3))))
    assert are_all_apart(Problem(base.pools, base.steps, follows))
    assert all(are_all_apart(Problem(base.pools, (), (one,))) for one in follows[:2])
    assert not are_all_apart(Problem(base.pools, base.steps, (MostPeople(0, everything, 2),)))
    assert not are_all_apart(Problem(base.pools, (), tuple(Differ(0, *pair) for pair in pairs(3)[:2])))


def test_equal_people_are_taken_together() -> None:
    crowd = collapse(Problem(((1 << 10_000) - 1,) * 3, (0b111,)))
    assert (len(crowd.classes), crowd.places, crowd.problem.pools) == (1, (3,), (7, 7, 7))
    assert Solving(Work(solver=False)).solve(Problem(((1 << 10_000) - 1,) * 3, (0b111,))).survives == 9_997


def test_least_absences_that_break_rosters_of_classes() -> None:
    one_each = ways_to_break((1, 1), (3, 4))
    assert one_each == ((0, 3), (1, 4))
    assert least_break([((0, 3),), ((1, 3),)], (3, 4), (0, 0), Budget(100), None) == (3, 3)
    assert least_break([one_each], (3, 4), (0, 0), Budget(100), None) == (3, 0)
    assert least_break([one_each], (3, 4), (0, 1), Budget(100), None) == (3, 1)
    assert least_break([one_each], (3, 4), (0, 0), Budget(100), 2) is None
    assert least_break([], (3, 4), (0, 0), Budget(100), None) == (0, 0)


@pytest.mark.parametrize("work", SOLVERS)
@settings(max_examples=200, deadline=None)
@given(seed=seeds, most=st.integers(0, 3))
def test_whether_so_many_may_be_absent_is_that_of_every_roster(work: Work, seed: int, most: int) -> None:
    made = problem(random.Random(seed))
    every = rosters(made)
    crowd = collapse(made)
    decider = Decider(crowd.problem, work)
    first = decider.solve()
    assert (first is not None) == bool(every)
    if first:
        breaking = smallest_breaking([str(person) for person in members(made.people)],
                                     [frozenset(map(str, roster)) for roster in every])
        found = Breaker(crowd, decider, crowd.used(first)).smallest(most=most)
        assert (found.size if found else None) == (len(breaking[0]) if len(breaking[0]) <= most else None)
        assert found is None or frozenset(map(str, crowd.taken(found.counts))) in breaking


def test_rosters_that_share_nobody_answer_without_a_question() -> None:
    crowd = collapse(Problem((0xFF, 0xFF), (0b11,)))
    decider = Decider(crowd.problem, Work(questions=1, solver=False))
    first = decider.solve()
    assert first is not None
    breaker = Breaker(crowd, decider, crowd.used(first))
    assert (breaker.smallest(most=3), breaker.apart) == (None, 4)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 63), st.integers(0, 3)), max_size=4), st.lists(st.integers(1, 63), min_size=1, max_size=5))
def test_rules_met_by_too_many_blocks_are_seen(made: list[tuple[int, int]], blocks: list[int]) -> None:
    counting = Counting([MostPeople(0, slots, n) for slots, n in made])
    *before, last = blocks
    met = [[slots for slots, n in made if sum(1 for block in before if block & slots) >= number] for number in range(4)]
    levels = counting.counted(before)
    most = max((n for _, n in made), default=0)
    assert [[slots for at, (slots, _) in enumerate(made) if levels >> number * len(made) + at & 1]
            for number in range(most + 1)] == met[:most + 1]
    assert not levels >> (most + 1) * len(made)
    fits = all(sum(1 for block in blocks if block & slots) <= n for slots, n in made if slots & last)
    assert counting.allow(levels, counting.met(last)) == fits


def test_a_roster_known_serves_again_without_a_question() -> None:
    decider = Decider(Problem((0b0111, 0b1110), (0b11,)), Work(questions=1, solver=False))
    first = decider.solve()
    assert first is not None
    second = decider.solve(1 << first[0])
    assert second is not None
    assert second[0] != first[0]
    with pytest.raises(OutOfWork):
        decider.solve(0b0111)


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_a_mended_roster_keeps_every_rule_but_that_of_teams(seed: int) -> None:
    rng = random.Random(seed)
    made = problem(rng)
    every = rosters(made)
    if every:
        absent = 1 << rng.choice(sorted(members(made.people)))
        patterns = Patterns(made, made.every_rule, made.every_fact)
        found = patterns.mend(patterns.blocks_of(rng.choice(every)), absent, rng.choice([None, Budget(40)]))
        teams = union(1 << one.rule for one in made.constraints if isinstance(one, OneTeam))
        assert found is None or is_valid(found, made, made.every_rule & ~teams, absent=absent)


def test_a_roster_is_sought_among_the_ablest_and_then_among_all() -> None:
    """Two people may fill three slots, five others two, and ten only the first."""
    pools = (0b1_1111_1111_1111_1111, 0b111_1111, 0b11)
    asked = Problem(pools, (), (Differ(0, 0, 1), Differ(1, 1, 2), Differ(2, 0, 2)))
    few = among_the_ablest(asked, 2)
    assert few is not None
    assert few.pools == (0b11, 0b11, 0b11)
    assert among_the_ablest(Problem((7, 7)), 2) is None
    decider = Decider(asked, BY_SOLVER._replace(ablest=2))
    first, without = decider.solve(), decider.solve(0b1)
    assert (first is not None, without is not None, decider.solve(0b11)) == (True, True, None)
    assert is_valid(without or (), asked, absent=0b1)


@settings(max_examples=200, deadline=None)
@given(seeds, st.integers(1, 5))
def test_a_roster_of_some_of_the_people_is_one_of_all(seed: int, each: int) -> None:
    made = problem(random.Random(seed))
    few = among_the_ablest(made, each)
    if few is not None:
        assert all(not pool & ~everybody and (pool.bit_count() >= min(each, everybody.bit_count()))
                   for pool, everybody in zip(few.pools, made.pools, strict=True))
        assert set(rosters(few)) <= set(rosters(made))


def test_few_blocks_are_given_up_before_more() -> None:
    blocks = Blocks([0b00011, 0b01100, 0b10000], [0b011, 0b110, 0b100], [0b001, 0b010, 0b100])
    assert list(blocks.partly(0, 2)) == [(3, 12, 16), (12, 16), (3, 16), (3, 12), (16,), (12,), (3,)]
    assert list(blocks.partly(0b01, 2)) == [(12, 16), (16,), (12,)]
    assert list(blocks.partly(0b11, 2)) == [(16,)]
    assert list(blocks.partly(0b01, 0)) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), max_size=4), st.integers(0, 2), st.sampled_from([None, 2, 4]))
def test_least_absences_are_those_of_trying_all(used: list[tuple[int, int, int]], forced: int, most: int | None) -> None:
    sizes, start = (3, 4, 3), (0, forced, 0)
    made = [tuple(map(min, one, sizes)) for one in used]
    fitting = [away for away in product(*(range(size + 1) for size in sizes)) if away[1] >= forced
               and all(any(own and gone > size - own for own, gone, size in zip(roster, away, sizes, strict=True)) for roster in made)]
    found = least_break([ways_to_break(one, sizes) for one in made], sizes, start, Budget(10**5), most)
    least = min(map(sum, fitting), default=None)
    if least is None or (most is not None and least > most):
        assert found is None
    else:
        assert found in fitting
        assert sum(found or ()) == least


def test_seats_that_nothing_tells_apart_are_not_tried_in_every_order() -> None:
    one, other = 0b11111, 0b11111 << 5
    bodies = Problem((0b11111111,) * 5 + (0b1111110000,) * 5, (one, other), (MostPeople(0, one | other, 5),))
    assert search(bodies, 1, 0, 0, Budget(100)) is None
    told_apart = Problem((7, 7, 7), (0b111,), (Only(0, 0b001, 0b100), Only(1, 0b010, 0b010)))
    assert search(told_apart, 3, 0, 0, Budget(20)) == (2, 1, 0)


def test_a_search_beyond_its_budget_says_so() -> None:
    apart = Problem((7, 7, 7, 7), (), tuple(Differ(0, *pair) for pair in pairs(4)))
    with pytest.raises(OutOfWork):
        search(apart, 1, 0, 0, Budget(2))
    assert Solving(Work(nodes=2, solver=False)).solve(apart).is_satisfiable is None
    pigeons = Problem((63,) * 7, (), tuple(Differ(0, *pair) for pair in pairs(7)))
    with pytest.raises(OutOfWork):
        Model(pigeons).solve(0, 2)


def test_work_is_limited_over_all_questions_about_a_problem() -> None:
    three = Problem((7, 7), (), tuple(MostSteps(rule, (1, 2), 1) for rule in range(5)))
    few = Decider(three, Work(nodes=4, times=2, solver=False))
    for rule in range(4):
        assert few.solve_under(1 << rule, 0) is not None
    with pytest.raises(OutOfWork):
        few.solve_under(1 << 4, 0)
    asked = Decider(three, Work(questions=1, solver=False))
    assert asked.solve_under(1, 0) is not None
    with pytest.raises(OutOfWork):
        asked.solve_under(1, 0)
    pigeons = Problem((63,) * 7, (), (*(Differ(0, *pair) for pair in pairs(7)), MostPeople(1, 127, 6)))
    assert Decider(pigeons, Work(solver=True, slots=99, first_nodes=0)).solve() is None
    with pytest.raises(OutOfWork):
        Decider(pigeons, Work(solver=True, slots=99, first_nodes=0, conflicts=0)).solve()
