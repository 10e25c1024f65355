"""Planted changes are told, each once, with its effect; and nothing else is."""

from pathlib import Path

import pytest

from benchmarks.changes import CHANGES, differences, told_of, write


@pytest.mark.parametrize(("counties", "seed"), [(1, 1), (2, 5)])
def test_every_planted_change_is_told_and_nothing_else(tmp_path: Path, counties: int, seed: int) -> None:
    expected = write(tmp_path / "c", counties, seed, 120)
    assert len(expected) == 1 + counties * (len(CHANGES) - 4)
    assert list(differences(expected, told_of(tmp_path / "c"))) == []


def test_what_is_not_told_is_seen(tmp_path: Path) -> None:
    expected = write(tmp_path / "c", 1, 1, 120)
    found = told_of(tmp_path / "c")
    assert len(list(differences(expected, found[1:]))) == 1
    assert len(list(differences(expected[1:], found))) == 1
