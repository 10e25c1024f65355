"""What is remembered gives the same answers as reading anew, whatever changes in between."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riskctl.cli import cache
from tests.cli.running import SMALL, run, small_catalog
from tests.conftest import ROOT

Capture = pytest.CaptureFixture[str]
DAY = ("--as-of", "2026-06-30", "--format", "json")
LATER = ("--as-of", "2027-06-30", "--format", "json")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = small_catalog(tmp_path / "c", manifest="riskctl: 1\nlimits: {depth: 9}\n")
    monkeypatch.chdir(folder)
    return folder


def _remove(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).unlink()


def _write(name: str, text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / name).write_text(text, encoding="utf-8")

    return write


@pytest.mark.parametrize(("change", "asked"), [
    (_remove("riskctl.yaml"), DAY),
    (_write("riskctl.yaml", ""), DAY),
    (_write("riskctl.yaml", "riskctl: 1\nlimits: {depth: 3}\n"), DAY),
    (_write("riskctl.yaml", "riskctl: 1\nrules: {RP201: off}\n"), DAY),
    (_write("a.yaml", SMALL.replace("high", "low")), DAY),
    (_write("b.yaml", "posts: [\n"), DAY),
    (_write("b.yaml", SMALL.split("posts:")[0]), DAY),
    (lambda root: None, (*DAY, "--limit", "depth=3")),
    (lambda root: None, (*DAY, "--limit", "nodes_per_file=9")),
    (lambda root: None, (*DAY, "--limit", "files=0001")),
    (lambda root: None, (*DAY, "--select", "RP")),
    (lambda root: None, (*DAY, "--ignore", "RP")),
    (lambda root: None, (*DAY, "--no-waivers")),
    (lambda root: None, LATER),
])
def test_no_input_of_a_run_is_forgotten(root: Path, capsys: Capture, change: Callable[[Path], None], asked: tuple[str, ...]) -> None:
    run(capsys, "--catalog", root, "validate", *DAY)
    change(root)
    fresh = run(capsys, "--catalog", root, "validate", *asked, "--no-cache")
    assert run(capsys, "--catalog", root, "validate", *asked) == fresh
    assert run(capsys, "--catalog", root, "validate", *asked) == fresh


EXAMPLES = sorted(path for path in (ROOT / "examples" / "rules").glob("*/bad.yaml") if not path.parent.name.startswith("CA10"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(EXAMPLES), min_size=2, max_size=5, unique=True), st.integers(0, 4))
def test_files_that_are_remembered_give_what_files_that_are_read_give(tmp_path: Path, capsys: Capture, chosen: list[Path],
                                                                      touched: int) -> None:
    folder = tmp_path / "c"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "riskctl.yaml").write_text("riskctl: 1\n")
    for at, path in enumerate(chosen):
        shutil.copy(path, folder / f"{at}.yaml")
    run(capsys, "--catalog", folder, "validate", *DAY)
    with (folder / f"{touched % len(chosen)}.yaml").open("ab") as file:
        file.write(b"\n# touched\n")
    fresh = run(capsys, "--catalog", folder, "validate", *DAY, "--no-cache")
    assert run(capsys, "--catalog", folder, "validate", *DAY) == fresh


def test_only_rules_are_imported_for_an_entry(root: Path, capsys: Capture) -> None:
    fresh = run(capsys, "validate", *DAY)
    for entry in cache.cache_folder().glob("run-*.json"):
        text = entry.read_text(encoding="utf-8")
        entry.write_text(text.replace("riskctl.rules.risk_point.no_control", "this"), encoding="utf-8")
    assert run(capsys, "validate", *DAY) == fresh


def test_a_folder_that_others_may_write_to_is_not_believed(root: Path, capsys: Capture, tmp_path: Path,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(shared))
    run(capsys, "validate", *DAY)
    assert list(shared.iterdir()) == []
