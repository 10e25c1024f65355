"""What a case has passed before it comes to a step."""

from collections.abc import Collection

from riskctl.flow.process import Process
from riskctl.model.vocabulary import Branching


def reached_without(process: Process, passing: Collection[str]) -> frozenset[str]:
    """The steps to which a case may come from a start without any of these having been done.

    A step that joins all branches is come to only when every branch has been: what was done on one of them has
    been done. Returns are left out of account, since what is done again was done before. The passing steps
    themselves are not among the steps found. Cost: steps × ways at worst, for joins wait for their branches.
    """
    leading: dict[str, list[str]] = {key: [] for key in process.ways}
    for key in process.reached:
        for following in process.onward[key]:
            leading[following].append(key)
    joins = {key for key in process.joins if process.steps[key].join is Branching.ALL and len(leading[key]) > 1}
    found = {start for start in process.starts if start not in passing}
    waiting = list(found)
    while waiting:
        for following in process.onward[waiting.pop()]:
            if following in found or following in passing:
                continue
            if following not in joins or found.issuperset(leading[following]):
                found.add(following)
                waiting.append(following)
    return frozenset(found)


def following(process: Process, steps: Collection[str]) -> frozenset[str]:
    """The steps to which forward ways lead from one of these, by one way or more."""
    found: set[str] = set()
    waiting = [key for key in steps if key in process.onward]
    while waiting:
        new = set(process.onward[waiting.pop()]) - found
        found |= new
        waiting += new
    return frozenset(found)
