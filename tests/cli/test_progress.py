"""How far long work has got is shown only where somebody looks, and only once it has taken a second."""

import io
import sys
from collections.abc import Iterable, Iterator
from types import SimpleNamespace

import pytest

from riskctl.cli.progress import counted, watched


class Screen(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


def watch(monkeypatch: pytest.MonkeyPatch, each: float) -> Screen:
    """Let somebody look, and let every look at the clock be so many seconds after the last."""
    now = iter(at * each for at in range(1_000))
    screen = Screen()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("riskctl.cli.progress.time", SimpleNamespace(monotonic=lambda: next(now)))
    return screen


def numbers(count: int) -> Iterator[int]:
    yield from range(count)


@pytest.mark.parametrize(("items", "total"), [(list(range(5)), None), (numbers(5), 5)])
def test_the_number_done_is_shown_after_a_second(items: Iterable[int], total: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch, 0.6)
    taken, seen = [], []
    for item in watched(items, "drawing", total):
        taken.append(item)
        seen.append(screen.getvalue())
    assert taken == list(range(5))
    assert seen[:2] == ["", ""]
    assert "drawing" in seen[2]
    assert "2/5" in seen[2]


def test_what_is_done_within_a_second_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch, 0.1)
    assert list(watched("abcdef", "drawing")) == list("abcdef")
    assert screen.getvalue() == ""


def test_the_last_of_all_shows_nothing_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch, 9)
    assert list(watched("a", "drawing")) == ["a"]
    assert screen.getvalue() == ""


def test_rows_of_unknown_number_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch, 2)
    with counted("rows") as tell:
        tell(1_000)
        tell(2_000)
    assert "1000 rows" in screen.getvalue()


def test_no_terminal_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch, 9)
    monkeypatch.setattr(Screen, "isatty", lambda self: False)
    assert list(watched("abc", "drawing")) == ["a", "b", "c"]
    with counted("rows") as tell:
        tell(9)
    assert screen.getvalue() == ""


def test_what_is_printed_meanwhile_goes_where_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = watch(monkeypatch, 2)
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    for item in watched("abc", "drawing"):
        print(item)
    assert out.getvalue() == "a\nb\nc\n"
    assert "drawing" in screen.getvalue()
