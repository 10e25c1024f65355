"""Places filled by different people, against trying every choice."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.matching import most_filled


@given(st.lists(st.sets(st.sampled_from("abcde")), max_size=6))
def test_as_many_places_are_filled_as_any_choice_fills(places: list[set[str]]) -> None:
    choices = product(*([*place, None] for place in places))
    best = max(len(people) for choice in choices
               if len(people := [person for person in choice if person]) == len(set(people)))
    assert most_filled(places) == best


def test_many_places_are_no_trouble() -> None:
    people = [str(at) for at in range(400)]
    assert most_filled([people[:at + 1] for at in reversed(range(400))]) == 400
