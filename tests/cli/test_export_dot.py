"""`riskctl export dot` gives the flowchart as DOT."""

from pathlib import Path

import pytest

from tests.building import EXAMPLES
from tests.cli.running import run


def test_it_is_the_flowchart_with_positions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = EXAMPLES / "food-licence"
    exported = run(capsys, "--catalog", root, "export", "dot", "--all", "--out", tmp_path / "a")
    run(capsys, "--catalog", root, "render", "flowchart", "XK-0131", "--format", "dot", "--out", tmp_path / "b")
    assert (exported.code, exported.out) == (0, f"{tmp_path}/a/XK-0131.dot\n")
    dot = (tmp_path / "a" / "XK-0131.dot").read_bytes()
    assert dot == (tmp_path / "b" / "XK-0131.dot").read_bytes()
    assert b"pos=" in dot


def test_an_unknown_power_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "--lang", "en", "--catalog", EXAMPLES / "food-licence", "export", "dot", "XK-0132", "--out", tmp_path)
    assert ran.code == 2
    assert "XK-0131" in ran.err
    assert list(tmp_path.iterdir()) == []
