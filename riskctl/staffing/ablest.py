"""The people who may fill most: a roster is mostly found among them, at a fraction of the work.

Who may fill half of the slots appears in far more rosters than who may fill a few. A roster of some of the people is a
roster of all of them; that there is none among some says nothing.
"""

from dataclasses import replace

from riskctl.staffing.problem import Problem, members, union


def among_the_ablest(problem: Problem, each: int) -> Problem | None:
    """The same problem with few people: for each slot so many of its pool, those who may fill most.

    None where these are more than half of the people, so that little would be saved.
    """
    everybody = problem.people
    able = [0] * everybody.bit_length()
    for pool in problem.pools:
        for person in members(pool):
            able[person] += 1
    kept = union(1 << person for pool in problem.pools
                 for person in sorted(members(pool), key=lambda person: (-able[person], person))[:each])
    if 2 * kept.bit_count() > everybody.bit_count():
        return None
    return replace(problem, pools=tuple(pool & kept for pool in problem.pools))
