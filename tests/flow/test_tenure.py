"""How long people have been in posts, against going through the days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.flow.dates import add_months
from riskctl.flow.periods import Period
from riskctl.flow.tenure import last_of_row, manned_until, tenures, unbroken_since
from tests.building import catalog

START, TODAY = date(2024, 1, 1), date(2026, 6, 30)
SPAN = (TODAY - START).days + 30
OFFSETS = st.integers(0, SPAN)
SPELLS = st.lists(st.tuples(OFFSETS, st.none() | OFFSETS), max_size=5)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def walked_back(spells: list[tuple[date, date | None]], today: date) -> date | None:
    """From today day by day back, over gaps that end before six months from their first day have passed."""
    held = {one for first, last in spells for at in range(SPAN + 1)
            if first <= (one := day(at)) <= (last or date.max) and first <= today}
    if today not in held:
        return None
    since = at = today
    while at > START:
        at -= timedelta(days=1)
        gap = at + timedelta(days=1)
        if at in held and (since == gap or since < add_months(gap, 6)):
            since = at
    return since


@given(SPELLS)
@settings(deadline=None)
def test_a_time_in_post_goes_on_over_gaps_of_less_than_six_months(drawn: list[tuple[int, int | None]]) -> None:
    spells = [(day(first), None if last is None else day(last)) for first, last in drawn]
    assert unbroken_since(spells, TODAY) == walked_back(spells, TODAY)


@given(st.lists(st.tuples(st.none() | st.integers(0, 20), st.none() | st.integers(0, 20)), max_size=6))
def test_a_row_of_assignments_ends_before_the_first_day_without_any(drawn: list[tuple[int | None, int | None]]) -> None:
    today, end = 5, 60
    periods = [Period(None if first is None else day(first), None if last is None else day(last), "x", at)
               for at, (first, last) in enumerate(drawn)]
    empty = next((at for at in range(today, end) if not any(one.start <= day(at) <= one.end for one in periods)), end)
    row = last_of_row(periods, day(today))
    if empty == today:
        assert row is None
    else:
        assert row is not None
        assert (row.last is None) if empty == end else (row.end == day(empty - 1))


def people(*assignments: dict[str, object]) -> dict[str, object]:
    return {"x": {"name": "张某", "unit": "u", "assignments": [{"post": "p", "as": "primary", **one} for one in assignments]}}


@pytest.mark.parametrize(("assignments", "since"), [
    ([{"from": "2020-01-01"}], "2020-01-01"),
    ([{"from": "2020-01-01", "to": "2026-06-30"}], "2020-01-01"),
    ([{"from": "2020-01-01", "to": "2026-06-29"}], None),
    ([{"from": "2026-07-01"}], None),
    ([{"from": "2026-06-30"}], "2026-06-30"),
    ([{"from": "2020-01-01", "as": "backup"}], None),
    ([{"from": "2020-01-01", "as": "backup", "to": "2022-12-31"}, {"from": "2023-01-01"}], "2023-01-01"),
    ([{"from": "2020-01-01", "to": "2022-12-31", "as": "acting"}, {"from": "2023-01-01"}], "2020-01-01"),
    ([{"from": "2023-01-01"}, {"from": "2020-01-01", "to": "2022-08-31"}], "2020-01-01"),
    ([{"from": "2023-03-01"}, {"from": "2020-01-01", "to": "2022-08-31"}], "2023-03-01"),
    ([{"from": "2023-02-28"}, {"from": "2020-01-01", "to": "2022-08-31"}], "2020-01-01"),
    ([{}], None),
    ([{"from": "2020-02-30"}], None),
    ([{"from": "2020-01-01", "to": "明年"}], None),
])
def test_since_when_somebody_is_in_a_post(assignments: list[dict[str, object]], since: str | None) -> None:
    found = [str(one.since) for one in tenures(catalog(people=people(*assignments)))]
    assert found == ([since] if since else [])


@pytest.mark.parametrize(("assignments", "until"), [
    ([{"from": "2020-01-01", "to": "2026-07-10"}], "2026-07-10"),
    ([{"to": "2026-07-10"}], "2026-07-10"),
    ([{"from": "2020-01-01"}], None),
    ([{"from": "2020-01-01", "to": "2026-06-29"}], None),
    ([{"from": "2020-01-01", "to": "2026-07-10"}, {"from": "2026-07-11", "to": "2026-12-31"}], "2026-12-31"),
    ([{"from": "2020-01-01", "to": "2026-07-10"}, {"from": "2026-07-12"}], "2026-07-10"),
    ([{"from": "2020-01-01", "to": "2026-07-10"}, {"from": "2026-07-11"}], None),
    ([{"from": "2020-01-01", "to": "2026-07-10"}, {"as": "backup"}], "2026-07-10"),
    ([{"from": "2020-01-01", "to": "2026-07-10"}, {"from": "某日"}], None),
])
def test_until_when_a_post_has_somebody(assignments: list[dict[str, object]], until: str | None) -> None:
    found = {post: str(period.last) for post, period in manned_until(catalog(people=people(*assignments))).items()}
    assert found == ({"p": until} if until else {})
