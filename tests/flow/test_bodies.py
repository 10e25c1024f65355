"""How many make a body able to decide."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.bodies import needed


@pytest.mark.parametrize(("quorum", "members", "expected"), [
    ("5", 9, 5), ("2/3", 9, 6), ("2/3", 10, 7), ("1/2", 5, 3), ("1/1", 4, 4), ("3/2", 2, 3), ("2/3", 0, 0),
])
def test_a_share_is_rounded_up(quorum: str, members: int, expected: int) -> None:
    assert needed(quorum, members) == expected


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 300))
def test_it_is_the_fewest_that_make_the_share(part: int, whole: int, members: int) -> None:
    number = needed(f"{part}/{whole}", members)
    share = Fraction(part, whole) * members
    assert number - 1 < share <= number
