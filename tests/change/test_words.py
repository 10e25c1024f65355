"""Which words of a text changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.change.words import How, changed_words

TEXTS = st.text(alphabet="审核查双单人 ab12.，\n", max_size=20)


@given(TEXTS, TEXTS)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(before: str, after: str) -> None:
    pieces = changed_words(before, after)
    assert "".join(piece.text for piece in pieces if piece.how is not How.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.how is not How.REMOVED) == after
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_nothing_changes_in_the_same_text(text: str) -> None:
    assert {piece.how for piece in changed_words(text, text)} <= {How.SAME}


@pytest.mark.parametrize(("before", "after", "expected"), [
    ("单人核查", "双人核查", [("单", "removed"), ("双", "added"), ("人核查", "same")]),
    ("within 5 workdays", "within 15 workdays", [("within ", "same"), ("5", "removed"), ("15", "added"), (" workdays", "same")]),
    ("sub-office", "main-office", [("sub-office", "removed"), ("main-office", "added")]),
    ("", "核查", [("核查", "added")]),
])
def test_chinese_is_cut_by_character_and_other_words_whole(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert [(piece.text, piece.how.value) for piece in changed_words(before, after)] == expected


def test_texts_too_long_to_compare_are_told_as_a_whole() -> None:
    assert [piece.how for piece in changed_words("甲" * 3000, "乙" * 3000)] == [How.REMOVED, How.ADDED]
