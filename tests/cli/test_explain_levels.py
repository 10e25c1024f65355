"""`explain` of a risk point and of a level scheme."""

import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, run, small_catalog

Capture = pytest.CaptureFixture[str]
OWN = "level_schemes:\n  own: {name: 本局, by: declared, levels: [{id: a, label: 甲}]}\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c", SMALL + OWN)
    monkeypatch.chdir(folder)
    return folder


def test_a_risk_point_is_explained_with_its_levels(root: Path, capsys: Capture) -> None:
    out = run(capsys, "explain", "r1", "--as-of", "2026-06-30", "--lang", "zh").out
    assert "等级的计算（方案 hml 高、中、低三级，截至 2026-06-30）\n  评定：高\n  控制前（固有）：高 ★★★\n  没有防控措施\n" in out
    document = json.loads(run(capsys, "explain", "r1", "--json").out)
    assert (document["levels"]["inherent"], document["levels"]["current"]) == ("high", "high")
    assert "levels" not in json.loads(run(capsys, "explain", "p", "--json").out)


@pytest.mark.parametrize(("id", "line"), [("matrix", "matrix 按可能性与影响三级 (by likelihood and impact)"), ("own", "own 本局 (declared)")])
def test_a_scheme_is_printed(root: Path, capsys: Capture, id: str, line: str) -> None:
    ran = run(capsys, "explain", id)
    assert ran.code == 0
    assert line in ran.out.splitlines()
    assert json.loads(run(capsys, "explain", id, "--json").out)["id"] == id


def test_a_record_goes_before_a_shipped_scheme_of_that_id(tmp_path: Path, capsys: Capture) -> None:
    folder = small_catalog(tmp_path / "c", SMALL.replace("r1:", "matrix:"))
    assert "核查不实" in run(capsys, "--catalog", folder, "explain", "matrix").out


def test_a_shipped_scheme_needs_no_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "explain", "consequence").code == 0
    assert run(capsys, "explain", "none-such").code == 2
    assert run(capsys, "--catalog", tmp_path / "none", "explain", "consequence").code == 2
