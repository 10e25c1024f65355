"""Places filled by different people: a matching in the graph of places and those who may fill them."""

from collections import deque
from collections.abc import Collection, Sequence


def most_filled(places: Sequence[Collection[str]]) -> int:
    """How many of the places can be filled at once by different people; cost places × chances.

    >>> most_filled([{"a"}, {"a", "b"}]), most_filled([{"a"}, {"a"}])
    (2, 1)
    """
    filled_by: dict[str, int] = {}
    return sum(_fill(place, places, filled_by) for place in range(len(places)))


def _fill(place: int, places: Sequence[Collection[str]], filled_by: dict[str, int]) -> bool:
    """Whether the place can be filled as well, moving those who fill others where that helps."""
    asked_for: dict[str, int] = {}
    seat_of = {at: person for person, at in filled_by.items()}
    waiting = deque([place])
    while waiting:
        here = waiting.popleft()
        for person in places[here]:
            if person in asked_for:
                continue
            asked_for[person] = here
            if person in filled_by:
                waiting.append(filled_by[person])
                continue
            moved: str | None = person
            while moved is not None:
                at = asked_for[moved]
                filled_by[moved] = at
                moved = seat_of.get(at)
            return True
    return False
