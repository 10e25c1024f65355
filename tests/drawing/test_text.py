"""Text measured without fonts, and broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.drawing.breaking import broken
from riskctl.drawing.lane_order import lane_order
from riskctl.drawing.metrics import text_width

CLOSING, OPENING = "，。、；：！？）》」』】", "（《「『【"
CHINESE = st.text("依法办理准予许可的事项，。、；：（）《》「」ab12% ", max_size=60)


@pytest.mark.parametrize(("text", "width"), [("", 0), ("汉字", 20), ("（）", 20), ("ab", 12.01), ("é", 10), ("ñ", 8), ("e\u0301", 6.06 - 0.52)])
def test_the_width_of_text(text: str, width: float) -> None:
    assert text_width(text, 10) == pytest.approx(width)


def test_bold_text_is_wider() -> None:
    assert text_width("汉", 10, bold=True) > text_width("汉", 10)


@pytest.mark.parametrize(("text", "width", "lines"), [
    ("", 10, [""]),
    ("符合条件的，准予许可。", 6, ["符合条件的，", "准予许可。"]),
    ("符合条件的", 5, ["符合条件的"]),
    ("符合条件的人", 5, ["符合条", "件的人"]),
    ("甲（乙丙）丁", 3, ["甲（乙", "丙）丁"]),
    ("税总发2017年22号", 6, ["税总发", "2017年", "22号"]),
    ("依据税总发〔2017〕22号，办理", 11, ["依据税总发", "〔2017〕22号，办", "理"]),
    ("食品安全法(2021)第35条", 10, ["食品安全法", "(2021)第35条"]),
    ("〔2017〕22号", 6, ["〔2017〕", "22号"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("first second", 6, ["first", "second"]),
    ("甲\n乙", 9, ["甲", "乙"]),
])
def test_text_in_lines(text: str, width: float, lines: list[str]) -> None:
    assert broken(text, width, len) == lines


@given(CHINESE, st.integers(4, 20))
def test_nothing_is_lost_and_marks_stand_where_they_may(text: str, width: int) -> None:
    lines = broken(text, width, len)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines)


@given(st.text("依法办理，。（）", max_size=40), st.integers(6, 20))
def test_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    runs = max((len(run) for run in "".join("x" if c in CLOSING or c in OPENING else " " for c in text).split()), default=0)
    if runs + 1 < width:
        lines = broken(text, width, len)
        assert [line for line in lines[1:] if line and line[0] in CLOSING] == []
        assert [line for line in lines[:-1] if line and line[-1] in OPENING] == []


@pytest.mark.parametrize(("lanes", "moves", "first", "order"), [
    (3, [(0, 2), (2, 1)], None, (0, 2, 1)),
    (3, [], None, (0, 1, 2)),
    (3, [(1, 2), (1, 2), (0, 2)], 0, (0, 2, 1)),
    (9, [(0, 8), (8, 0)], None, None),
])
def test_lanes_are_ordered_so_that_moves_are_short(
        lanes: int, moves: list[tuple[int, int]], first: int | None, order: tuple[int, ...] | None) -> None:
    found = lane_order(lanes, moves, first)
    assert sorted(found) == list(range(lanes))
    if order is not None:
        assert found == order
