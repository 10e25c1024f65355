"""What of a text can be shown without harm."""

import pytest

from riskctl.render.flowchart.positioned import quoted
from riskctl.report.html import escaped
from riskctl.report.line import visible


@pytest.mark.parametrize(("text", "expected"), [
    ("食品 (一)", "食品 (一)"), ("张　某", "张　某"), ("a\u00a0b", r"a\xa0b"), ("a\nb", r"a\nb"), ("\x1b[2J", r"\x1b[2J"),
    ("\u202egnp", r"\u202egnp"),
    ("\u2028", r"\u2028"), ("\u200b\ufeff", r"\u200b\ufeff"), ("\ud800", r"\ud800"), ("\x00", r"\x00"), ("𠮷", "𠮷")])
def test_what_controls_text_is_an_escape_and_names_stay_as_they_are(text: str, expected: str) -> None:
    assert visible(text) == expected
    assert escaped(text) == expected


def test_names_set_apart_stay_so_in_dot() -> None:
    assert quoted("张　某") == '"张　某"'
    assert quoted("a\u202eb") == '"a\ufffdb"'
