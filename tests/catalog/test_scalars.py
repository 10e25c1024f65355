"""Plain scalars by the core schema of YAML 1.2."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.catalog.scalars import NOT_A_NUMBER, SUSPECT, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("tRue", "tRue"),
        ("0", 0),
        ("-0", 0),
        ("+12", 12),
        ("012", 12),
        ("0o14", 12),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("190:20:30", "190:20:30"),
        ("123456789012345678", 123456789012345678),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1e3", -1000.0),
        ("1e-999", 0.0),
        ("1.2.3", "1.2.3"),
        ("e3", "e3"),
        (".", "."),
        ("-", "-"),
        ("+", "+"),
        ("0o9", "0o9"),
        ("0xG", "0xG"),
        ("１２", "１２"),
        ("12\n", "12\n"),
        ("2026-06-30", "2026-06-30"),
        ("12:00", "12:00"),
        ("=", "="),
    ],
)
def test_a_plain_scalar_is_what_the_core_schema_says(text: str, value: object) -> None:
    assert (resolve(text), type(resolve(text))) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    [
        ".inf",
        "-.INF",
        "+.Inf",
        ".nan",
        ".NaN",
        "1e999",
        "-1e999",
        "9" * 19,
        "0x" + "f" * 17,
        "0o" + "7" * 17,
        "9" * 400 + ".5",
    ],
)
def test_what_no_program_can_hold_exactly_is_no_number(text: str) -> None:
    assert resolve(text) is NOT_A_NUMBER


@given(st.text(max_size=12))
def test_everything_that_is_not_text_begins_with_a_suspect_character(text: str) -> None:
    if text[:1] not in SUSPECT:
        assert resolve(text) == text


@given(st.integers(-(10**16), 10**16))
def test_whole_numbers_come_back(number: int) -> None:
    assert resolve(str(number)) == number
