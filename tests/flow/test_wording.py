"""The form in which wording is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.flow.wording import bare_words, without_spaces


@pytest.mark.parametrize(("text", "spaceless", "bare"), [
    ("食品 经营\u3000许可", "食品经营许可", "食品经营许可"),
    ("ＡＢ（一）", "ab(一)", "ab一"),
    ("单人核查、走过场。", "单人核查、走过场。", "单人核查走过场"),
    ("a_b-c", "a_b-c", "abc"),
    ("Straße ①", "strasse1", "strasse1"),
    ("㈱", "(株)", "株"),
    ("", "", ""),
    (" 。 ", "。", ""),
])
def test_known_forms(text: str, spaceless: str, bare: str) -> None:
    assert (without_spaces(text), bare_words(text)) == (spaceless, bare)


@given(st.text("甲乙ＡＢab １1，。、_-（）\u3000\n㈱①ß", max_size=20))
def test_what_is_in_the_form_stays(text: str) -> None:
    assert without_spaces(without_spaces(text)) == without_spaces(text)
    assert bare_words(bare_words(text)) == bare_words(text)
    assert bare_words(without_spaces(text)) == bare_words(text)
