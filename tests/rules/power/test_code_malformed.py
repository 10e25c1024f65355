"""PW108: a code that is built like a national one and is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.model.unified_code import ALPHABET, check_character
from riskctl.rules.power.code_malformed import RULE
from tests.building import catalog, facts

OWN = "11999900MB999999XC"
TASK = OWN + "3" + "000131001000"


def problem(code: object, own: str | None = OWN) -> str | None:
    found = facts(RULE, catalog({"riskctl": 1, "unified_code": own}, powers={"p": {"name": "许可", "code": code}}))
    for record, field, values in found:
        assert (record, field) == ("p", "code")
        assert set(values) == {"name", "code", "problem_zh", "problem_en"}
        assert (values["name"], values["code"]) == ("许可", code)
        return str(values["problem_en"])
    return None


@pytest.mark.parametrize("code", [
    TASK, TASK + "01", "300131002000", "12441500196720244T3442199806003",
    "XK-0131", "CF-0021-00001", "5201021234", "4200001234567890", "XK-0131-0001", "30013100200",
                                  "3001310020001",
    "30013100200A", "食品经营许可一二三四", "012345678901-001-123-1-01", None, "", 300131002000,
])
def test_right_codes_and_local_ones_are_left_alone(code: object) -> None:
    assert problem(code) is None


@pytest.mark.parametrize(("code", "said"), [
    (OWN[:-1] + "A" + TASK[18:], "the check character of its unified social credit code is C, not A"),
    (OWN[:-1] + "A" + TASK[18:] + "01", None),
    (TASK[:-1], "a task code has 31 characters, this one 30"),
    (TASK + "1", "a task code has 31 characters, this one 32"),
    (OWN, "a task code has 31 characters, this one 18"),
    (OWN + "B" + TASK[19:], "its 19th character is the digit of the level of exercise, not B"),
    ("I" * 18 + TASK[18:], "its first 18 characters are no unified social credit code"),
    (TASK.lower(), f"it is written {TASK}, in ASCII capitals without spaces"),
    (f"{OWN} 3 000131001000", f"it is written {TASK}, in ASCII capitals without spaces"),
    ("３００１３１００２０００", "it is written 300131002000, in ASCII capitals without spaces"),
    ("3001 3100 2000", "it is written 300131002000, in ASCII capitals without spaces"),
])
def test_what_is_wrong_with_a_national_code_is_said(code: str, said: str | None) -> None:
    assert problem(code) == said


@pytest.mark.parametrize("own", [None, "", "11999900"])
def test_without_a_code_of_its_own_only_the_length_of_31_tells_a_task_code(own: str | None) -> None:
    assert problem(TASK[:-1], own) is None
    assert problem(TASK, own) is None
    assert problem(OWN[:-1] + "A" + TASK[18:], own) is not None


def weighted_sum(code: str) -> int:
    """The sum of GB 32100-2015 with its printed weights."""
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    return sum(ALPHABET.index(letter) * weight for letter, weight in zip(code, weights, strict=True))


@given(st.text(ALPHABET, min_size=17, max_size=17), st.sampled_from(ALPHABET))
def test_exactly_the_check_character_of_the_standard_is_right(first: str, last: str) -> None:
    expected = ALPHABET[(31 - weighted_sum(first) % 31) % 31]
    assert check_character(first) == expected
    assert (problem(first + last + "3000131001000") is None) is (last == expected)
