"""The small languages: each text has one spelling, and what is misspelt is said at its character."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.model import quantity
from riskctl.model.quantity import Citation, Limit, Misspelling


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("5 workdays", Limit(5, "workdays")),
        ("1 day", Limit(1, "days")),
        ("24 hours", Limit(24, "hours")),
        ("3 months", Limit(3, "months")),
        ("999999 days", Limit(999999, "days")),
    ],
)
def test_a_limit_is_a_number_a_space_and_a_unit(text: str, limit: Limit) -> None:
    assert quantity.parse_limit(text) == limit


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("0 days", 0),
        ("-1 days", 0),
        ("五日", 0),
        ("５ days", 0),
        ("5days", 1),
        ("5个工作日", 1),
        ("20  days", 3),
        ("5 weeks", 2),
        ("5 ", 2),
        ("5 days ", 2),
        ("5 days\n", 2),
        ("1234567 days", 0),
        ("5\u3000days", 1),
    ],
)
def test_a_misspelt_limit_is_told_where(text: str, offset: int) -> None:
    found = quantity.parse_limit(text)
    assert isinstance(found, Misspelling)
    assert found.offset == offset


@given(st.integers(1, 999999), st.sampled_from(quantity.LIMIT_UNITS))
def test_a_limit_is_read_as_it_is_written(amount: int, unit: quantity.LimitUnit) -> None:
    assert quantity.parse_limit(str(Limit(amount, unit))) == Limit(amount, unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-06-30", date(2026, 6, 30)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-02-29", 5),
        ("2026-13-01", 5),
        ("26-01-01", 0),
        ("2026-6-30", 0),
        ("2026/06/30", 0),
        ("２０２６-06-30", 0),
        ("2026-06-30\n", 0),
        ("0000-01-01", 5),
        ("20260630", 0),
        ("2026-W01-1", 0),
    ],
)
def test_a_day_is_of_the_calendar(text: str, expected: date | int) -> None:
    found = quantity.parse_day(text)
    assert (found.offset if isinstance(found, Misspelling) else found) == expected


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("行政许可法(2019)第42条第1款", Citation("行政许可法", "2019", 42, 1)),
        ("行政许可法第42条", Citation("行政许可法", None, 42)),
        ("会计法(2024)第35条第2款第3项", Citation("会计法", "2024", 35, 2, 3)),
        ("公务员法(2018修订)第74条第1项", Citation("公务员法", "2018修订", 74, None, 1)),
        ("税总发〔2017〕22号", Citation("税总发〔2017〕22号", is_document=True)),
    ],
)
def test_a_citation_is_taken_apart(text: str, citation: Citation) -> None:
    assert quantity.parse_citation(text) == citation


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("行政许可法第四十二条", 5),
        ("行政许可法（2019）第42条", 5),
        ("行政许可法第４２条", 6),
        ("行政许可法", 5),
        ("税总发[2017]22号", 0),
        ("税总发〔17〕22号", 0),
        ("行政许可法(2019)第42条第1款之一", 15),
        ("", 0),
        ("第42条", 4),
        ("行政许可法(2019)第0条", 14),
    ],
)
def test_a_misspelt_citation_is_told_where(text: str, offset: int) -> None:
    found = quantity.parse_citation(text)
    assert isinstance(found, Misspelling)
    assert (found.offset, bool(found.zh), bool(found.en)) == (offset, True, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2/3", (2, 3)),
        ("1/1", (1, 1)),
        ("99/99", (99, 99)),
        ("3/2", 0),
        ("2/3\n", 0),
        ("2/", 2),
        ("2", 1),
        ("x/3", 0),
        ("２/３", 0),
        ("0/3", 0),
        ("2/300", 2),
    ],
)
def test_a_fraction_is_at_most_one(text: str, expected: tuple[int, int] | int) -> None:
    found = quantity.parse_fraction(text)
    assert isinstance(found, Misspelling) or found == expected
    if isinstance(expected, int):
        assert isinstance(found, Misspelling)
        assert found.offset <= len(text)


@given(st.text(max_size=30))
def test_nothing_breaks_the_small_languages(text: str) -> None:
    for parse in (quantity.parse_limit, quantity.parse_day, quantity.parse_citation, quantity.parse_fraction):
        found = parse(text)
        if isinstance(found, Misspelling):
            assert 0 <= found.offset <= len(text)


@pytest.mark.parametrize(
    "text",
    ["第" * 50_000, "1" * 50_000, "(" * 50_000, "甲" * 50_000 + "第", "甲(2019" * 10_000, "甲〔" * 20_000],
)
def test_long_nonsense_is_refused_at_once(text: str) -> None:
    assert isinstance(quantity.parse_citation(text), Misspelling)
    assert isinstance(quantity.parse_limit(text), Misspelling)
