"""A matching of places to people on ints: one bit a person."""

from collections.abc import Sequence

from riskctl.staffing.problem import union


def fill(place: int, pools: Sequence[int], filled: list[int]) -> bool:
    """Find somebody for the place, moving others where that helps; False if nobody can be found.

    `filled` holds for each place the person in it as a bit, 0 for nobody; then it is as before but for the place.
    Cost places × people in the worst case (one augmenting path, breadth first).
    """
    filled[place] = 0
    used = union(filled)
    came_from: dict[int, int] = {}
    waiting = [place]
    seen = 0
    for here in waiting:
        free = pools[here] & ~used
        if free:
            _shift(here, free & -free, place, came_from, filled)
            return True
        new = pools[here] & ~seen
        seen |= new
        for owner, person in enumerate(filled):
            if person & new:
                came_from[owner] = here
                waiting.append(owner)
    return False


def _shift(here: int, person: int, place: int, came_from: dict[int, int], filled: list[int]) -> None:
    """Give the person to `here`, whoever was there to the place that asked for him, and so on to the first place."""
    while True:
        before, filled[here] = filled[here], person
        if here == place:
            return
        here, person = came_from[here], before
