"""WV108: two waivers of the same thing at the same time."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.rules.waiver.duplicate_waiver import RULE
from tests.building import TODAY, Fact, catalog, facts, hits

ONE = {"rule": "RP201", "record": "r", "from": "2026-01-01", "expires": "2026-12-31"}


def fact(later: str = "b", earlier: str = "a") -> Fact:
    return (later, None, {"other": earlier, "rule": "RP201", "target": "r"})


@pytest.mark.parametrize(("a", "b", "found"), [
    ({}, {}, [fact()]),
    ({}, {"from": "2026-12-31", "expires": "2027-06-30"}, [fact()]),
    ({}, {"from": "2025-12-01"}, [fact()]),
    ({"from": None}, {}, [fact()]),
    ({"between": ["x", "y"]}, {"between": ["y", "x"]}, [fact()]),
    ({"field": "controls"}, {"field": "controls"}, [fact()]),
    ({}, {"from": "2027-01-01", "expires": "2027-06-30"}, []),
    ({"expires": "2026-06-29"}, {}, []),
    ({"expires": None}, {}, []),
    ({"from": "2026-1-1"}, {}, []),
    ({"from": "2027-01-01"}, {}, []),
    ({}, {"rule": "RP202"}, []),
    ({}, {"record": "s"}, []),
    ({}, {"field": "controls"}, []),
    ({"between": ["x"]}, {"between": ["x", "y"]}, []),
    ({"rule": None}, {"rule": None}, []),
    ({"record": None}, {"record": None}, []),
])
def test_two_of_the_same_are_one_finding_at_the_later(a: dict[str, object], b: dict[str, object],
                                                      found: list[Fact]) -> None:
    assert facts(RULE, catalog(waivers={"a": {**ONE, **a}, "b": {**ONE, **b}})) == found


def test_the_earlier_is_related() -> None:
    [hit] = hits(RULE, catalog(waivers={"a": ONE, "b": ONE}))
    assert [related.record for related in hit.related] == ["a"]


PERIODS = st.lists(st.tuples(st.none() | st.integers(-9, 9), st.integers(0, 9)), max_size=6)


def _day(offset: int) -> str:
    return str(TODAY + timedelta(days=offset))


@given(PERIODS)
def test_those_that_share_a_day_with_an_earlier_one_are_found(periods: list[tuple[int | None, int]]) -> None:
    """The oracle lists the days of each waiver and holds it against all before it."""
    waivers = {f"w{at}": {**ONE, "from": None if first is None else _day(first), "expires": _day(last)}
               for at, (first, last) in enumerate(periods)}
    days = [set(range(-20 if first is None else first, last + 1)) for first, last in periods]
    expected = {f"w{at}": [f"w{before}" for before in range(at) if mine & days[before]]
                for at, mine in enumerate(days)}
    found = {hit.record: [related.record for related in hit.related]
             for hit in hits(RULE, catalog(waivers=waivers))}
    assert found == {id: others for id, others in expected.items() if others}
